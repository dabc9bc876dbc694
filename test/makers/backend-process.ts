/** The backend as the window runs it: a process of its own, talked to over its port, and killable. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromBackend, In, Out, Reply, ToBackend } from '../../shared/contract/define.ts';
import type { BackendContract } from '../../shared/contract/index.ts';
import { atEnd } from './temporary.ts';
import { valueOfReply } from './workspace.ts';

const ENTRY = fileURLToPath(new URL('../../main/backend/start.ts', import.meta.url));

export interface BackendProcess {
  readonly pid: number;
  readonly ask: <K extends keyof BackendContract>(
    name: K,
    input: In<BackendContract, K>,
  ) => Promise<Out<BackendContract, K>>;
  /** A page of a stored file as the window's viewer shows it. @throws Error when refused */
  readonly picture: (fileId: string, page: number, width: number) => Promise<Uint8Array>;
  readonly pick: (path: string) => string;
  /** A stored file's bytes, as the window's viewer fetches them. @throws Error when refused */
  readonly bytes: (fileId: string) => Promise<Uint8Array>;
  /** Resolves when a job has ended. */
  readonly finished: (jobId: string) => Promise<void>;
  /** kill -9; resolves when the process is gone. */
  readonly kill: () => Promise<void>;
  readonly printed: () => string;
}

/** Starts the backend process on a folder, with more environment if told. */
export async function startBackendProcess(
  userData: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BackendProcess> {
  const child: ChildProcess = fork(ENTRY, [`--user-data=${userData}`], {
    serialization: 'advanced',
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...environment },
  });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  const ended = new Set<string>();
  const watching = new Map<string, () => void>();
  let next = 1;
  child.on('message', (raw) => {
    const message = raw as FromBackend;
    if (message.type === 'reply' || message.type === 'bytes-reply') waiting.get(message.id)?.(message.reply);
    if (message.type === 'event' && message.name === 'job.progress') {
      const { jobId, state } = message.payload as { jobId: string; state: string };
      if (state === 'reading' || state === 'storing') return;
      ended.add(jobId);
      watching.get(jobId)?.();
    }
  });
  const exited = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  atEnd(kill);
  await once(child, 'message');
  const send = (message: ToBackend): void => void child.send(message);
  /** Never resolves when the process dies first: race it against the kill. */
  const answer = (message: (id: number) => ToBackend): Promise<Reply<unknown>> =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      send(message(id));
    });
  return {
    pid: child.pid ?? 0,
    ask: async (name, input) =>
      valueOfReply(await answer((id) => ({ type: 'call', id, name, input }))) as never,
    bytes: async (fileId) => {
      const reply = valueOfReply(await answer((id) => ({ type: 'bytes', id, fileId })));
      return (reply as { bytes: Uint8Array }).bytes;
    },
    picture: async (fileId, page, width) => {
      const reply = valueOfReply(await answer((id) => ({ type: 'picture', id, fileId, page, width })));
      return (reply as { bytes: Uint8Array }).bytes;
    },
    pick: (path) => {
      const token = randomUUID();
      send({ type: 'pick', token, path });
      return token;
    },
    finished: (jobId) =>
      new Promise((resolve) => {
        if (ended.has(jobId)) resolve();
        else watching.set(jobId, resolve);
      }),
    kill,
    printed: () => printed,
  };
}

/** One reader process as its parent sees it: started, given a file, asked one thing after the other, killed. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../shared/errors.ts';
import { caps } from './limits.ts';
import type { ReaderReply, ReaderTask, ReaderValue } from './reader-protocol.ts';

/** The built entry beside this file's bundle, or the source next to it. */
function entry(): string {
  const built = fileURLToPath(new URL('./reader-child.js', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL('./reader-child.ts', import.meta.url));
}

/** Nothing of our environment but where a checkout keeps its compiled modules: a third of the time to start. */
function environment(): Record<string, string> {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
}

/** Starts a reader that keeps nobody waiting: this process may end while it idles. */
export function startReader(): ChildProcess {
  const child = fork(entry(), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=768', '--no-warnings'],
    env: environment(),
  });
  child.unref();
  child.channel?.unref();
  return child;
}

/** Why a child ended that had not answered. */
function endOf(killedBy: NodeJS.Signals | null): AppError {
  // Nobody here killed it: the watchdog did, the engine at its heap's limit, or the system for want of memory.
  const isMemory = killedBy === 'SIGKILL' || killedBy === 'SIGABRT' || killedBy === 'SIGTRAP';
  return isMemory ? new AppError('too-large', { memory: caps().readerMegabytes }) : new AppError('damaged');
}

/** A file held open by a reader process. */
export interface ReaderLink {
  /** @throws AppError the reader's refusal, timeout, too-large, damaged, or why the link was closed */
  readonly ask: (task: ReaderTask) => Promise<ReaderValue>;
  readonly close: (why?: AppError) => void;
}

interface Waiting {
  readonly resolve: (value: ReaderValue) => void;
  readonly reject: (why: AppError) => void;
}

/**
 * Gives a started reader its file. Whatever is asked is answered in order, each within `milliseconds`; a reader that
 * fails in a way it does not know itself is not asked again.
 * @param onEnd called once, when the process is no longer used
 */
export function linkReader(
  child: ChildProcess,
  bytes: Uint8Array,
  milliseconds: number,
  onEnd: () => void,
): ReaderLink {
  let ended: AppError | null = null;
  let waiting: Waiting | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const answered = (): Waiting | null => {
    clearTimeout(timer);
    const asker = waiting;
    waiting = null;
    return asker;
  };
  const end = (why: AppError): void => {
    if (ended !== null) return;
    ended = why;
    child.kill('SIGKILL');
    answered()?.reject(why);
    onEnd();
  };
  child.on('message', (message) => {
    const reply = message as ReaderReply;
    if (reply.ok) return answered()?.resolve(reply.value);
    const why = new AppError(reply.error.code, reply.error.details, { cause: reply.stack });
    if (reply.stack === undefined) answered()?.reject(why);
    else end(why);
  });
  child.once('error', (cause) => end(new AppError('damaged', undefined, { cause })));
  child.once('exit', (_code, killedBy) => end(endOf(killedBy)));
  const send = (message: ReaderTask | { open: Uint8Array }): void => {
    child.send(message, (error) => {
      if (error) end(new AppError('damaged', undefined, { cause: error }));
    });
  };
  child.ref();
  child.channel?.ref();
  send({ open: bytes });
  const askNow = (task: ReaderTask): Promise<ReaderValue> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      waiting = { resolve, reject };
      timer = setTimeout(() => end(new AppError('timeout', { seconds: milliseconds / 1000 })), milliseconds);
      send(task);
    });
  return {
    ask: (task) => {
      const answer = turn.then(() => askNow(task));
      turn = answer.catch(() => {});
      return answer;
    },
    close: (why = new AppError('cancelled')) => end(why),
  };
}

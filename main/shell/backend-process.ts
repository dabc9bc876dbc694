/**
 * The backend as the shell sees it: calls out, replies and events in, and a new process when the old one ended. Knows
 * nothing of Electron; the process itself comes through a {@link Link}.
 */
import { fork } from 'node:child_process';
import type { BytesReplyMessage, FromBackend, Reply, ToBackend } from '../../shared/contract/define.ts';

/** A running backend process. */
export interface Link {
  readonly send: (message: ToBackend) => void;
  readonly onMessage: (listener: (message: FromBackend) => void) => void;
  readonly onExit: (listener: (how: string) => void) => void;
  readonly onErrorOutput: (listener: (text: string) => void) => void;
  readonly kill: () => void;
}

export interface BackendOptions {
  readonly start: () => Link;
  readonly onEvent: (name: string, payload: unknown) => void;
  /** It ended unexpectedly, with the process's own account of how; a new one is being started. */
  readonly onEnd: (how: string) => void;
  /** It keeps ending: no further try is made. */
  readonly onGivenUp: () => void;
  readonly onErrorOutput?: (text: string) => void;
}

type BytesReply = BytesReplyMessage['reply'];

export interface Backend {
  readonly call: (name: string, input: unknown) => Promise<Reply<unknown>>;
  readonly bytes: (fileId: string) => Promise<BytesReply>;
  /** A page of a stored file as a JPEG so many pixels wide. */
  readonly picture: (fileId: string, page: number, width: number) => Promise<BytesReply>;
  /** Tells the backend a path under a token; told again to a new process. */
  readonly pick: (token: string, path: string) => void;
  /** Lets it finish what it writes, then ends it. */
  readonly close: () => Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const CLOSED_WITHIN_MS = 8_000;
/** Ends before it was ever ready mean a broken installation: trying on would only flicker. */
const FAILED_STARTS_ALLOWED = 3;
/** Ends of a working backend are survived, but not without limit: the window's questions may be what ends it. */
const ENDS_ALLOWED = 20;
const ENDS_WITHIN_MS = 60_000;
const ENDED = { ok: false, error: { code: 'internal', details: { logId: 'backend-ended' } } } as const;

interface State {
  link: Link | null;
  isReady: boolean;
  isClosing: boolean;
  hasGivenUp: boolean;
  nextId: number;
  queue: ToBackend[];
  readonly waiting: Map<number, (reply: Reply<unknown>) => void>;
  readonly picks: Map<string, string>;
  failedStarts: number;
  ends: number[];
  closed: (() => void) | null;
}

/** Starts the backend and keeps one running until it is closed. */
export function runBackend(options: BackendOptions): Backend {
  const state: State = {
    link: null,
    isReady: false,
    isClosing: false,
    hasGivenUp: false,
    nextId: 1,
    queue: [],
    waiting: new Map(),
    picks: new Map(),
    failedStarts: 0,
    ends: [],
    closed: null,
  };
  begin(state, options, false);

  const ask = (message: (id: number) => ToBackend): Promise<Reply<unknown>> => {
    if (state.isClosing || state.hasGivenUp) return Promise.resolve(ENDED);
    const id = state.nextId;
    state.nextId += 1;
    return new Promise((resolve) => {
      state.waiting.set(id, resolve);
      post(state, message(id));
    });
  };
  return {
    call: (name, input) => ask((id) => ({ type: 'call', id, name, input })),
    bytes: (fileId) => ask((id) => ({ type: 'bytes', id, fileId })) as Promise<BytesReply>,
    picture: (fileId, page, width) =>
      ask((id) => ({ type: 'picture', id, fileId, page, width })) as Promise<BytesReply>,
    pick: (token, path) => {
      state.picks.set(token, path);
      // One that is still starting is told all picks when it is ready.
      if (state.isReady) post(state, { type: 'pick', token, path });
    },
    close: () => close(state),
  };
}

function post(state: State, message: ToBackend): void {
  if (state.isReady && state.link) state.link.send(message);
  else state.queue.push(message);
}

function begin(state: State, options: BackendOptions, isRestart: boolean): void {
  const link = options.start();
  state.link = link;
  const late = setTimeout(() => link.kill(), READY_WITHIN_MS);
  link.onErrorOutput((text) => options.onErrorOutput?.(text));
  link.onMessage((message) => {
    if (message.type === 'ready') {
      clearTimeout(late);
      becomeReady(state, link);
      if (isRestart) options.onEvent('backend.restarted', {});
    } else take(state, options, message);
  });
  link.onExit((how) => {
    clearTimeout(late);
    end(state, options, how);
  });
}

function becomeReady(state: State, link: Link): void {
  state.isReady = true;
  state.failedStarts = 0;
  for (const [token, path] of state.picks) link.send({ type: 'pick', token, path });
  const queue = state.queue;
  state.queue = [];
  for (const message of queue) link.send(message);
}

function take(state: State, options: BackendOptions, message: Exclude<FromBackend, { type: 'ready' }>): void {
  if (message.type === 'event') options.onEvent(message.name, message.payload);
  else if (message.type === 'closed') state.closed?.();
  else {
    const resolve = state.waiting.get(message.id);
    state.waiting.delete(message.id);
    resolve?.(message.reply);
  }
}

function end(state: State, options: BackendOptions, how: string): void {
  if (!state.isReady) state.failedStarts += 1;
  state.link = null;
  state.isReady = false;
  state.queue = [];
  const waiting = [...state.waiting.values()];
  state.waiting.clear();
  // Whether a call in flight was carried out is not known: the window asks again for what it shows.
  for (const resolve of waiting) resolve(ENDED);
  if (state.isClosing) {
    state.closed?.();
    return;
  }
  options.onEnd(how);
  const now = Date.now();
  state.ends = [...state.ends.filter((at) => now - at < ENDS_WITHIN_MS), now];
  if (state.failedStarts >= FAILED_STARTS_ALLOWED || state.ends.length >= ENDS_ALLOWED) {
    state.hasGivenUp = true;
    options.onGivenUp();
  } else begin(state, options, true);
}

function close(state: State): Promise<void> {
  if (state.isClosing) return Promise.resolve();
  const { link } = state;
  if (!link) {
    state.isClosing = true;
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const late = setTimeout(() => state.closed?.(), CLOSED_WITHIN_MS);
    state.closed = () => {
      clearTimeout(late);
      state.closed = null;
      link.kill();
      resolve();
    };
    post(state, { type: 'close' });
    state.isClosing = true;
  });
}

/** The backend under the project's own Node: what a development runtime uses. */
export function nodeLink(node: string, entry: string, args: readonly string[]): Link {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'NODE_CHANNEL_FD']) delete env[name];
  const child = fork(entry, [...args], {
    execPath: node,
    execArgv: [],
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let hasEnded = false;
  return {
    send: (message) => {
      // An error here is followed by the exit, which answers all that wait.
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(message as FromBackend));
    },
    onExit: (listener) => {
      const once = (how: string): void => {
        if (hasEnded) return;
        hasEnded = true;
        listener(how);
      };
      child.once('error', (error) => once(`error ${(error as NodeJS.ErrnoException).code ?? error.name}`));
      child.once('exit', (code, signal) => once(signal ? `signal ${signal}` : `status ${code}`));
    },
    onErrorOutput: (listener) => {
      child.stderr?.on('data', (chunk: Buffer) => listener(chunk.toString()));
    },
    kill: () => child.kill('SIGKILL'),
  };
}

/**
 * The parent's side of the reader: one killable child per untrusted file, with time and memory caps. The next child
 * is started while the present one works, so that a fresh process per file costs no waiting.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../shared/errors.ts';
import type { FileText } from '../../../shared/model/page.ts';
import { caps } from './limits.ts';
import type { ReadReply } from './reader-child.ts';

export interface ReaderPool {
  /**
   * Reads one file. @throws AppError encrypted damaged truncated empty too-large unsupported hostile timeout cancelled
   */
  readonly read: (bytes: Uint8Array, signal?: AbortSignal) => Promise<FileText>;
  /** Kills waiting and working children. */
  readonly close: () => void;
}

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

function start(): ChildProcess {
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
function endOf(killedBy: NodeJS.Signals | null, closed: boolean): AppError {
  if (closed) return new AppError('cancelled');
  // Nobody here killed it: the watchdog did, the engine at its heap's limit, or the system for want of memory.
  const isMemory = killedBy === 'SIGKILL' || killedBy === 'SIGABRT' || killedBy === 'SIGTRAP';
  return isMemory ? new AppError('too-large', { memory: caps().readerMegabytes }) : new AppError('damaged');
}

export function createReaderPool(milliseconds: number = caps().readerMilliseconds): ReaderPool {
  let waiting: ChildProcess | null = null;
  const working = new Set<ChildProcess>();
  let closed = false;

  const take = (): ChildProcess => {
    const child = waiting?.connected ? waiting : start();
    waiting = null;
    return child;
  };

  return {
    read: (bytes, signal) => {
      if (closed || signal?.aborted) return Promise.reject(new AppError('cancelled'));
      const child = take();
      waiting = start();
      working.add(child);
      child.ref();
      child.channel?.ref();
      return new Promise<FileText>((resolve, reject) => {
        let settled = false;
        const finish = (act: () => void): void => {
          if (settled) return;
          settled = true;
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
          working.delete(child);
          child.kill('SIGKILL');
          act();
        };
        const abort = (): void => finish(() => reject(new AppError('cancelled')));
        const timer = setTimeout(
          () => finish(() => reject(new AppError('timeout', { seconds: milliseconds / 1000 }))),
          milliseconds,
        );
        signal?.addEventListener('abort', abort);
        child.once('message', (message) => {
          const reply = message as ReadReply;
          finish(() => {
            if (reply.ok) resolve(reply.value);
            else reject(new AppError(reply.error.code, reply.error.details, { cause: reply.stack }));
          });
        });
        child.once('error', (cause) => finish(() => reject(new AppError('damaged', undefined, { cause }))));
        child.once('exit', (_code, killedBy) => finish(() => reject(endOf(killedBy, closed))));
        child.send({ bytes }, (error) => {
          if (error) finish(() => reject(new AppError('damaged', undefined, { cause: error })));
        });
      });
    },
    close: () => {
      closed = true;
      waiting?.kill('SIGKILL');
      waiting = null;
      for (const child of working) child.kill('SIGKILL');
    },
  };
}

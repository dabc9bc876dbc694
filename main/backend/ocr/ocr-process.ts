/**
 * The parent's side of OCR: one child of low priority, one page at a time, killed when a page takes too long or
 * somebody cancels, and started anew every so many pages because its memory only grows.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../shared/errors.ts';
import { caps } from '../documents/limits.ts';
import type { OcrReply, OcrTask } from './ocr-protocol.ts';
import type { PageWords } from './reading/read-page.ts';

export interface OcrEngine {
  /**
   * Reads one page; a second one waits.
   * @throws AppError cancelled, timeout, too-large (memory), internal
   */
  readonly read: (task: OcrTask, signal?: AbortSignal) => Promise<PageWords>;
  /** Kills the child; what waits is cancelled. */
  readonly close: () => void;
}

function entry(): string {
  const built = fileURLToPath(new URL('./ocr-child.js', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL('./ocr-child.ts', import.meta.url));
}

function start(): ChildProcess {
  const child = fork(entry(), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=512', '--no-warnings'],
    env: {},
  });
  child.unref();
  child.channel?.unref();
  return child;
}

function endOf(killedBy: NodeJS.Signals | null): AppError {
  const isMemory = killedBy === 'SIGKILL' || killedBy === 'SIGABRT' || killedBy === 'SIGTRAP';
  return isMemory ? new AppError('too-large', { memory: caps().ocrMegabytes }) : new AppError('internal');
}

/** One question to a child that has none yet. */
function ask(
  child: ChildProcess,
  task: OcrTask,
  milliseconds: number,
  signal: AbortSignal,
): Promise<PageWords> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      child.removeAllListeners();
      child.unref();
      child.channel?.unref();
      act();
    };
    const fail = (why: AppError): void =>
      settle(() => {
        // Nobody listens any more; an error on a killed child's channel must not end the backend.
        child.on('error', () => {});
        child.kill('SIGKILL');
        reject(why);
      });
    const abort = (): void => fail(new AppError('cancelled'));
    const timer = setTimeout(
      () => fail(new AppError('timeout', { seconds: milliseconds / 1000 })),
      milliseconds,
    );
    signal.addEventListener('abort', abort);
    child.ref();
    child.channel?.ref();
    child.once('message', (message) => {
      const reply = message as OcrReply;
      if (reply.ok) settle(() => resolve(reply.words));
      else fail(new AppError('internal', undefined, { cause: reply.failed }));
    });
    child.once('error', (cause) => fail(new AppError('internal', undefined, { cause })));
    child.once('exit', (_code, killedBy) => fail(endOf(killedBy)));
    child.send(task, (error) => {
      if (error) fail(new AppError('internal', undefined, { cause: error }));
    });
  });
}

export interface OcrOptions {
  /** What one page may take. */
  readonly milliseconds?: number;
  readonly pagesPerProcess?: number;
}

export function createOcr(options: OcrOptions = {}): OcrEngine {
  const { milliseconds = caps().ocrMilliseconds, pagesPerProcess = caps().ocrPagesPerProcess } = options;
  const closing = new AbortController();
  let child: ChildProcess | null = null;
  let pages = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const readNow = async (task: OcrTask, signal: AbortSignal): Promise<PageWords> => {
    if (signal.aborted) throw new AppError('cancelled');
    if (child === null || pages >= pagesPerProcess) {
      child?.kill('SIGKILL');
      child = start();
      pages = 0;
    }
    pages += 1;
    try {
      return await ask(child, task, milliseconds, signal);
    } catch (error) {
      child = null;
      throw error;
    }
  };
  return {
    read: (task, signal) => {
      const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const answer = turn.then(() => readNow(task, either));
      turn = answer.catch(() => {});
      return answer;
    },
    close: () => {
      closing.abort();
      child?.kill('SIGKILL');
      child = null;
    },
  };
}

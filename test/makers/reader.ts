/** The real reader, and what comes of a file: its pages or the code of its refusal. */
import { readdirSync, readFileSync } from 'node:fs';
import { createReaderPool, type ReaderPool } from '../../main/backend/documents/reader-process.ts';
import { AppError } from '../../shared/errors.ts';
import type { FileText } from '../../shared/model/page.ts';
import { atEnd } from './temporary.ts';

export interface Outcome {
  /** `pages`, or the code of the refusal. */
  readonly code: string;
  readonly text: FileText | null;
  readonly details: Readonly<Record<string, string | number>>;
  readonly milliseconds: number;
}

/** A pool that is closed when the test file ends. */
export function openReader(milliseconds?: number): ReaderPool {
  const pool = createReaderPool(milliseconds === undefined ? {} : { milliseconds });
  atEnd(async () => pool.close());
  return pool;
}

/** Works with a pool of its own, closed afterwards, and waits until none of its processes lives. */
export async function withReader<T>(
  work: (pool: ReaderPool) => Promise<T>,
  milliseconds?: number,
): Promise<T> {
  const pool = createReaderPool(milliseconds === undefined ? {} : { milliseconds });
  try {
    return await work(pool);
  } finally {
    pool.close();
    await untilReadersLive(0);
  }
}

/** @throws whatever is not an AppError: the reader promises nothing else */
export async function outcomeOf(pool: ReaderPool, bytes: Uint8Array, signal?: AbortSignal): Promise<Outcome> {
  const started = performance.now();
  const took = (): number => performance.now() - started;
  try {
    const text = await pool.read(bytes, signal);
    return { code: 'pages', text, details: {}, milliseconds: took() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, text: null, details: error.details ?? {}, milliseconds: took() };
  }
}

/** All words of what was read. */
export function wordsOf({ text }: Outcome): string {
  return (text?.pages ?? []).map((page) => page.text).join('\n');
}

/** Process ids of the reader processes this process has started and that live. */
export function livingReaders(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, state, parent] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'latin1')) ?? [];
        const isReader = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('reader-child');
        return isReader && state !== 'Z' && Number(parent) === process.pid ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
}

/** Waits until no more readers of this process live than that. @throws Error after the time given */
export async function untilReadersLive(most: number, milliseconds = 5000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (livingReaders().length > most) {
    if (performance.now() > end) throw new Error(`readers ${livingReaders().join(', ')} still live`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

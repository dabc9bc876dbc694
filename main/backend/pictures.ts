/**
 * Pages of stored files as pictures, or as what is drawn on them, for the window: the files looked at last are kept open in readers of their own, so
 * that scrolling starts no process, and let go when nobody has asked for a while.
 */
import type { PageDrawing } from '../../shared/model/drawing.ts';
import type { OpenFile, ReaderPool } from './documents/reader-process.ts';

/** Files kept open: two panes, and nothing behind them. Each costs a process and its file's size. */
const KEPT_OPEN = 2;
const IDLE_MS = 30_000;

interface Kept {
  readonly file: OpenFile;
  timer: NodeJS.Timeout;
}

export interface Pictures {
  /**
   * A page as the window shows it, as a JPEG.
   * @param key of the file's content
   * @param width pixels
   * @throws AppError what the reader says
   */
  readonly draw: (key: string, read: () => Uint8Array, page: number, width: number) => Promise<Uint8Array>;
  /** What is drawn on a page of an OFD file. @throws AppError what the reader says */
  readonly describe: (key: string, read: () => Uint8Array, page: number) => Promise<PageDrawing>;
  readonly close: () => void;
}

export function createPictures(pool: ReaderPool): Pictures {
  /** The one used last stands last. */
  const kept = new Map<string, Kept>();

  const drop = (key: string): void => {
    const found = kept.get(key);
    if (!found) return;
    kept.delete(key);
    clearTimeout(found.timer);
    found.file.close();
  };
  const take = (key: string, read: () => Uint8Array): OpenFile => {
    const known = kept.get(key);
    kept.delete(key);
    clearTimeout(known?.timer);
    const file = known?.file ?? pool.open(read());
    kept.set(key, { file, timer: setTimeout(() => drop(key), IDLE_MS).unref() });
    for (const oldest of [...kept.keys()].slice(0, -KEPT_OPEN)) drop(oldest);
    return file;
  };
  const ask = async <T>(
    key: string,
    read: () => Uint8Array,
    task: (file: OpenFile) => Promise<T>,
  ): Promise<T> => {
    const file = take(key, read);
    try {
      return await task(file);
    } catch (error) {
      // Whether its reader still lives is not known: the next page opens the file anew.
      if (kept.get(key)?.file === file) drop(key);
      throw error;
    }
  };
  return {
    draw: (key, read, page, width) =>
      ask(key, read, async (file) => (await file.picture(page, { width }, 'jpeg')).bytes),
    describe: (key, read, page) => ask(key, read, (file) => file.drawing(page)),
    close: () => {
      for (const key of [...kept.keys()]) drop(key);
    },
  };
}

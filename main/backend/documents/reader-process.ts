/**
 * The parent's side of the readers: killable children, each for one untrusted file, with time and memory caps. The next
 * child is started while the present one works, so that a fresh process per file costs no waiting; a long PDF is read
 * by two at once.
 */
import type { ChildProcess } from 'node:child_process';
import { AppError } from '../../../shared/errors.ts';
import { type PageDrawing, PageDrawingSchema } from '../../../shared/model/drawing.ts';
import type { FileText } from '../../../shared/model/page.ts';
import { caps } from './limits.ts';
import { linkReader, type ReaderLink, startReader } from './reader-link.ts';
import type { ArchiveListing, Picture, PictureForm, PictureSize } from './reader-protocol.ts';
import { sniff } from './sniff.ts';

/** A file kept open in a reader of its own, for several questions. One question at a time; the rest wait. */
export interface OpenFile {
  /** @throws AppError as {@link ReaderPool.read} */
  readonly text: () => Promise<FileText>;
  /** A page as it is shown. @throws AppError not-found for a page that is not there, and as {@link ReaderPool.read} */
  readonly picture: (page: number, size: PictureSize, form?: PictureForm) => Promise<Picture>;
  /** What is drawn on a page of an OFD file. @throws AppError as picture; damaged when it is not what it should be */
  readonly drawing: (page: number) => Promise<PageDrawing>;
  /** What an archive holds that is a folder; null for any other file. @throws AppError damaged, too-large … */
  readonly list: () => Promise<ArchiveListing | null>;
  /** One file of an archive. @throws AppError hostile, damaged, encrypted, too-large … */
  readonly member: (index: number) => Promise<Uint8Array>;
  /** Ends its process. */
  readonly close: () => void;
}

export interface ReaderPool {
  /**
   * Reads one file. @throws AppError encrypted damaged truncated empty too-large unsupported hostile timeout cancelled
   */
  readonly read: (bytes: Uint8Array, signal?: AbortSignal) => Promise<FileText>;
  /**
   * Draws one page (1-based) as it is shown, as raw RGBA unless asked otherwise. For many pages of one file, `open` it.
   * @throws AppError as read; not-found for a page that is not there; unsupported for a file without fixed pages
   */
  readonly picture: (
    bytes: Uint8Array,
    page: number,
    size: PictureSize,
    form?: PictureForm,
  ) => Promise<Picture>;
  /** Opens one file for many questions. The caller closes it. */
  readonly open: (bytes: Uint8Array, signal?: AbortSignal) => OpenFile;
  /** Kills waiting and working children. */
  readonly close: () => void;
}

export interface PoolOptions {
  /** What one question may take. */
  readonly milliseconds?: number;
  /** Starts the next reader while one works; not worth its start where a single file is read. */
  readonly isForMany?: boolean;
}

/** Two cores are the least our offices' computers have; a second reader pays from some dozen pages on. */
const READERS_A_FILE = 2;
const LONG_PDF_BYTES = 200_000;
/** Every reader holds the file: a very large one is not held twice. */
const LARGE_PDF_BYTES = 128 * 1_048_576;

function readersFor(bytes: Uint8Array): number {
  const isLong = bytes.byteLength >= LONG_PDF_BYTES && bytes.byteLength <= LARGE_PDF_BYTES;
  return isLong && sniff(bytes).kind === 'pdf' ? READERS_A_FILE : 1;
}

/** Shares of one file, put together in their order. */
function joined(shares: readonly FileText[]): FileText {
  const [first] = shares;
  if (first === undefined || shares.length === 1) return first as FileText;
  return {
    format: first.format,
    pages: shares.flatMap((share) => share.pages),
    warnings: shares.flatMap((share) => share.warnings),
  };
}

/** Every child reads its share; then they end. */
async function textFrom(links: readonly ReaderLink[]): Promise<FileText> {
  const of = links.length;
  try {
    const asked = links.map(
      (link, index) =>
        link.ask({ task: 'text', share: of === 1 ? null : { index, of } }) as Promise<FileText>,
    );
    return joined(await Promise.all(asked));
  } finally {
    for (const link of links) link.close();
  }
}

/** A reader that was taken over may answer anything: what goes on to the window has the right shape. */
function checkedDrawing(value: unknown): PageDrawing {
  const { data } = PageDrawingSchema.safeParse(value);
  if (data === undefined) throw new AppError('damaged');
  return data;
}

export function createReaderPool(options: PoolOptions = {}): ReaderPool {
  const { milliseconds = caps().readerMilliseconds, isForMany = true } = options;
  let waiting: ChildProcess | null = null;
  const working = new Set<ReaderLink>();
  let isClosed = false;

  const open = (bytes: Uint8Array, signal?: AbortSignal): ReaderLink => {
    if (isClosed || signal?.aborted) throw new AppError('cancelled');
    const child = waiting?.connected ? waiting : startReader();
    waiting = isForMany ? startReader() : null;
    const abort = (): void => link.close();
    const link = linkReader(child, bytes, milliseconds, () => {
      working.delete(link);
      signal?.removeEventListener('abort', abort);
    });
    working.add(link);
    signal?.addEventListener('abort', abort);
    return link;
  };
  const draw = (link: ReaderLink, page: number, size: PictureSize, form: PictureForm): Promise<Picture> =>
    link.ask({ task: 'picture', page, size, form }) as Promise<Picture>;

  return {
    read: async (bytes, signal) => {
      const of = working.size === 0 ? readersFor(bytes) : 1;
      return textFrom(Array.from({ length: of }, () => open(bytes, signal)));
    },
    picture: async (bytes, page, size, form = 'rgba') => {
      const link = open(bytes);
      try {
        return await draw(link, page, size, form);
      } finally {
        link.close();
      }
    },
    open: (bytes, signal) => {
      const link = open(bytes, signal);
      return {
        text: () => link.ask({ task: 'text', share: null }) as Promise<FileText>,
        picture: (page, size, form = 'rgba') => draw(link, page, size, form),
        drawing: async (page) => checkedDrawing(await link.ask({ task: 'drawing', page })),
        list: () => link.ask({ task: 'list' }) as Promise<ArchiveListing | null>,
        member: (index) => link.ask({ task: 'member', index }) as Promise<Uint8Array>,
        close: () => link.close(),
      };
    },
    close: () => {
      isClosed = true;
      waiting?.kill('SIGKILL');
      waiting = null;
      for (const link of [...working]) link.close();
    },
  };
}

/**
 * Reads the scanned pages of stored cases in the background, one at a time. What waits and what was read lies in the
 * workspace, so that it goes on after a restart; a case is checked again when none of its pages waits any more.
 */
import type { OcrStatus } from '../../../shared/contract/ocr.ts';
import { AppError } from '../../../shared/errors.ts';
import { findSecrecyMarks } from '../../../shared/facts/secrecy.ts';
import { withCorrections } from '../../../shared/model/line-correction.ts';
import type { FixedPage } from '../../../shared/model/page.ts';
import type { Context } from '../context.ts';
import type { OpenFile } from '../documents/reader-process.ts';
import { RECHECK_STALE, recheckStored } from '../recheck.ts';
import type { ScanRow } from '../store/scans.ts';
import type { OpenWorkspace } from '../workspace/host.ts';
import type { OcrControl } from './ocr-control.ts';
import type { OcrEngine } from './ocr-process.ts';
import { readScan } from './scans.ts';

/** Models and code that read: another engine reads a page anew. */
export const ENGINE = 'ppocr-v4/1';

/** Pages whose time tells how long the next ones take. */
const TIMED_PAGES = 20;

/** Bytes of the file whose pages are being read, held open in a reader. */
interface Held {
  readonly fileId: string;
  readonly file: OpenFile;
}

export interface OcrQueue extends OcrControl {
  /** Goes on if somebody is signed in and pages wait; stops when nobody is. Never throws. */
  readonly wake: () => void;
  /** Resolves when nothing is read any more. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface QueueOptions {
  readonly engine: OcrEngine;
  readonly clock: () => number;
  /** Of unexpected errors; no case text. */
  readonly log: (heading: string, error: unknown) => void;
}

/** All of a handler's context but the queue itself. */
type QueueContext = Pick<Context, 'host' | 'reader' | 'emit' | 'now'>;

class Queue {
  private readonly context: QueueContext;
  private readonly options: QueueOptions;
  private running: Promise<void> | null = null;
  private abort = new AbortController();
  private isClosed = false;
  /** Somebody woke it while it was at work: it may have stopped for a reason that is gone. */
  private isWanted = false;
  private held: Held | null = null;
  private readCount = 0;
  private readonly took: number[] = [];

  constructor(context: QueueContext, options: QueueOptions) {
    this.context = context;
    this.options = options;
  }

  private workspace(): OpenWorkspace | null {
    if (this.isClosed || this.context.host.signedIn() === null) return null;
    return this.context.host.workspace();
  }

  wake(): void {
    if (this.workspace() === null) {
      this.abort.abort();
      return;
    }
    this.isWanted = this.running !== null;
    if (this.running !== null) return;
    this.abort = new AbortController();
    this.running = this.run()
      .catch((error: unknown) => this.options.log('ocr queue', error))
      .finally(() => {
        this.release();
        this.running = null;
        if (this.isWanted) this.wake();
      });
  }

  private release(): void {
    this.held?.file.close();
    this.held = null;
  }

  private async run(): Promise<void> {
    for (let open = this.workspace(); open !== null; open = this.workspace()) {
      this.settle(open);
      const row = open.store.scans.isPaused() ? null : open.store.scans.next();
      if (row === null || this.abort.signal.aborted) break;
      const started = this.options.clock();
      const isDone = await this.read(open, row);
      if (!isDone) break;
      this.readCount += 1;
      this.took.push(this.options.clock() - started);
      if (this.took.length > TIMED_PAGES) this.took.shift();
      this.context.emit('changed', { subjects: ['ocr', 'pages'] });
    }
  }

  /** Checks the cases again of which no page waits. */
  private settle({ store }: OpenWorkspace): void {
    for (const caseId of store.scans.finished()) {
      store.transaction(() => {
        recheckStored(store, caseId, this.context.now());
        store.scans.forgetRead(caseId);
      });
      this.context.emit('changed', { subjects: [...RECHECK_STALE, 'ocr'] });
    }
  }

  /** @returns false when the queue must stop: cancelled, signed out */
  private async read(open: OpenWorkspace, row: ScanRow): Promise<boolean> {
    const { store } = open;
    const page = store.cases.page(row.fileId, row.page);
    if (page?.layout !== 'fixed') {
      store.scans.mark(row.fileId, row.page, 'failed', 'not-found');
      return true;
    }
    let words: FixedPage;
    try {
      const known = store.scans.words(row.sha256, row.page, ENGINE);
      words = known ?? (await readScan(page, this.fileOf(open, row), this.options.engine, this.abort.signal));
    } catch (error) {
      if (this.abort.signal.aborted || this.workspace() !== open) return false;
      const code = error instanceof AppError ? error.code : 'internal';
      if (code === 'cancelled') return false;
      this.options.log(`ocr page ${code}`, error);
      this.release();
      store.scans.mark(row.fileId, row.page, 'failed', code);
      return true;
    }
    // Who signed out meanwhile took the keys along.
    if (this.workspace() !== open) return false;
    this.keep(open, row, words);
    return true;
  }

  private fileOf({ blobs }: OpenWorkspace, row: ScanRow): OpenFile {
    if (this.held?.fileId === row.fileId) return this.held.file;
    this.release();
    const file = this.context.reader.open(blobs.get(row.sha256));
    this.held = { fileId: row.fileId, file };
    return file;
  }

  private keep({ store }: OpenWorkspace, row: ScanRow, words: FixedPage): void {
    const { host, now } = this.context;
    // The words of a state secret are not stored where none may lie; the page shows as failed, with the reason.
    if (!host.info().holdsClassified && findSecrecyMarks([words]).length > 0) {
      store.scans.mark(row.fileId, row.page, 'failed', 'classified');
      return;
    }
    store.transaction(() => {
      const at = now();
      store.scans.putWords(row.sha256, ENGINE, words, at);
      const page = withCorrections(words, store.scans.corrections(row.sha256, row.page));
      store.scans.setPage(row.fileId, page);
      store.scans.mark(row.fileId, row.page, 'read');
    });
  }

  status(): OcrStatus {
    const { store } = this.context.host.workspace();
    const cases = new Map<string, OcrStatus['cases'][number]>();
    for (const { caseId, title, state, pages } of store.scans.counts()) {
      const known = cases.get(caseId) ?? { caseId, title, waiting: 0, read: 0, skipped: 0, failed: 0 };
      cases.set(caseId, { ...known, [state]: pages });
    }
    const waiting = [...cases.values()].reduce((sum, each) => sum + each.waiting, 0);
    const mean = this.took.reduce((sum, each) => sum + each, 0) / Math.max(1, this.took.length);
    if (waiting === 0) this.readCount = 0;
    return {
      state: store.scans.isPaused() ? 'paused' : waiting > 0 ? 'running' : 'idle',
      waiting,
      read: this.readCount,
      secondsLeft: this.took.length === 0 ? null : Math.ceil((mean * waiting) / 1000),
      cases: [...cases.values()],
    };
  }

  interrupt(): void {
    this.abort.abort();
  }

  async idle(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.abort.abort();
    await this.idle();
    this.options.engine.close();
  }
}

export function createOcrQueue(context: QueueContext, options: QueueOptions): OcrQueue {
  const queue = new Queue(context, options);
  return {
    wake: () => queue.wake(),
    status: () => queue.status(),
    interrupt: () => queue.interrupt(),
    idle: () => queue.idle(),
    close: () => queue.close(),
  };
}

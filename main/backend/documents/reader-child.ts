/**
 * Entry of the reader process: one untrusted file, bytes in, pages and pictures out, until it is killed. A watchdog
 * thread kills the process when its memory passes the cap, because a worker's or the heap's own limit does not hold
 * for buffers and WebAssembly.
 */
import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AppError, assertNever } from '../../../shared/errors.ts';
import { listArchive, readArchived } from './archive.ts';
import { caps } from './limits.ts';
import { pdfium } from './pdf/pdfium.ts';
import { describePage, drawPage } from './picture.ts';
import { readBytes } from './read.ts';
import type { ReaderMessage, ReaderReply, ReaderTask, ReaderValue } from './reader-protocol.ts';

const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => { if (process.memoryUsage.rss() > workerData.limit) process.kill(process.pid, 'SIGKILL'); }, 50);
`;

function failureOf(error: unknown): ReaderReply {
  if (error instanceof AppError) {
    return { ok: false, error: { code: error.code, ...(error.details ? { details: error.details } : {}) } };
  }
  // Reading past an end is a broken file's way; a full stack or a length no array has is an attack's.
  if (error instanceof RangeError && !/outside the bounds/.test(error.message))
    return { ok: false, error: { code: 'hostile', details: { why: 'nesting or size' } } };
  return {
    ok: false,
    error: { code: 'damaged' },
    stack: error instanceof Error ? (error.stack ?? '') : String(error),
  };
}

let file = new Uint8Array();

async function work(task: ReaderTask): Promise<ReaderValue> {
  switch (task.task) {
    case 'text':
      return readBytes(file, caps(), task.share);
    case 'picture':
      return drawPage(file, task, caps());
    case 'drawing':
      return describePage(file, task.page, caps());
    case 'list':
      return listArchive(file, caps());
    case 'member':
      return readArchived(file, task.index, caps());
    default:
      return assertNever(task);
  }
}

process.on('message', (message) => {
  const asked = message as ReaderMessage;
  if ('open' in asked) {
    file = asked.open as Uint8Array<ArrayBuffer>;
    return;
  }
  work(asked)
    .then((value): ReaderReply => ({ ok: true, value }), failureOf)
    .then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));

const watchdog = new Worker(WATCH, { eval: true, workerData: { limit: caps().readerMegabytes * 1_048_576 } });
watchdog.unref();
// Most files are PDFs, and a waiting reader has time: load the engine before the file comes.
void pdfium();
// A reader is killed when it has answered, so what it compiled is kept now. Does nothing outside a checkout's tests.
flushCompileCache();

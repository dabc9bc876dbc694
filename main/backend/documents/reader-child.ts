/**
 * Entry of the reader process: one untrusted file, bytes in, pages and pictures out, until it is killed. A watchdog
 * thread kills the process when its memory passes the cap, because a worker's or the heap's own limit does not hold
 * for buffers and WebAssembly.
 */
import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import type { FileText } from '../../../shared/model/page.ts';
import { caps } from './limits.ts';
import { pdfium } from './pdf/pdfium.ts';
import { drawPage } from './picture.ts';
import { readBytes } from './read.ts';
import type { Picture, ReaderMessage, ReaderReply, ReaderTask } from './reader-protocol.ts';

const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => { if (process.memoryUsage.rss() > workerData.limit) process.kill(process.pid, 'SIGKILL'); }, 50);
`;

function failureOf(error: unknown): ReaderReply {
  if (error instanceof AppError) {
    return { ok: false, error: { code: error.code, ...(error.details ? { details: error.details } : {}) } };
  }
  if (error instanceof RangeError)
    return { ok: false, error: { code: 'hostile', details: { why: 'nesting or size' } } };
  return {
    ok: false,
    error: { code: 'damaged' },
    stack: error instanceof Error ? (error.stack ?? '') : String(error),
  };
}

let file = new Uint8Array();

async function work(task: ReaderTask): Promise<FileText | Picture> {
  return task.task === 'text' ? readBytes(file, caps(), task.share) : drawPage(file, task, caps());
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

/**
 * Entry of the reader process: one untrusted file, bytes in, pages out, then it ends. A watchdog thread kills the
 * process when its memory passes the cap, because a worker's or the heap's own limit does not hold for buffers and
 * WebAssembly.
 */
import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AppError, type Failure } from '../../../shared/errors.ts';
import type { FileText } from '../../../shared/model/page.ts';
import { caps } from './limits.ts';
import { pdfium } from './pdf/pdfium.ts';
import { readBytes } from './read.ts';

export interface ReadRequest {
  readonly bytes: Uint8Array;
}

export type ReadReply =
  | { readonly ok: true; readonly value: FileText }
  | { readonly ok: false; readonly error: Failure; readonly stack?: string };

const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => { if (process.memoryUsage.rss() > workerData.limit) process.kill(process.pid, 'SIGKILL'); }, 50);
`;

function failureOf(error: unknown): ReadReply {
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

process.on('message', (message) => {
  const { bytes } = message as ReadRequest;
  readBytes(bytes, caps())
    .then((value): ReadReply => ({ ok: true, value }), failureOf)
    .then((reply) => process.send?.(reply, undefined, undefined, () => process.disconnect?.()));
});
process.on('disconnect', () => process.exit(0));

const watchdog = new Worker(WATCH, { eval: true, workerData: { limit: caps().readerMegabytes * 1_048_576 } });
watchdog.unref();
// Most files are PDFs, and a waiting reader has time: load the engine before the file comes.
void pdfium();
// A reader is killed when it has answered, so what it compiled is kept now. Does nothing outside a checkout's tests.
flushCompileCache();

/**
 * Entry of the OCR process: pages as pixels in, words out, one at a time, until it is killed. It gives way to whatever
 * else the computer does. A watchdog thread ends it when its memory passes the cap.
 */
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { caps } from '../documents/limits.ts';
import type { OcrReply, OcrTask } from './ocr-protocol.ts';
import { loadModels, type Models } from './reading/models.ts';
import { readPage } from './reading/read-page.ts';

const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => { if (process.memoryUsage.rss() > workerData.limit) process.kill(process.pid, 'SIGKILL'); }, 100);
`;

let models: Promise<Models> | null = null;

async function work({ bitmap, paper }: OcrTask): Promise<OcrReply> {
  models ??= loadModels();
  return { ok: true, words: await readPage(await models, bitmap, paper) };
}

process.on('message', (message) => {
  work(message as OcrTask)
    .catch(
      (error: unknown): OcrReply => ({
        ok: false,
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
    .then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));

try {
  setPriority(constants.priority.PRIORITY_LOW);
} catch {
  // A system that does not allow it: then it runs like everything else.
}
const watchdog = new Worker(WATCH, { eval: true, workerData: { limit: caps().ocrMegabytes * 1_048_576 } });
watchdog.unref();
models = loadModels();

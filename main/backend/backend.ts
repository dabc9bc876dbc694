/** Puts the backend together: workspace, jobs, reader. Used by the window's backend process, the command line and tests. */

import type { In, Out, Reply } from '../../shared/contract/define.ts';
import type { EventName, EventPayload } from '../../shared/contract/events.ts';
import type { BackendContract } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { type Context, requireClearance, storeOf, workspaceOf } from './context.ts';
import { createReaderPool } from './documents/reader-process.ts';
import { Jobs } from './jobs.ts';
import { createOcr, type OcrEngine } from './ocr/ocr-process.ts';
import { createOcrQueue, type OcrQueue } from './ocr/queue.ts';
import { createPicks, type Picks } from './picks.ts';
import { createPictures } from './pictures.ts';
import { type Log, route } from './router.ts';
import { type HostOptions, WorkspaceHost } from './workspace/host.ts';

export interface BackendOptions {
  readonly userData: string;
  readonly kdf?: HostOptions['kdf'];
  readonly emit?: <K extends EventName>(name: K, payload: EventPayload<K>) => void;
  readonly log?: Log;
  /** Milliseconds since 1970; the clock comes in from outside. */
  readonly clock?: () => number;
  /** Reads scanned pages; the shipped models without it. */
  readonly ocr?: OcrEngine;
}

export interface Backend {
  readonly call: <K extends keyof BackendContract>(
    name: K,
    input: In<BackendContract, K>,
  ) => Promise<Reply<Out<BackendContract, K>>>;
  /** A call whose name and input are not yet trusted. */
  readonly route: (name: string, input: unknown) => Promise<Reply<unknown>>;
  readonly picks: Picks;
  readonly jobs: Jobs;
  /** A stored file, for who may open its case. */
  readonly fileBytes: (fileId: string) => { bytes: Uint8Array; mime: string };
  /** A page of a stored file as a JPEG, for who may open its case. @param width pixels */
  readonly picture: (
    fileId: string,
    page: number,
    width: number,
  ) => Promise<{ bytes: Uint8Array; mime: string }>;
  readonly close: () => Promise<void>;
}

const MIME: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain',
};

/** After these pages may wait that could not be read before, or nobody may be signed in any more. */
const WAKING = /^(?:session\.|workspace\.(?!status)|ocr\.(?!status))/;

export function createBackend(options: BackendOptions): Backend {
  const tell: Context['emit'] = options.emit ?? (() => {});
  const log = options.log ?? (() => {});
  const clock = options.clock ?? Date.now;
  const now = (): string => new Date(clock()).toISOString();
  const picks = createPicks();
  const emit: Context['emit'] = (name, payload) => {
    tell(name, payload);
    // An import that ended may have left pages to read.
    if (name === 'job.progress') queue.wake();
  };
  const jobs = new Jobs(emit);
  const reader = createReaderPool();
  const pictures = createPictures(reader);
  const host = new WorkspaceHost({
    userData: options.userData,
    now,
    ...(options.kdf ? { kdf: options.kdf } : {}),
  });
  const engine = options.ocr ?? createOcr();
  const queue: OcrQueue = createOcrQueue({ host, reader, emit, now }, { engine, clock, log });
  const context: Context = { host, jobs, picks, reader, pictures, ocr: queue, emit, now };
  const answer = async (name: string, input: unknown): Promise<Reply<unknown>> => {
    const reply = await route(context, name, input, log);
    if (reply.ok && WAKING.test(name)) queue.wake();
    return reply;
  };
  const openable = (fileId: string) => {
    const file = storeOf(context).cases.file(fileId);
    if (!file) throw new AppError('not-found');
    requireClearance(context, file.caseId);
    return file;
  };
  return {
    call: (name, input) => answer(name, input) as never,
    route: answer,
    picks,
    jobs,
    fileBytes: (fileId) => {
      const file = openable(fileId);
      return {
        bytes: workspaceOf(context).blobs.get(file.sha256),
        mime: MIME[file.format] ?? 'application/octet-stream',
      };
    },
    picture: async (fileId, page, width) => {
      const { sha256 } = openable(fileId);
      const read = (): Uint8Array => workspaceOf(context).blobs.get(sha256);
      return { bytes: await pictures.draw(sha256, read, page, width), mime: 'image/jpeg' };
    },
    close: async () => {
      await jobs.stopAll();
      await queue.close();
      pictures.close();
      reader.close();
      host.close();
    },
  };
}

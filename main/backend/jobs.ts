/** Long work with progress and cancel. One import at a time; its outcome can be asked for later. */

import type { ImportResult } from '../../shared/contract/cases.ts';
import type { EventName, EventPayload } from '../../shared/contract/events.ts';
import { AppError } from '../../shared/errors.ts';
import { databaseError, newId } from './store/rows.ts';

export type Emit = <K extends EventName>(name: K, payload: EventPayload<K>) => void;

export interface JobHandle {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly progress: (state: 'reading' | 'storing', done: number, total: number, file: string | null) => void;
}

type Outcome = Omit<ImportResult, 'jobId'>;

interface Job {
  readonly kind: 'import' | 'demo';
  readonly abort: AbortController;
  result: Outcome;
  finished: Promise<void>;
}

const RUNNING: Outcome = { state: 'running', cases: [], files: [], classified: [], error: null };

export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private readonly emit: Emit;

  constructor(emit: Emit) {
    this.emit = emit;
  }

  /** Starts work. @throws AppError conflict while another job runs */
  start(kind: Job['kind'], work: (handle: JobHandle) => Promise<Outcome>): string {
    if ([...this.jobs.values()].some((job) => job.result.state === 'running')) throw new AppError('conflict');
    const id = newId();
    const abort = new AbortController();
    const job: Job = { kind, abort, result: RUNNING, finished: Promise.resolve() };
    this.jobs.set(id, job);
    const tell = (
      state: EventPayload<'job.progress'>['state'],
      done: number,
      total: number,
      file: string | null,
    ): void => this.emit('job.progress', { jobId: id, kind, state, done, total, file });
    job.finished = work({ id, signal: abort.signal, progress: tell }).then(
      (result) => {
        job.result = result;
        tell(
          result.state === 'running' || result.state === 'classified' ? 'failed' : result.state,
          1,
          1,
          null,
        );
      },
      (error: unknown) => {
        const failure = databaseError(error);
        const state = failure.code === 'cancelled' ? 'cancelled' : 'failed';
        job.result = { ...RUNNING, state, error: { code: failure.code, details: { ...failure.details } } };
        tell(state, 1, 1, null);
      },
    );
    return id;
  }

  result(id: string): ImportResult {
    const job = this.jobs.get(id);
    if (!job) throw new AppError('not-found');
    return { jobId: id, ...job.result };
  }

  cancel(id: string): void {
    this.jobs.get(id)?.abort.abort();
  }

  /** Resolves when the job has ended, however. */
  async finished(id: string): Promise<ImportResult> {
    await this.jobs.get(id)?.finished;
    return this.result(id);
  }

  async stopAll(): Promise<void> {
    for (const job of this.jobs.values()) job.abort.abort();
    await Promise.all([...this.jobs.values()].map((job) => job.finished));
  }
}

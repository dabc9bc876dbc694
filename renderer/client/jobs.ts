/** Progress of long work, as the backend reports it. */
import { create } from 'zustand';
import type { EventPayload } from '../../shared/contract/events.ts';

export type JobProgress = EventPayload<'job.progress'>;

export const useJobs = create<{ readonly jobs: Readonly<Record<string, JobProgress>> }>(() => ({ jobs: {} }));

export function noteProgress(progress: JobProgress): void {
  useJobs.setState(({ jobs }) => ({ jobs: { ...jobs, [progress.jobId]: progress } }));
}

/** Progress of one job; null until something was heard of it. */
export function useJob(jobId: string | null): JobProgress | null {
  return useJobs(({ jobs }) => (jobId === null ? null : (jobs[jobId] ?? null)));
}

export function isJobOver(progress: JobProgress | null): boolean {
  return (
    progress !== null &&
    (progress.state === 'done' || progress.state === 'failed' || progress.state === 'cancelled')
  );
}

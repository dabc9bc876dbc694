/** One import at a time: started from picks or a drop, followed by its job, its result kept until it is put away. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportResult } from '../../../shared/contract/cases.ts';
import { call } from '../../client/client.ts';
import { isJobOver, type JobProgress, useJob } from '../../client/jobs.ts';
import { useCall, useCommand } from '../../client/queries.ts';
import { useToast } from '../../kit/toast.tsx';

export interface Import {
  readonly jobId: string | null;
  readonly progress: JobProgress | null;
  readonly result: ImportResult | null;
  readonly isStarting: boolean;
  readonly isRunning: boolean;
  readonly isCancelling: boolean;
  readonly start: (picks: readonly string[]) => void;
  readonly pickAndStart: () => void;
  readonly cancel: () => void;
  readonly putAway: () => void;
  /** Starts the same import again, the secrecy marks having been shown. */
  readonly acceptClassified: () => void;
}

export function useImport(reviewId: string): Import {
  const toast = useToast();
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const picks = useRef<readonly string[]>([]);
  const progress = useJob(jobId);
  const start = useCommand('imports.start', ({ jobId: id }) => setJobId(id));
  const cancel = useCommand('imports.cancel');
  const result = useCall('imports.result', { jobId: jobId ?? '' }, { enabled: jobId !== null });
  const isOver = isJobOver(progress);

  useEffect(() => {
    if (jobId === null || !isOver) return;
    void client.invalidateQueries({ queryKey: ['imports.result', { jobId }] });
    void client.invalidateQueries({ queryKey: ['cases.list', { reviewId }] });
    void client.invalidateQueries({ queryKey: ['reviews.get', { reviewId }] });
  }, [client, jobId, isOver, reviewId]);

  const run = useCallback(
    (tokens: readonly string[], acceptClassified = false) => {
      if (tokens.length === 0) return;
      picks.current = tokens;
      start.mutate({ reviewId, picks: [...tokens], acceptClassified }, { onError: toast.failed });
    },
    [start, reviewId, toast],
  );
  const pickAndStart = async (): Promise<void> => {
    try {
      const picked = await call('shell.pickFolders', { purpose: 'import' });
      run(picked.map((pick) => pick.token));
    } catch (error) {
      toast.failed(error);
    }
  };
  const isRunning =
    jobId !== null && !isOver && (result.data === undefined || result.data.state === 'running');
  return {
    jobId,
    progress,
    result: result.data ?? null,
    isStarting: start.isPending,
    isRunning,
    isCancelling: cancel.isPending,
    start: (tokens) => run(tokens),
    pickAndStart: () => void pickAndStart(),
    cancel: () => {
      if (jobId !== null) cancel.mutate({ jobId }, { onError: toast.failed });
    },
    putAway: () => setJobId(null),
    acceptClassified: () => run(picks.current, true),
  };
}

/** What the backend tells the window unasked. */
import * as z from 'zod';

export const events = {
  /** Something stored changed: queries whose names start with one of the subjects are stale. */
  changed: z.object({ subjects: z.array(z.string()) }),
  /** A long job moved on. */
  'job.progress': z.object({
    jobId: z.string(),
    kind: z.enum(['import', 'demo']),
    state: z.enum(['reading', 'storing', 'done', 'failed', 'cancelled']),
    done: z.number(),
    total: z.number(),
    /** Name of the file being worked on. */
    file: z.string().nullable(),
  }),
  /** The backend ended unexpectedly and was started again. */
  'backend.restarted': z.object({}),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<K extends EventName> = z.output<(typeof events)[K]>;

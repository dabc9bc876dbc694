/** Scanned pages: how far OCR is, and correcting by hand what it read. */
import * as z from 'zod';
import { PageSchema } from './cases.ts';
import { command, query } from './define.ts';

export const OcrStatusSchema = z.object({
  state: z.enum(['idle', 'running', 'paused']),
  /** Pages of all cases that wait; read since the queue was last empty. */
  waiting: z.number().int(),
  read: z.number().int(),
  /** Seconds the waiting pages will take; null before one was read. */
  secondsLeft: z.number().nullable(),
  cases: z.array(
    z.object({
      caseId: z.string(),
      title: z.string(),
      waiting: z.number().int(),
      read: z.number().int(),
      skipped: z.number().int(),
      failed: z.number().int(),
    }),
  ),
});
export type OcrStatus = z.output<typeof OcrStatusSchema>;

const OneCase = z.object({ caseId: z.string() });
const Nothing = z.object({});

export const ocr = {
  'ocr.status': query(Nothing, OcrStatusSchema),
  'ocr.pause': command(Nothing, Nothing),
  'ocr.resume': command(Nothing, Nothing),
  /** Leaves a case's waiting pages unread. */
  'ocr.skip': command(OneCase, Nothing),
  /** Puts what was skipped or failed back into the queue. */
  'ocr.retry': command(OneCase, Nothing),
  /** Writes a line as it stands on the paper; empty text takes it out. Fails with conflict when the page has changed. */
  'ocr.correctLine': command(
    z.object({
      documentId: z.string(),
      page: z.number().int().positive(),
      line: z.number().int().nonnegative(),
      /** The line as the person saw it. */
      seen: z.string(),
      text: z.string().max(2_000),
    }),
    PageSchema,
  ),
} as const;

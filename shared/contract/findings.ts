/** What the machine found in a case and what the reviewer made of it. */
import * as z from 'zod';
import { AnchorSchema } from '../model/anchor.ts';
import type { FindingData } from '../model/finding.ts';
import { SEVERITIES } from '../model/finding.ts';
import { command, query } from './define.ts';

export const FINDING_STATES = ['open', 'confirmed', 'dismissed', 'later'] as const;

export const FindingViewSchema = z.object({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  basis: z.array(z.object({ law: z.string(), article: z.number().int(), version: z.string().nullable() })),
  where: z.array(AnchorSchema),
  confidence: z.number(),
  data: z.custom<FindingData>((value) => typeof value === 'object' && value !== null && 'kind' in value),
  /** False: decided once, but the last check no longer made it. */
  found: z.boolean(),
  state: z.enum(FINDING_STATES),
  reason: z.string().nullable(),
  /** Places of the rubric a confirmation may be booked on, the most precise first. */
  bookings: z.array(
    z.object({
      kind: z.enum(['option', 'item', 'veto']),
      id: z.string(),
      itemId: z.string(),
      label: z.string(),
      points: z.number().nullable(),
    }),
  ),
  /** Where it was booked. */
  bookedOn: z.string().nullable(),
});
export type FindingView = z.output<typeof FindingViewSchema>;

export const findings = {
  'findings.list': query(z.object({ caseId: z.string() }), z.array(FindingViewSchema)),
  /** Confirms, and with a booking makes the deduction, its evidence with it; one step to undo. */
  'findings.confirm': command(
    z.object({
      findingId: z.string(),
      booking: z.object({ kind: z.enum(['option', 'item', 'veto']), id: z.string() }).nullable(),
    }),
    z.object({}),
  ),
  'findings.dismiss': command(
    z.object({ findingId: z.string(), reason: z.string().trim().min(2).max(500) }),
    z.object({}),
  ),
  'findings.later': command(z.object({ findingId: z.string() }), z.object({})),
  'findings.reopen': command(z.object({ findingId: z.string() }), z.object({})),
} as const;

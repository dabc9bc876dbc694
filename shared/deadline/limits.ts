/** Time limits as data (`resources/limits/limits.json`). */
import * as z from 'zod';
import { CLOCK_STOPS, EVENT_KINDS } from '../facts/vocabulary.ts';
import { CivilDateSchema } from '../model/civil-date.ts';
import { PERIOD_UNITS } from './count.ts';

export const TimeLimitSchema = z.strictObject({
  id: z.string().regex(/^[A-Z0-9]+-[A-Z0-9-]+$/),
  name: z.string().min(1),
  domain: z.string().min(1),
  caseTypes: z.array(z.string()),
  from: z.enum(EVENT_KINDS),
  to: z.enum(EVENT_KINDS),
  value: z.number().int().positive(),
  unit: z.enum(PERIOD_UNITS),
  /** A last day off moves to the next working day. */
  rolls: z.boolean(),
  /** Both days belong to the window. */
  inForce: z.strictObject({ from: CivilDateSchema.nullable(), to: CivilDateSchema.nullable() }),
  /** Which event's day decides whether the limit applied. */
  decidedBy: z.enum(['start', 'end']),
  basis: z.strictObject({ law: z.string(), articles: z.array(z.number().int().positive()).min(1) }),
  rule: z.string().regex(/^E\d{3}$/),
  /** The law leaves open whether calendar or working days are meant: only both over is over. */
  disputed: z.boolean(),
  stoppedBy: z.array(z.enum(CLOCK_STOPS)),
  /** Laws with limits of their own: a case decided under one of them is not judged by this limit. */
  specialLaws: z.array(z.string()),
  consequence: z.string().nullable(),
  status: z.enum(['verified', 'partly', 'unverified']),
  source: z.string(),
  notes: z.string().optional(),
});
export type TimeLimit = z.output<typeof TimeLimitSchema>;

export const TimeLimitsSchema = z.strictObject({
  schema: z.literal('case-review/limits@1'),
  source: z.string(),
  limits: z.array(TimeLimitSchema),
});

/** Time limits as data (`resources/limits/limits.json`). */
import * as z from 'zod';
import { CLOCK_STOPS } from '../facts/vocabulary.ts';
import { CivilDateSchema } from '../model/civil-date.ts';
import { PERIOD_UNITS } from './count.ts';

export const DIRECTIONS = ['max', 'min', 'window'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** An event's name: one of those read from papers, or one that only a person can give. */
const EventName = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/);

const ExtensionSchema = z.strictObject({
  /** Null where the law names no figure. */
  value: z.number().int().positive().nullable(),
  unit: z.enum(PERIOD_UNITS).nullable(),
  /** Who may approve it. */
  by: z.string().nullable(),
  note: z.string().nullable(),
  /** The whole period when prolonged, not what is added. */
  total: z.boolean(),
});

export const TimeLimitSchema = z.strictObject({
  id: z.string().regex(/^[A-Z0-9]+-[A-Z0-9-]+$/),
  name: z.string().min(1),
  domain: z.string().min(1),
  caseTypes: z.array(z.string()),
  /** Pattern on the organ's name: rules of one branch bind its own organs only. */
  organs: z.string().min(1).nullable(),
  /** What must be so besides, and no program can tell: such a limit is listed and never gives a finding. */
  condition: z.string().nullable(),
  from: EventName,
  to: EventName,
  /** The events in the words of the law. */
  startEvent: z.string().min(1),
  endEvent: z.string().min(1),
  /** `max`: done by the last day. `min`: not before the period has run. `window`: open to the party that long. */
  direction: z.enum(DIRECTIONS),
  value: z.number().int().positive(),
  unit: z.enum(PERIOD_UNITS),
  /** A last day off moves to the next working day. */
  rolls: z.boolean(),
  /** Both days belong to the window. */
  inForce: z.strictObject({ from: CivilDateSchema.nullable(), to: CivilDateSchema.nullable() }),
  /** Which event's day decides whether the limit applied. */
  decidedBy: z.enum(['start', 'end']),
  basis: z.strictObject({ law: z.string(), articles: z.array(z.number().int().positive()).min(1) }),
  /** The check it reports under; null where overrunning it is no fault of the organ, or another check reports it. */
  rule: z
    .string()
    .regex(/^E\d{3}$/)
    .nullable(),
  /** The law leaves open whether calendar or working days are meant: only both over is over. */
  disputed: z.boolean(),
  /** Shown as undetermined when one of its two days cannot be read; others are shown once both are known. */
  isAlwaysShown: z.boolean(),
  /** A branch's own rule for the same step as a general limit: it adds its article, not a second count. */
  supports: z.string().nullable(),
  stoppedBy: z.array(z.enum(CLOCK_STOPS)),
  /** Laws with limits of their own: a case decided under one of them is not judged by this limit. */
  specialLaws: z.array(z.string()),
  /** Only a case decided under one of these laws is judged by this limit. */
  onlyUnder: z.array(z.string()),
  extensions: z.array(ExtensionSchema),
  /** Periods that do not count, in words. */
  exclusions: z.array(z.string().min(1)),
  consequence: z.string().nullable(),
  /** How far a program can tell. */
  level: z.enum(['full', 'assist']),
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

/** True when a limit was in force on a day. */
export function isInForce(limit: TimeLimit, day: string): boolean {
  const { from, to } = limit.inForce;
  return (from === null || day >= from) && (to === null || day <= to);
}

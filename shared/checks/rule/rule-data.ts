/** Figures and word lists of the rules (`resources/checks/rule-data.json`): thresholds by date and branch, phrases. */
import * as z from 'zod';
import { type CivilDate, CivilDateSchema } from '../../model/civil-date.ts';

const BasisSchema = z.strictObject({ law: z.string().min(1), articles: z.array(z.number().int()).min(1) });

/** A figure of the law with the days it held. Amounts in yuan. */
const FigureSchema = z.strictObject({
  from: CivilDateSchema.nullable(),
  to: CivilDateSchema.nullable(),
  person: z.number(),
  unit: z.number(),
  basis: BasisSchema,
});
export type Figure = z.output<typeof FigureSchema>;

const SectorSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Matches the organ's name. */
  organ: z.string(),
  organExamples: z.array(z.string()).min(1),
  /** Fines from which the party must be told of its right to a hearing. */
  hearing: z.array(FigureSchema),
});
export type Sector = z.output<typeof SectorSchema>;

const PhraseSchema = z.strictObject({
  pattern: z.string().min(1),
  examples: z.array(z.string()).min(1),
});

export const PHRASES = [
  'conclusiveWords',
  'confirmation',
  'certificateShown',
  'recusalTold',
  'copyChecked',
  'photoNotes',
  'surveillance',
  'surveillanceReview',
  'wordingMistakes',
  'placeholders',
  'vaguePlaces',
  'waived',
  'electronicConsent',
  'receiverRelation',
  'resultTold',
  'familyTold',
  'recorded',
  'crimeSuspected',
] as const;
export type PhraseName = (typeof PHRASES)[number];

export const RuleDataSchema = z.strictObject({
  schema: z.literal('case-review/rule-data@1'),
  source: z.string(),
  sectors: z.array(SectorSchema),
  /** Highest fine on the spot. */
  onTheSpot: z.array(FigureSchema),
  /** Highest fine that may be taken in cash on the spot. */
  cashOnTheSpot: z.array(FigureSchema),
  /** Highest fine a police station may impose. */
  policeStation: z.array(FigureSchema),
  /** From this day review is sought from the government alone. */
  reviewReformFrom: CivilDateSchema,
  /** From this day the administrative penalty law of 2021 holds. */
  penaltyLaw2021From: CivilDateSchema,
  /** From this day a suit may be brought within six months (before: three). */
  sixMonthsFrom: CivilDateSchema,
  /** Organs for which review is sought from the superior department, also after the reform. */
  verticalOrgans: z.string(),
  /** Laws with their own period for a suit. */
  ownSuitPeriods: z.array(z.string()),
  phrases: z.record(z.enum(PHRASES), PhraseSchema),
  /** When two findings have one root cause: the first hides the others. */
  suppression: z.array(
    z.strictObject({ first: z.string(), hides: z.array(z.string()).min(1), because: z.string().min(1) }),
  ),
});
export type RuleData = z.output<typeof RuleDataSchema>;

/** The figure in force on a day; null when the day is before the first. */
export function figureOn(figures: readonly Figure[], date: CivilDate): Figure | null {
  return (
    figures.find(({ from, to }) => (from === null || date >= from) && (to === null || date <= to)) ?? null
  );
}

export function phrase(data: RuleData, name: PhraseName): RegExp {
  return new RegExp(data.phrases[name].pattern);
}

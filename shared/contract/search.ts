/** Searching in the texts of cases. */
import * as z from 'zod';
import { query } from './define.ts';

const Typed = z.string().max(200);

export const HitSchema = z.object({
  documentId: z.string(),
  /** Page of the file. */
  page: z.number().int(),
  /** Offsets into the page's text. */
  start: z.number().int(),
  end: z.number().int(),
  /** What stands before, the words found, what stands after; line breaks taken out. */
  before: z.string(),
  quote: z.string(),
  after: z.string(),
});
export type Hit = z.output<typeof HitSchema>;

export const CaseHitsSchema = z.object({
  /** In the order of the papers. */
  hits: z.array(HitSchema),
  /** False when there are more than are given. */
  isComplete: z.boolean(),
});
export type CaseHits = z.output<typeof CaseHitsSchema>;

export const FoundCaseSchema = z.object({
  caseId: z.string(),
  title: z.string(),
  caseNo: z.string().nullable(),
  hits: z.array(HitSchema.extend({ documentTitle: z.string() })),
});

export const search = {
  /** Every place of a case that reads as what was typed. Fails: clearance-needed, recused, not-found. */
  'search.case': query(z.object({ caseId: z.string(), text: Typed }), CaseHitsSchema),
  /** The latest places in the cases the user is cleared for; what is in others is not even counted. */
  'search.everywhere': query(
    z.object({ text: Typed }),
    z.object({ cases: z.array(FoundCaseSchema), isComplete: z.boolean() }),
  ),
} as const;

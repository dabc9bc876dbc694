/** The gate before a case opens: hits, answers, the office's decision, the signed declaration. */
import * as z from 'zod';
import { CLEARANCES } from './cases.ts';
import { command, query } from './define.ts';

export const RECUSAL_RULES = ['R1', 'R2', 'R3', 'NAME'] as const;

export const RecusalHitSchema = z.object({
  id: z.string(),
  rule: z.enum(RECUSAL_RULES),
  /** barred: nobody can lift it. decision: another office user decides. ask: the reviewer answers. */
  strength: z.enum(['barred', 'decision', 'ask']),
  person: z.string(),
  roles: z.array(z.string()),
  /** What of the reviewer's profile it matches: certNo, idNo, unit, name. */
  matched: z.string(),
  value: z.string(),
  where: z.array(z.object({ file: z.string(), page: z.number().int(), quote: z.string() })),
  answer: z.enum(['same-person', 'other-person']).nullable(),
});
export type RecusalHit = z.output<typeof RecusalHitSchema>;

export const DeclarationQuestionSchema = z.object({ id: z.string(), text: z.string(), bars: z.boolean() });

/** What a reviewer may have filed about themselves. */
export const COMPARED = ['certNo', 'idNo', 'unit'] as const;

export const GateSchema = z.object({
  caseId: z.string(),
  caseTitle: z.string(),
  clearance: z.enum(CLEARANCES),
  hits: z.array(RecusalHitSchema),
  searched: z.object({
    people: z.number().int(),
    roles: z.number().int(),
    pages: z.number().int(),
    pagesWithoutText: z.number().int(),
    /** Of the reviewer's own profile, what was there to compare; the name always is. */
    compared: z.array(z.enum(COMPARED)),
  }),
  questions: z.array(DeclarationQuestionSchema),
  decision: z
    .object({ decision: z.enum(['lift', 'recuse']), reason: z.string(), by: z.string(), at: z.string() })
    .nullable(),
  /** Asked of the office and not decided yet. */
  request: z.object({ note: z.string(), at: z.string() }).nullable(),
  declaredAt: z.string().nullable(),
});
export type Gate = z.output<typeof GateSchema>;

export const PendingDecisionSchema = z.object({
  caseId: z.string(),
  caseTitle: z.string(),
  reviewerId: z.string(),
  reviewer: z.string(),
  reviewerUnit: z.string(),
  hits: z.array(RecusalHitSchema),
  note: z.string(),
  askedAt: z.string(),
});

export const recusal = {
  /** Compares everybody who acts in the file with one's own profile. */
  'recusal.gate': query(z.object({ caseId: z.string() }), GateSchema),
  'recusal.answer': command(
    z.object({ caseId: z.string(), hitId: z.string(), answer: z.enum(['same-person', 'other-person']) }),
    GateSchema,
  ),
  /** Puts a same-unit hit before the office. */
  'recusal.askDecision': command(
    z.object({ caseId: z.string(), note: z.string().trim().max(500) }),
    GateSchema,
  ),
  'recusal.pending': query(z.object({}), z.array(PendingDecisionSchema)),
  /** Another user with the office role; never the reviewer concerned; never on R1. */
  'recusal.decide': command(
    z.object({
      caseId: z.string(),
      reviewerId: z.string(),
      decision: z.enum(['lift', 'recuse']),
      reason: z.string().trim().min(4).max(500),
    }),
    z.object({}),
  ),
  /** Answers and signs the declaration with the password. An answer that bars closes the case to this reviewer. */
  'recusal.declare': command(
    z.object({
      caseId: z.string(),
      answers: z.array(z.object({ id: z.string(), yes: z.boolean(), detail: z.string().max(500) })),
      password: z.string().max(200),
    }),
    GateSchema,
  ),
} as const;

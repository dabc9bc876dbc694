/** Conclusion, determination, signatures, and what is exported from them. */
import * as z from 'zod';
import { command, query } from './define.ts';

const DETERMINATIONS = ['pass', 'flawed', 'wrong'] as const;

export const SignatureSchema = z.object({
  userId: z.string(),
  name: z.string(),
  at: z.string(),
  kind: z.enum(['reviewer', 'second']),
});

export const ConclusionSchema = z.object({
  caseId: z.string(),
  state: z.enum(['none', 'draft', 'signed', 'sealed']),
  total: z.number().nullable(),
  full: z.number().nullable(),
  grade: z.string().nullable(),
  vetoed: z.boolean(),
  proposal: z.enum(DETERMINATIONS),
  labels: z.object({ pass: z.string(), flawed: z.string(), wrong: z.string() }),
  determination: z.enum(DETERMINATIONS).nullable(),
  determinationReason: z.string(),
  /** What the deductions say, in words; offered, never forced. */
  draftOpinion: z.string(),
  opinion: z.string(),
  /** What must be done before signing. */
  unfinished: z.array(
    z.object({
      code: z.enum([
        'evidence-missing',
        'findings-open',
        'items-open',
        'determination-missing',
        'reason-missing',
        'opinion-missing',
      ]),
      count: z.number().int(),
      ids: z.array(z.string()),
      blocks: z.boolean(),
    }),
  ),
  signatures: z.array(SignatureSchema),
  needsSecond: z.boolean(),
  /** SHA-256 of what was sealed. */
  sealHash: z.string().nullable(),
});
export type ConclusionView = z.output<typeof ConclusionSchema>;

export const conclusions = {
  'conclusions.get': query(z.object({ caseId: z.string() }), ConclusionSchema),
  'conclusions.save': command(
    z.object({
      caseId: z.string(),
      determination: z.enum(DETERMINATIONS).nullable(),
      determinationReason: z.string().max(4000),
      opinion: z.string().max(20_000),
    }),
    ConclusionSchema,
  ),
  /** Signs with the password. 错案 waits for a second person's signature; anything else is sealed at once. */
  'conclusions.sign': command(
    z.object({ caseId: z.string(), password: z.string().max(200) }),
    ConclusionSchema,
  ),
  /** The second signature under a 错案, by another user. */
  'conclusions.countersign': command(
    z.object({ caseId: z.string(), password: z.string().max(200) }),
    ConclusionSchema,
  ),
  /** Takes a signature back before the seal. */
  'conclusions.withdraw': command(
    z.object({ caseId: z.string(), reason: z.string().trim().min(4).max(500) }),
    ConclusionSchema,
  ),
  /** The review form as .docx, to a picked place. */
  'reports.reviewForm': command(
    z.object({ caseId: z.string(), target: z.string() }),
    z.object({ name: z.string(), bytes: z.number() }),
  ),
  /** The list of flawed and wrong cases of a review as .xlsx. */
  'reports.flawedList': command(
    z.object({ reviewId: z.string(), target: z.string() }),
    z.object({ name: z.string(), bytes: z.number(), rows: z.number() }),
  ),
} as const;

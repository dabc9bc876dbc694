/** The score sheet: deductions, levels, vetoes, their evidence, what applies, and undo. */
import * as z from 'zod';
import { AnchorSchema } from '../model/anchor.ts';
import { RubricSchema } from '../rubric/schema.ts';
import type { ScoreResult } from '../rubric/score.ts';
import { command, query } from './define.ts';

export const EvidenceSchema = z.object({
  id: z.string(),
  anchor: AnchorSchema,
  documentTitle: z.string(),
  /** The page reads differently now and the passage was not found again for sure: a person should look. */
  toCheck: z.boolean(),
});
export type Evidence = z.output<typeof EvidenceSchema>;

export const DeductionSchema = z.object({
  id: z.string(),
  kind: z.enum(['option', 'level', 'veto']),
  /** Rubric item; for a veto the veto itself. */
  itemId: z.string(),
  optionId: z.string().nullable(),
  level: z.enum(['flaw', 'error', 'grave']).nullable(),
  affectsOutcome: z.boolean(),
  count: z.number().int().positive(),
  note: z.string(),
  evidence: z.array(EvidenceSchema),
  findingId: z.string().nullable(),
});
export type Deduction = z.output<typeof DeductionSchema>;

export const SheetSchema = z.object({
  caseId: z.string(),
  rubric: RubricSchema,
  facts: z.record(z.string(), z.union([z.string(), z.boolean()])),
  deductions: z.array(DeductionSchema),
  assessed: z.array(z.string()),
  score: z.custom<ScoreResult>((value) => typeof value === 'object' && value !== null && 'items' in value),
  /** Set once signed: the sheet can be read, not changed. */
  readOnly: z.enum(['signed', 'sealed']).nullable(),
  history: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }),
});
export type SheetView = z.output<typeof SheetSchema>;

/** A passage as the window selects it; the backend makes the anchor. */
export const SelectionSchema = z.object({
  documentId: z.string(),
  page: z.number().int().positive(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
export type Selection = z.output<typeof SelectionSchema>;

const CaseOnly = z.object({ caseId: z.string() });

export const scoring = {
  'scoring.sheet': query(CaseOnly, SheetSchema),
  /** Applies an option, with the selected passage as its evidence. Again: counts one more where the option counts. */
  'scoring.deduct': command(
    z.object({
      caseId: z.string(),
      itemId: z.string(),
      optionId: z.string(),
      selection: SelectionSchema.nullable(),
    }),
    SheetSchema,
  ),
  'scoring.setCount': command(
    z.object({ caseId: z.string(), deductionId: z.string(), count: z.number().int().min(1).max(99) }),
    SheetSchema,
  ),
  'scoring.setNote': command(
    z.object({ caseId: z.string(), deductionId: z.string(), note: z.string().max(2000) }),
    SheetSchema,
  ),
  'scoring.remove': command(z.object({ caseId: z.string(), deductionId: z.string() }), SheetSchema),
  /** `levels` rubrics: gives an item its level; null takes it back. */
  'scoring.setLevel': command(
    z.object({
      caseId: z.string(),
      itemId: z.string(),
      level: z.enum(['flaw', 'error', 'grave']).nullable(),
      affectsOutcome: z.boolean(),
      selection: SelectionSchema.nullable(),
    }),
    SheetSchema,
  ),
  /** Applies a veto; it needs a reason. */
  'scoring.veto': command(
    z.object({
      caseId: z.string(),
      vetoId: z.string(),
      reason: z.string().trim().min(2).max(2000),
      selection: SelectionSchema.nullable(),
    }),
    SheetSchema,
  ),
  'scoring.attach': command(
    z.object({ caseId: z.string(), deductionId: z.string(), selection: SelectionSchema }),
    SheetSchema,
  ),
  'scoring.detach': command(z.object({ caseId: z.string(), evidenceId: z.string() }), SheetSchema),
  /** What applies to the case: 举行过听证 …. */
  'scoring.setFact': command(
    z.object({ caseId: z.string(), factId: z.string(), value: z.union([z.string(), z.boolean()]) }),
    SheetSchema,
  ),
  'scoring.markAssessed': command(
    z.object({ caseId: z.string(), itemIds: z.array(z.string()).min(1), assessed: z.boolean() }),
    SheetSchema,
  ),
  'scoring.undo': command(CaseOnly, SheetSchema),
  'scoring.redo': command(CaseOnly, SheetSchema),
} as const;

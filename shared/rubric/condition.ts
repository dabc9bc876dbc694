/** Conditions a rubric states as data: when an item applies, which grade follows, which determination is proposed. */
import * as z from 'zod';

export const FINDING_LEVELS = ['flaw', 'error', 'grave', 'veto'] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

export type Condition =
  | 'always'
  | { readonly fact: string; readonly is?: string | boolean | undefined }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly veto: true }
  | { readonly grade: readonly string[] }
  | {
      readonly count: readonly FindingLevel[];
      readonly atLeast: number;
      readonly affectsOutcome?: boolean | undefined;
    };

export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.literal('always'),
    z.strictObject({ fact: z.string().min(1), is: z.union([z.string(), z.boolean()]).optional() }),
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }),
    z.strictObject({ veto: z.literal(true) }),
    z.strictObject({ grade: z.array(z.string().min(1)).min(1) }),
    z.strictObject({
      count: z.array(z.enum(FINDING_LEVELS)).min(1),
      atLeast: z.number().int().positive(),
      affectsOutcome: z.boolean().optional(),
    }),
  ]),
);

export type CaseFactValue = string | boolean;

export interface ConditionInput {
  readonly facts: Readonly<Record<string, CaseFactValue>>;
  readonly vetoed: boolean;
  readonly grade: string | null;
  /** One entry per deduction or level given. */
  readonly levels: readonly {
    readonly level: FindingLevel;
    readonly affectsOutcome: boolean;
    readonly count: number;
  }[];
}

/** Evaluates a condition. A fact that is not known counts as false. */
export function holds(condition: Condition, input: ConditionInput): boolean {
  if (condition === 'always') return true;
  if ('fact' in condition) return (input.facts[condition.fact] ?? false) === (condition.is ?? true);
  if ('all' in condition) return condition.all.every((part) => holds(part, input));
  if ('any' in condition) return condition.any.some((part) => holds(part, input));
  if ('not' in condition) return !holds(condition.not, input);
  if ('veto' in condition) return input.vetoed;
  if ('grade' in condition) return input.grade !== null && condition.grade.includes(input.grade);
  const count = input.levels
    .filter((entry) => condition.count.includes(entry.level))
    .filter(
      (entry) => condition.affectsOutcome === undefined || entry.affectsOutcome === condition.affectsOutcome,
    )
    .reduce((sum, entry) => sum + entry.count, 0);
  return count >= condition.atLeast;
}

/** Every simple condition a condition is put together from. */
function partsOf(condition: Condition): Exclude<Condition, 'always'>[] {
  if (condition === 'always') return [];
  if ('all' in condition) return condition.all.flatMap(partsOf);
  if ('any' in condition) return condition.any.flatMap(partsOf);
  if ('not' in condition) return partsOf(condition.not);
  return [condition];
}

/** Names of the facts a condition asks for. */
export function factsOf(condition: Condition): string[] {
  return partsOf(condition).flatMap((part) => ('fact' in part ? [part.fact] : []));
}

/** Names of the grades a condition asks for. */
export function gradesOf(condition: Condition): string[] {
  return partsOf(condition).flatMap((part) => ('grade' in part ? part.grade : []));
}

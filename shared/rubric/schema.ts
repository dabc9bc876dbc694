/**
 * A rubric (评查标准) as data. Two ways of scoring: `deduct` (points off a full score, vetoes, items that do not apply
 * leave the denominator) and `levels` (each item gets a level, rules turn levels into a grade).
 */
import * as z from 'zod';
import { CivilDateSchema } from '../model/civil-date.ts';
import { ConditionSchema, factsOf, gradesOf } from './condition.ts';

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
const Text = z.string().trim().min(1);
const Decimal = z
  .number()
  .nonnegative()
  .refine((value) => Math.abs(Math.round(value * 100) - value * 100) < 1e-6, 'at most two decimals');
const CheckCode = z.string().regex(/^E\d{3}$/);

const BasisSchema = z.strictObject({ law: Text, articles: z.array(z.number().int().positive()) });

const DeductionOptionSchema = z.strictObject({
  id: Id,
  points: Decimal,
  when: Text,
  level: z.enum(['flaw', 'error']),
  /** 处, 份, 项 …: counted; left out: once. */
  per: Text.optional(),
  /** Machine checks whose confirmed finding proposes this deduction. */
  checks: z.array(CheckCode).optional(),
});

const ItemBase = {
  id: Id,
  name: Text,
  check: Text,
  appliesIf: ConditionSchema,
  basis: z.array(BasisSchema),
  evidenceHint: Text.optional(),
  documents: z.array(Text).optional(),
  checks: z.array(CheckCode).optional(),
};

const DeductItemSchema = z.strictObject({
  ...ItemBase,
  max: Decimal,
  deductions: z.array(DeductionOptionSchema).min(1),
});

const LevelItemSchema = z.strictObject({
  ...ItemBase,
  stage: Text.optional(),
  weight: z.number().positive(),
  levels: z.strictObject({ flaw: Text, error: Text, grave: Text }),
});

const VetoSchema = z.strictObject({
  id: Id,
  name: Text,
  basis: z.array(BasisSchema),
  appliesIf: ConditionSchema,
  evidenceHint: Text.optional(),
  checks: z.array(CheckCode).optional(),
});

/** Half-open: `from` belongs to the grade, the next grade's `from` does not. */
const GradeBandSchema = z.strictObject({ name: Text, from: Decimal });

const FactSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id: Id,
    kind: z.literal('yes-no'),
    label: Text,
    initial: z.boolean(),
    /** Kinds of documents whose presence in the file makes it true. */
    documents: z.array(Text).optional(),
  }),
  z.strictObject({
    id: Id,
    kind: z.literal('choice'),
    label: Text,
    choices: z.array(Text).min(2),
    initial: Text,
    /** The choice that a kind of document in the file means. */
    byDocument: z.record(z.string(), Text).optional(),
  }),
]);

const ProfileSchema = z.strictObject({ when: ConditionSchema, disable: z.array(Id), note: Text.optional() });

const DeterminationSchema = z.strictObject({
  labels: z.strictObject({ pass: Text, flawed: Text, wrong: Text }),
  /** First rule that holds wins; none: pass. */
  rules: z.array(z.strictObject({ determination: z.enum(['flawed', 'wrong']), when: ConditionSchema })),
});

const Head = {
  schema: z.literal('case-review/rubric@1'),
  id: Id,
  version: Text,
  name: Text,
  caseTypes: z.array(Text).min(1),
  effectiveFrom: CivilDateSchema.nullable(),
  source: Text,
  facts: z.array(FactSchema),
  profiles: z.array(ProfileSchema),
  determination: DeterminationSchema,
};

const DeductRubricSchema = z.strictObject({
  ...Head,
  scoring: z.strictObject({
    mode: z.literal('deduct'),
    full: Decimal,
    /** `share-of-applicable`: full × Σ kept ÷ Σ max of applicable items. `plain`: full − Σ deductions. */
    formula: z.enum(['share-of-applicable', 'plain']),
    veto: z.strictObject({ score: Decimal, grade: Text }),
    grades: z.array(GradeBandSchema).min(1),
  }),
  vetoes: z.array(VetoSchema),
  groups: z.array(z.strictObject({ id: Id, name: Text, items: z.array(DeductItemSchema).min(1) })).min(1),
});

const LevelRubricSchema = z.strictObject({
  ...Head,
  scoring: z.strictObject({
    mode: z.literal('levels'),
    labels: z.strictObject({ none: Text, flaw: Text, error: Text, grave: Text }),
    /** First rule that holds wins. */
    grades: z.array(z.strictObject({ name: Text, when: ConditionSchema })).min(1),
    /** Points off 100 for sorting only; null: no figure. */
    index: z.strictObject({ full: Decimal, flaw: Decimal, error: Decimal }).nullable(),
  }),
  vetoes: z.array(VetoSchema),
  groups: z.array(z.strictObject({ id: Id, name: Text, items: z.array(LevelItemSchema).min(1) })).min(1),
});

/** Both forms, for JSON Schema and documentation; `parseRubric` picks by `scoring.mode` and explains itself. */
export const RubricSchema = z.union([DeductRubricSchema, LevelRubricSchema]);

export type DeductRubric = z.output<typeof DeductRubricSchema>;
export type LevelRubric = z.output<typeof LevelRubricSchema>;
export type Rubric = DeductRubric | LevelRubric;
export type DeductItem = DeductRubric['groups'][number]['items'][number];
export type LevelItem = LevelRubric['groups'][number]['items'][number];
export type DeductionOption = z.output<typeof DeductionOptionSchema>;
export type Veto = z.output<typeof VetoSchema>;
export type RubricFact = z.output<typeof FactSchema>;
export type Determination = 'pass' | 'flawed' | 'wrong';

/** What is wrong with a rubric file, where, in words an office understands. */
export interface RubricIssue {
  /** Place in the file: `groups.0.items.2.max`. */
  readonly path: string;
  readonly code: RubricIssueCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export type RubricIssueCode =
  | 'not-json'
  | 'shape'
  | 'duplicate-id'
  | 'unknown-fact'
  | 'unknown-item'
  | 'deduction-above-max'
  | 'max-sum'
  | 'grade-order'
  | 'grade-floor'
  | 'unknown-grade'
  | 'choice-initial';

export type RubricParse =
  | { readonly ok: true; readonly rubric: Rubric }
  | { readonly ok: false; readonly issues: readonly RubricIssue[] };

/** Conditions nest a few levels; thousands would only exhaust the stack of everything that walks them. */
const DEEPEST_NESTING = 60;

function isTooDeep(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_NESTING) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

/** Reads a rubric from parsed JSON, with everything the schema alone cannot say. */
export function parseRubric(json: unknown): RubricParse {
  if (isTooDeep(json))
    return { ok: false, issues: [{ path: '', code: 'shape', details: { message: 'nested too deep' } }] };
  const mode = (json as { scoring?: { mode?: unknown } } | null)?.scoring?.mode;
  const parsed = (mode === 'levels' ? LevelRubricSchema : DeductRubricSchema).safeParse(json);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      code: 'shape' as const,
      details: { message: issue.message },
    }));
    return { ok: false, issues };
  }
  const issues = [...idIssues(parsed.data), ...factIssues(parsed.data), ...scoringIssues(parsed.data)];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, rubric: parsed.data };
}

function idIssues(rubric: Rubric): RubricIssue[] {
  const issues: RubricIssue[] = [];
  const seen = new Set<string>();
  const claim = (id: string, path: string): void => {
    if (seen.has(id)) issues.push({ path, code: 'duplicate-id', details: { id } });
    seen.add(id);
  };
  rubric.vetoes.forEach((veto, v) => claim(veto.id, `vetoes.${v}.id`));
  rubric.groups.forEach((group, g) => {
    claim(group.id, `groups.${g}.id`);
    group.items.forEach((item, i) => {
      claim(item.id, `groups.${g}.items.${i}.id`);
      if ('deductions' in item) {
        item.deductions.forEach((option, o) => claim(option.id, `groups.${g}.items.${i}.deductions.${o}.id`));
      }
    });
  });
  const items = new Set(rubric.groups.flatMap((group) => group.items.map((item) => item.id)));
  rubric.profiles.forEach((profile, p) => {
    profile.disable.forEach((id, d) => {
      if (!items.has(id))
        issues.push({ path: `profiles.${p}.disable.${d}`, code: 'unknown-item', details: { id } });
    });
  });
  return issues;
}

function factIssues(rubric: Rubric): RubricIssue[] {
  const issues: RubricIssue[] = [];
  const known = new Set(rubric.facts.map((fact) => fact.id));
  const check = (names: readonly string[], path: string): void => {
    for (const fact of names)
      if (!known.has(fact)) issues.push({ path, code: 'unknown-fact', details: { fact } });
  };
  rubric.facts.forEach((fact, f) => {
    if (
      fact.kind === 'choice' &&
      ![fact.initial, ...Object.values(fact.byDocument ?? {})].every((c) => fact.choices.includes(c))
    ) {
      issues.push({ path: `facts.${f}.initial`, code: 'choice-initial', details: { value: fact.initial } });
    }
  });
  rubric.vetoes.forEach((veto, v) => check(factsOf(veto.appliesIf), `vetoes.${v}.appliesIf`));
  rubric.profiles.forEach((profile, p) => check(factsOf(profile.when), `profiles.${p}.when`));
  rubric.determination.rules.forEach((rule, r) => check(factsOf(rule.when), `determination.rules.${r}.when`));
  rubric.scoring.grades.forEach((grade, g) => {
    if ('when' in grade) check(factsOf(grade.when), `scoring.grades.${g}.when`);
  });
  rubric.groups.forEach((group, g) => {
    group.items.forEach((item, i) => check(factsOf(item.appliesIf), `groups.${g}.items.${i}.appliesIf`));
  });
  return issues;
}

/** A determination that waits for a grade there is not would never be proposed. */
function gradeIssues(rubric: Rubric): RubricIssue[] {
  const names = new Set(rubric.scoring.grades.map((grade) => grade.name));
  return rubric.determination.rules.flatMap((rule, r) =>
    gradesOf(rule.when)
      .filter((name) => !names.has(name))
      .map(
        (name): RubricIssue => ({
          path: `determination.rules.${r}.when`,
          code: 'unknown-grade',
          details: { name },
        }),
      ),
  );
}

function scoringIssues(rubric: Rubric): RubricIssue[] {
  const issues = gradeIssues(rubric);
  if (rubric.scoring.mode === 'levels') return issues;
  const { grades, veto, full } = rubric.scoring;
  let sum = 0;
  (rubric as DeductRubric).groups.forEach((group, g) => {
    group.items.forEach((item, i) => {
      sum += item.max;
      item.deductions.forEach((option, o) => {
        if (option.points > item.max) {
          const path = `groups.${g}.items.${i}.deductions.${o}.points`;
          issues.push({
            path,
            code: 'deduction-above-max',
            details: { points: option.points, max: item.max },
          });
        }
      });
    });
  });
  if (Math.abs(sum - full) > 1e-6) issues.push({ path: 'groups', code: 'max-sum', details: { sum, full } });
  grades.forEach((grade, i) => {
    const above = grades[i - 1];
    if (above && grade.from >= above.from) {
      issues.push({ path: `scoring.grades.${i}`, code: 'grade-order', details: { name: grade.name } });
    }
  });
  if (grades.at(-1)?.from !== 0) issues.push({ path: 'scoring.grades', code: 'grade-floor', details: {} });
  if (!grades.some((grade) => grade.name === veto.grade)) {
    issues.push({ path: 'scoring.veto.grade', code: 'unknown-grade', details: { name: veto.grade } });
  }
  return issues;
}

/**
 * Turns a score sheet into a score, a grade and a proposed determination. Pure: the same sheet gives the same score
 * tomorrow, whatever the order in which deductions were made.
 */
import { type Points, pointsFromDecimal, scaleHalfUp } from '../model/points.ts';
import { type CaseFactValue, type ConditionInput, type FindingLevel, holds } from './condition.ts';
import type { DeductItem, DeductRubric, Determination, LevelRubric, Rubric } from './schema.ts';

/** One deduction made: an option of an item, counted where the option says so. */
export interface SheetDeduction {
  readonly itemId: string;
  readonly optionId: string;
  readonly count: number;
  readonly evidenceCount: number;
}

/** One level given to an item of a `levels` rubric. */
export interface SheetLevel {
  readonly itemId: string;
  readonly level: 'flaw' | 'error' | 'grave';
  readonly affectsOutcome: boolean;
  readonly evidenceCount: number;
}

export interface SheetVeto {
  readonly vetoId: string;
  readonly evidenceCount: number;
}

export interface Sheet {
  readonly facts: Readonly<Record<string, CaseFactValue>>;
  readonly deductions: readonly SheetDeduction[];
  readonly levels: readonly SheetLevel[];
  readonly vetoes: readonly SheetVeto[];
  /** Items the reviewer marked as looked at and in order. */
  readonly assessed: readonly string[];
}

export interface ItemScore {
  readonly itemId: string;
  readonly applies: boolean;
  readonly max: Points;
  /** What the deductions add up to before the item's own limit. */
  readonly deducted: Points;
  readonly kept: Points;
  readonly level: 'none' | 'flaw' | 'error' | 'grave';
  readonly assessed: boolean;
  readonly evidenceMissing: boolean;
}

export interface GroupScore {
  readonly groupId: string;
  readonly max: Points;
  readonly kept: Points;
}

export interface ScoreResult {
  readonly items: readonly ItemScore[];
  readonly groups: readonly GroupScore[];
  readonly applicable: number;
  readonly assessed: number;
  /** Null when no item applies, or for a `levels` rubric without an index. */
  readonly total: Points | null;
  readonly keptSum: Points;
  readonly maxSum: Points;
  readonly grade: string | null;
  readonly vetoed: boolean;
  readonly proposal: Determination;
  /** Items and vetoes whose deduction points at no passage yet. */
  readonly evidenceMissing: readonly string[];
}

/** Facts as the sheet has them, over the rubric's initial values. */
export function factsFor(
  rubric: Rubric,
  facts: Readonly<Record<string, CaseFactValue>>,
): Record<string, CaseFactValue> {
  const initial = Object.fromEntries(rubric.facts.map((fact) => [fact.id, fact.initial]));
  return { ...initial, ...facts };
}

function disabledItems(rubric: Rubric, input: ConditionInput): ReadonlySet<string> {
  return new Set(
    rubric.profiles.filter((profile) => holds(profile.when, input)).flatMap((profile) => profile.disable),
  );
}

/** Scores a sheet. Deductions on items that do not apply are ignored. */
export function scoreSheet(rubric: Rubric, sheet: Sheet): ScoreResult {
  return rubric.scoring.mode === 'deduct'
    ? scoreDeductions(rubric as DeductRubric, sheet)
    : scoreLevels(rubric as LevelRubric, sheet);
}

function baseInput(rubric: Rubric, sheet: Sheet): ConditionInput {
  return { facts: factsFor(rubric, sheet.facts), vetoed: false, grade: null, levels: [] };
}

function activeVetoes(rubric: Rubric, sheet: Sheet, input: ConditionInput): SheetVeto[] {
  return sheet.vetoes.filter((given) => {
    const veto = rubric.vetoes.find((candidate) => candidate.id === given.vetoId);
    return veto !== undefined && holds(veto.appliesIf, input);
  });
}

function propose(rubric: Rubric, input: ConditionInput): Determination {
  return rubric.determination.rules.find((rule) => holds(rule.when, input))?.determination ?? 'pass';
}

type GivenLevel = ConditionInput['levels'][number];

/** One item with its deductions, and what each of them weighs in the conditions. */
function scoreItem(
  item: DeductItem,
  applies: boolean,
  sheet: Sheet,
): { score: ItemScore; given: GivenLevel[] } {
  const made = applies ? sheet.deductions.filter((deduction) => deduction.itemId === item.id) : [];
  const given: GivenLevel[] = [];
  let deducted = 0;
  for (const deduction of made) {
    const option = item.deductions.find((candidate) => candidate.id === deduction.optionId);
    if (!option) continue;
    const count = option.per === undefined ? 1 : deduction.count;
    deducted += pointsFromDecimal(option.points) * count;
    given.push({ level: option.level, affectsOutcome: false, count });
  }
  const max = pointsFromDecimal(item.max);
  const score: ItemScore = {
    itemId: item.id,
    applies,
    max,
    deducted: deducted as Points,
    kept: Math.max(0, max - deducted) as Points,
    level: given.some(({ level }) => level === 'error') ? 'error' : given.length > 0 ? 'flaw' : 'none',
    assessed: made.length > 0 || sheet.assessed.includes(item.id),
    evidenceMissing: made.some((deduction) => deduction.evidenceCount === 0),
  };
  return { score, given };
}

function sumOf(
  scores: readonly { readonly max: Points; readonly kept: Points }[],
  of: 'max' | 'kept',
): Points {
  return scores.reduce((sum, score) => sum + score[of], 0) as Points;
}

function scoreDeductions(rubric: DeductRubric, sheet: Sheet): ScoreResult {
  const input = baseInput(rubric, sheet);
  const disabled = disabledItems(rubric, input);
  const levels: GivenLevel[] = [];
  const items: ItemScore[] = [];
  const groups = rubric.groups.map((group): GroupScore => {
    const scored = group.items.map((item) =>
      scoreItem(item, holds(item.appliesIf, input) && !disabled.has(item.id), sheet),
    );
    levels.push(...scored.flatMap(({ given }) => given));
    items.push(...scored.map(({ score }) => score));
    const applying = scored.map(({ score }) => score).filter(({ applies }) => applies);
    return { groupId: group.id, max: sumOf(applying, 'max'), kept: sumOf(applying, 'kept') };
  });
  const maxSum = sumOf(groups, 'max');
  const keptSum = sumOf(groups, 'kept');
  const vetoes = activeVetoes(rubric, sheet, input);
  const vetoed = vetoes.length > 0;
  const { scoring } = rubric;
  const full = pointsFromDecimal(scoring.full);
  const share = scoring.formula === 'plain' ? Math.max(0, full - (maxSum - keptSum)) : null;
  const unvetoed = maxSum === 0 ? null : ((share ?? scaleHalfUp(full, keptSum, maxSum)) as Points);
  const total = vetoed ? pointsFromDecimal(scoring.veto.score) : unvetoed;
  const band =
    total === null ? undefined : scoring.grades.find((grade) => total >= pointsFromDecimal(grade.from));
  const grade = vetoed ? scoring.veto.grade : (band?.name ?? null);
  const applicable = items.filter((item) => item.applies);
  return {
    items,
    groups,
    applicable: applicable.length,
    assessed: applicable.filter((item) => item.assessed).length,
    total,
    keptSum,
    maxSum,
    grade,
    vetoed,
    proposal: propose(rubric, { ...input, vetoed, grade, levels }),
    evidenceMissing: missingEvidence(applicable, vetoes),
  };
}

function scoreLevels(rubric: LevelRubric, sheet: Sheet): ScoreResult {
  const input = baseInput(rubric, sheet);
  const disabled = disabledItems(rubric, input);
  const given: { level: FindingLevel; affectsOutcome: boolean; count: number }[] = [];
  const items: ItemScore[] = [];
  let off = 0;
  const zero = 0 as Points;
  const { index } = rubric.scoring;
  for (const item of rubric.groups.flatMap((group) => group.items)) {
    const applies = holds(item.appliesIf, input) && !disabled.has(item.id);
    const level = applies ? sheet.levels.find((candidate) => candidate.itemId === item.id) : undefined;
    if (level) {
      given.push({ level: level.level, affectsOutcome: level.affectsOutcome, count: 1 });
      if (index !== null && level.level !== 'grave')
        off += pointsFromDecimal(index[level.level]) * item.weight;
    }
    items.push({
      itemId: item.id,
      applies,
      max: zero,
      deducted: zero,
      kept: zero,
      level: level?.level ?? 'none',
      assessed: level !== undefined || sheet.assessed.includes(item.id),
      evidenceMissing: level !== undefined && level.evidenceCount === 0,
    });
  }
  const vetoes = activeVetoes(rubric, sheet, input);
  const vetoed = vetoes.length > 0;
  const withLevels: ConditionInput = { ...input, vetoed, levels: given };
  const grade = rubric.scoring.grades.find((rule) => holds(rule.when, withLevels))?.name ?? null;
  const hasGrave = given.some((entry) => entry.level === 'grave');
  const total =
    index === null || hasGrave
      ? null
      : (Math.max(0, pointsFromDecimal(index.full) - Math.round(off)) as Points);
  const applicable = items.filter((item) => item.applies);
  return {
    items,
    groups: rubric.groups.map((group) => ({ groupId: group.id, max: zero, kept: zero })),
    applicable: applicable.length,
    assessed: applicable.filter((item) => item.assessed).length,
    total,
    keptSum: zero,
    maxSum: zero,
    grade,
    vetoed,
    proposal: propose(rubric, { ...withLevels, grade }),
    evidenceMissing: missingEvidence(applicable, vetoes),
  };
}

function missingEvidence(applicable: readonly ItemScore[], vetoes: readonly SheetVeto[]): string[] {
  return [
    ...applicable.filter((item) => item.evidenceMissing).map((item) => item.itemId),
    ...vetoes.filter((veto) => veto.evidenceCount === 0).map((veto) => veto.vetoId),
  ];
}

/** Where a confirmed machine finding may be booked: a deduction option, an item (by level or by choice), a veto. */
export interface Booking {
  readonly kind: 'option' | 'item' | 'veto';
  readonly id: string;
  readonly itemId: string;
}

interface CheckedItem {
  readonly id: string;
  readonly checks?: readonly string[] | undefined;
  readonly deductions?: readonly { readonly id: string; readonly checks?: readonly string[] | undefined }[];
}

/** The places of a rubric that name a check, the most precise first. */
export function bookingsFor(rubric: Rubric, checkCode: string): readonly Booking[] {
  const bookings: Booking[] = [];
  for (const item of rubric.groups.flatMap((group): readonly CheckedItem[] => group.items)) {
    const options = (item.deductions ?? []).filter((option) => option.checks?.includes(checkCode));
    for (const option of options) bookings.push({ kind: 'option', id: option.id, itemId: item.id });
    if (options.length === 0 && item.checks?.includes(checkCode)) {
      bookings.push({ kind: 'item', id: item.id, itemId: item.id });
    }
  }
  for (const veto of rubric.vetoes) {
    if (veto.checks?.includes(checkCode)) bookings.push({ kind: 'veto', id: veto.id, itemId: veto.id });
  }
  const order = { option: 0, item: 1, veto: 2 } as const;
  return bookings.toSorted((a, b) => order[a.kind] - order[b.kind]);
}

/** A rubric as the sheet shows it: items by id, why one does not apply, how the total is reckoned. */
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { formatPoints, pointsFromDecimal } from '../../../shared/model/points.ts';
import { type Condition, type ConditionInput, holds } from '../../../shared/rubric/condition.ts';
import type {
  DeductItem,
  DeductRubric,
  LevelItem,
  LevelRubric,
  Rubric,
} from '../../../shared/rubric/schema.ts';

export type Item = DeductItem | LevelItem;

export function isDeduct(rubric: Rubric): rubric is DeductRubric {
  return rubric.scoring.mode === 'deduct';
}

export function isLevels(rubric: Rubric): rubric is LevelRubric {
  return rubric.scoring.mode === 'levels';
}

export function itemsOf(rubric: Rubric): readonly Item[] {
  return rubric.groups.flatMap((group): readonly Item[] => group.items);
}

/** Name of an item or a veto. */
export function nameOf(rubric: Rubric, id: string): string {
  const found =
    itemsOf(rubric).find((item) => item.id === id) ?? rubric.vetoes.find((veto) => veto.id === id);
  return found ? zh('score.named', { id: found.id, name: found.name }) : id;
}

function conditionInput(sheet: SheetView): ConditionInput {
  return { facts: sheet.facts, vetoed: false, grade: null, levels: [] };
}

/** A condition on facts as words: “举行过听证”; nothing for what facts do not say. */
function inWords(condition: Condition, rubric: Rubric): string {
  if (condition === 'always') return '';
  if ('fact' in condition) {
    const label = rubric.facts.find((fact) => fact.id === condition.fact)?.label ?? condition.fact;
    return typeof condition.is === 'string'
      ? zh('score.factIs', { label, value: condition.is })
      : zh('score.fact', { label });
  }
  if ('all' in condition)
    return condition.all
      .map((part) => inWords(part, rubric))
      .filter(Boolean)
      .join(zh('list.and'));
  if ('any' in condition)
    return condition.any
      .map((part) => inWords(part, rubric))
      .filter(Boolean)
      .join(zh('list.or'));
  if ('not' in condition) return zh('score.factNot', { fact: inWords(condition.not, rubric) });
  return '';
}

/** Why an item does not apply to this case. */
export function whyNot(sheet: SheetView, item: Item): string {
  const { rubric } = sheet;
  const input = conditionInput(sheet);
  const profile = rubric.profiles.find(
    (candidate) => candidate.disable.includes(item.id) && holds(candidate.when, input),
  );
  if (profile)
    return profile.note ?? zh('score.notApplicable.by', { condition: inWords(profile.when, rubric) });
  return zh('score.notApplicable.unless', { condition: inWords(item.appliesIf, rubric) });
}

export function vetoApplies(sheet: SheetView, vetoId: string): boolean {
  const veto = sheet.rubric.vetoes.find((candidate) => candidate.id === vetoId);
  return veto !== undefined && holds(veto.appliesIf, conditionInput(sheet));
}

/** The sum behind the total, in figures. */
export function formulaOf(sheet: SheetView): string {
  const { rubric, score } = sheet;
  if (!isDeduct(rubric))
    return rubric.scoring.mode === 'levels' && rubric.scoring.index !== null
      ? zh('score.formula.levels', {
          full: rubric.scoring.index.full,
          flaw: rubric.scoring.index.flaw,
          error: rubric.scoring.index.error,
        })
      : '';
  const { scoring } = rubric;
  const kept = formatPoints(score.keptSum);
  const max = formatPoints(score.maxSum);
  if (score.vetoed) return zh('score.formula.veto', { score: scoring.veto.score, grade: scoring.veto.grade });
  if (score.total === null) return zh('score.formula.none');
  const total = formatPoints(score.total);
  return scoring.formula === 'plain'
    ? zh('score.formula.plain', {
        full: scoring.full,
        off: formatPoints(score.maxSum - score.keptSum),
        total,
      })
    : zh('score.formula.share', { full: scoring.full, kept, max, total });
}

/** Full score, for the figure after the slash; null where the rubric gives none. */
export function fullOf(rubric: Rubric): string | null {
  if (isDeduct(rubric)) return formatPoints(pointsFromDecimal(rubric.scoring.full));
  return isLevels(rubric) && rubric.scoring.index !== null
    ? formatPoints(pointsFromDecimal(rubric.scoring.index.full))
    : null;
}

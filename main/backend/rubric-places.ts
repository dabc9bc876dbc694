/** Places of a rubric by id. */
import { AppError } from '../../shared/errors.ts';
import type { DeductItem, DeductionOption, LevelItem, Rubric, Veto } from '../../shared/rubric/schema.ts';

/** @throws AppError not-found for an item the rubric does not have */
export function findItem(rubric: Rubric, itemId: string): DeductItem | LevelItem {
  for (const group of rubric.groups) {
    const item = (group.items as readonly (DeductItem | LevelItem)[]).find(
      (candidate) => candidate.id === itemId,
    );
    if (item) return item;
  }
  throw new AppError('not-found');
}

/** @throws AppError not-found, invalid for an item scored by levels */
export function findOption(
  rubric: Rubric,
  itemId: string,
  optionId: string,
): { item: DeductItem; option: DeductionOption } {
  const item = findItem(rubric, itemId);
  if (!('deductions' in item)) throw new AppError('invalid');
  const option = item.deductions.find((candidate) => candidate.id === optionId);
  if (!option) throw new AppError('not-found');
  return { item, option };
}

/** @throws AppError not-found */
export function findVeto(rubric: Rubric, vetoId: string): Veto {
  const veto = rubric.vetoes.find((candidate) => candidate.id === vetoId);
  if (!veto) throw new AppError('not-found');
  return veto;
}

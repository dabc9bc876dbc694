/** From a confirmed finding to the score sheet and back: what it books, and what is taken back when it falls. */
import { AppError } from '../../shared/errors.ts';
import { zh } from '../../shared/i18n/translate.ts';
import type { Rubric } from '../../shared/rubric/schema.ts';
import { type Booking, bookingsFor } from '../../shared/rubric/score.ts';
import { checkData } from './checks.ts';
import { findItem, findOption } from './rubric-places.ts';
import { rubricOf } from './sheet.ts';
import { addDeduction, addEvidence, passageOf, removeDeduction } from './sheet-change.ts';
import type { FindingRow } from './store/findings.ts';
import type { Touch } from './store/history.ts';
import type { DeductionRow } from './store/sheets.ts';
import type { Store } from './store/store.ts';

type Place = Pick<DeductionRow, 'kind' | 'itemId' | 'optionId' | 'level' | 'note'>;

/** What a booking stands for on the sheet. @throws AppError invalid for a place the finding does not propose */
function placeFor(
  rubric: Rubric,
  finding: FindingRow,
  booking: { readonly kind: Booking['kind']; readonly id: string },
): Place {
  const { rule, severity } = finding.finding;
  const proposed = bookingsFor(rubric, rule).find(
    (each) => each.kind === booking.kind && each.id === booking.id,
  );
  if (!proposed) throw new AppError('invalid');
  if (proposed.kind === 'veto') {
    const note = zh('finding.veto.reason', { title: checkData().catalog.entry(rule).name });
    return { kind: 'veto', itemId: proposed.id, optionId: null, level: null, note };
  }
  const item = findItem(rubric, proposed.itemId);
  if (!('deductions' in item)) {
    const level = severity === 'flaw' || severity === 'hint' ? 'flaw' : 'error';
    return { kind: 'level', itemId: item.id, optionId: null, level, note: '' };
  }
  const option =
    proposed.kind === 'option' ? item.deductions.find((each) => each.id === proposed.id) : item.deductions[0];
  if (!option) throw new AppError('invalid');
  return { kind: 'option', itemId: item.id, optionId: option.id, level: null, note: '' };
}

function isCounted(rubric: Rubric, { itemId, optionId }: Place): boolean {
  return optionId !== null && findOption(rubric, itemId, optionId).option.per !== undefined;
}

/**
 * Books a confirmed finding: the deduction with the finding's passages as its evidence. The same mistake found again
 * joins the deduction that is there: one more where the option counts, and its passages as further evidence.
 * @returns the deduction's id
 */
export function book(
  store: Store,
  touch: Touch,
  rubric: Rubric,
  finding: FindingRow,
  userId: string,
  booking: { readonly kind: Booking['kind']; readonly id: string },
  at: string,
): string {
  const { caseId } = finding;
  const place = placeFor(rubric, finding, booking);
  const anchors = finding.finding.where;
  const known = store.sheets
    .deductions(caseId, userId)
    .find((row) => row.kind === place.kind && row.itemId === place.itemId && row.optionId === place.optionId);
  if (!known) {
    const deduction = {
      ...place,
      caseId,
      userId,
      affectsOutcome: false,
      count: 1,
      findingId: finding.id,
      createdAt: at,
    };
    return addDeduction(store, touch, deduction, anchors);
  }
  touch('deductions', known.id);
  const level = known.level === 'flaw' ? place.level : known.level;
  store.sheets.putDeduction({ ...known, level, count: known.count + (isCounted(rubric, place) ? 1 : 0) });
  for (const anchor of anchors) addEvidence(store, touch, known.id, anchor, at);
  return known.id;
}

/**
 * Takes back what an earlier confirmation booked: the deduction when it is this finding's alone, else its share of it,
 * so that nothing stays counted for a finding that fell and nothing is lost that another finding or a person booked.
 */
export function unbook(store: Store, touch: Touch, finding: FindingRow, userId: string): void {
  const decision = store.findings.decision(finding.id, userId);
  const deduction = decision?.bookedOn ? store.sheets.deduction(decision.bookedOn) : null;
  const row = store.cases.get(finding.caseId);
  if (!deduction || !row) return;
  const others = store.findings
    .decisions(finding.caseId, userId)
    .filter((each) => each.bookedOn === deduction.id && each.findingId !== finding.id);
  const [other] = others;
  if (!other && deduction.findingId === finding.id) {
    removeDeduction(store, touch, deduction.id, userId);
    return;
  }
  const passages = new Set(finding.finding.where.map(passageOf));
  for (const { findingId } of others)
    for (const anchor of store.findings.get(findingId)?.finding.where ?? [])
      passages.delete(passageOf(anchor));
  for (const evidence of store.sheets.evidence(finding.caseId, userId)) {
    if (evidence.deductionId !== deduction.id || !passages.has(passageOf(evidence.anchor))) continue;
    touch('evidence', evidence.id);
    store.sheets.removeEvidence(evidence.id);
  }
  const share = isCounted(rubricOf(store, row).rubric, deduction) ? 1 : 0;
  touch('deductions', deduction.id);
  store.sheets.putDeduction({
    ...deduction,
    count: Math.max(1, deduction.count - share),
    findingId: deduction.findingId === finding.id ? (other?.findingId ?? null) : deduction.findingId,
  });
}

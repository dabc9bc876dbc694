/** The one way a score sheet changes: gate, seal, one transaction, one step to undo, one audit entry. */
import type { SheetView } from '../../shared/contract/scoring.ts';
import { AppError } from '../../shared/errors.ts';
import { type Anchor, anchorAt } from '../../shared/model/anchor.ts';
import { type Context, requireClearance, storeOf, userOf, write } from './context.ts';
import { readSheet } from './sheet.ts';
import type { CaseRow } from './store/cases.ts';
import type { Touch } from './store/history.ts';
import { newId } from './store/rows.ts';
import type { DeductionRow } from './store/sheets.ts';
import type { Store } from './store/store.ts';

export interface SheetChange {
  readonly action: string;
  /** What undo offers to take back, in words. */
  readonly label: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

export interface SheetSelection {
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** Queries that are stale when a sheet changed. */
export const SHEET_STALE = ['scoring', 'findings', 'conclusions', 'cases'] as const;

/** @throws AppError sealed when the conclusion is signed */
export function requireOpenSheet(context: Context, caseId: string): CaseRow {
  const row = requireClearance(context, caseId);
  const conclusion = storeOf(context).conclusions.get(caseId, userOf(context).id);
  if (conclusion !== null && conclusion.state !== 'draft') throw new AppError('sealed');
  return row;
}

/** Changes a sheet and gives it back. */
export function changeSheet(
  context: Context,
  caseId: string,
  change: SheetChange,
  work: (store: Store, touch: Touch, at: string) => void,
): SheetView {
  const row = requireOpenSheet(context, caseId);
  const user = userOf(context);
  write(
    context,
    { action: change.action, subject: caseId, details: change.details ?? {}, changed: SHEET_STALE },
    (store, at) => store.history.record(caseId, user.id, change.label, at, (touch) => work(store, touch, at)),
  );
  return readSheet(storeOf(context), row, user.id);
}

/** The selected passage as an anchor. @throws AppError invalid, not-found for a passage outside the case */
export function anchorOf(store: Store, caseId: string, selection: SheetSelection): Anchor {
  const document = store.cases.document(selection.documentId);
  if (!document || document.caseId !== caseId) throw new AppError('not-found');
  const isInDocument = document.fromPage <= selection.page && selection.page <= document.toPage;
  const page = isInDocument ? store.cases.page(document.fileId, selection.page) : null;
  if (!page) throw new AppError('not-found');
  if (selection.end <= selection.start || selection.end > page.text.length) throw new AppError('invalid');
  return anchorAt(page, document.id, document.fileId, selection.start, selection.end);
}

/** Adds a deduction with its evidence. Call inside {@link changeSheet}. */
export function addDeduction(
  store: Store,
  touch: Touch,
  deduction: Omit<DeductionRow, 'id'>,
  anchors: readonly Anchor[],
): string {
  const id = newId();
  touch('deductions', id);
  store.sheets.putDeduction({ ...deduction, id });
  for (const anchor of anchors) addEvidence(store, touch, id, anchor, deduction.createdAt);
  return id;
}

/** Which passage an anchor points at, comparable. */
export function passageOf({ fileId, page, start, end }: Anchor): string {
  return [fileId, page, start, end].join(' ');
}

/** Adds a passage to a deduction; one that is there already proves nothing twice. */
export function addEvidence(
  store: Store,
  touch: Touch,
  deductionId: string,
  anchor: Anchor,
  at: string,
): void {
  const isThere = store.sheets
    .evidenceIds(deductionId)
    .some((id) => passageOf(store.sheets.oneEvidence(id)?.anchor ?? anchor) === passageOf(anchor));
  if (isThere) return;
  const id = newId();
  touch('evidence', id);
  store.sheets.addEvidence({ id, deductionId, anchor }, at);
}

/** Removes a deduction with its evidence, and frees every finding booked on it. */
export function removeDeduction(store: Store, touch: Touch, deductionId: string, userId: string): void {
  for (const id of store.sheets.evidenceIds(deductionId)) {
    touch('evidence', id);
    store.sheets.removeEvidence(id);
  }
  const deduction = store.sheets.deduction(deductionId);
  for (const decision of deduction ? store.findings.decisions(deduction.caseId, userId) : []) {
    if (decision.bookedOn !== deductionId) continue;
    touch('finding_decisions', decision.id);
    store.findings.putDecision({ ...decision, bookedOn: null });
  }
  touch('deductions', deductionId);
  store.sheets.removeDeduction(deductionId);
}

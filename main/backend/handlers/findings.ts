/** Machine findings and the reviewer's decisions on them. */
import type { Handlers } from '../../../shared/contract/define.ts';
import type { findings as contract, FindingView } from '../../../shared/contract/findings.ts';
import { AppError } from '../../../shared/errors.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { pointsFromDecimal } from '../../../shared/model/points.ts';
import type { Rubric } from '../../../shared/rubric/schema.ts';
import { type Booking, bookingsFor } from '../../../shared/rubric/score.ts';
import { book, unbook } from '../booking.ts';
import { checkData } from '../checks.ts';
import { type Context, requireCase, requireClearance, storeOf, userOf } from '../context.ts';
import { inDocument } from '../document-rows.ts';
import { findItem, findOption, findVeto } from '../rubric-places.ts';
import { rubricOf } from '../sheet.ts';
import { changeSheet } from '../sheet-change.ts';
import type { DocumentRow } from '../store/documents.ts';
import type { FindingDecisionRow, FindingRow } from '../store/findings.ts';
import type { Touch } from '../store/history.ts';
import { newId } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

function bookingView(rubric: Rubric, booking: Booking): FindingView['bookings'][number] {
  if (booking.kind === 'veto')
    return { ...booking, label: `${booking.id} ${findVeto(rubric, booking.id).name}`, points: null };
  if (booking.kind === 'option') {
    const { item, option } = findOption(rubric, booking.itemId, booking.id);
    return {
      ...booking,
      label: `${item.id} ${item.name}：${option.when}`,
      points: pointsFromDecimal(option.points),
    };
  }
  const item = findItem(rubric, booking.itemId);
  return { ...booking, label: `${item.id} ${item.name}`, points: null };
}

function view(
  rubric: Rubric,
  documents: readonly DocumentRow[],
  row: FindingRow,
  decision: FindingDecisionRow | null,
): FindingView {
  const { finding } = row;
  return {
    id: row.id,
    rule: finding.rule,
    title: checkData().catalog.entry(finding.rule).name,
    severity: finding.severity,
    message: { key: finding.message.key, params: { ...finding.message.params } },
    basis: finding.basis.map(({ law, article, version }) => ({ law, article, version })),
    where: finding.where.map((anchor) => inDocument(documents, anchor)),
    confidence: finding.confidence,
    data: finding.data,
    found: row.found,
    state: decision?.state ?? 'open',
    reason: decision?.reason ?? null,
    bookings: bookingsFor(rubric, finding.rule).map((booking) => bookingView(rubric, booking)),
    bookedOn: decision?.bookedOn ?? null,
  };
}

/** @throws AppError not-found */
function requireFinding(context: Context, findingId: string): FindingRow {
  const row = storeOf(context).findings.get(findingId);
  if (!row) throw new AppError('not-found');
  return row;
}

/** Writes a decision over the one there was, unless it is the same. */
function decide(
  store: Store,
  touch: Touch,
  finding: FindingRow,
  userId: string,
  decision: Pick<FindingDecisionRow, 'state' | 'reason' | 'bookedOn'>,
  at: string,
): void {
  const known = store.findings.decision(finding.id, userId);
  const isSame =
    known?.state === decision.state &&
    known.reason === decision.reason &&
    known.bookedOn === decision.bookedOn;
  if (isSame) return;
  const id = known?.id ?? newId();
  touch('finding_decisions', id);
  store.findings.putDecision({ id, findingId: finding.id, userId, createdAt: at, ...decision });
}

export const findingHandlers: Handlers<typeof contract, Context> = {
  'findings.list': (context, input) => {
    const row = requireClearance(context, input.caseId);
    const store = storeOf(context);
    const { rubric } = rubricOf(store, row);
    const documents = store.documents.list(row.id);
    const decisions = new Map(
      store.findings.decisions(row.id, userOf(context).id).map((decision) => [decision.findingId, decision]),
    );
    return store.findings
      .list(row.id, userOf(context).id)
      .map((finding) => view(rubric, documents, finding, decisions.get(finding.id) ?? null));
  },
  'findings.confirm': (context, input) => {
    const finding = requireFinding(context, input.findingId);
    const { rubric } = rubricOf(storeOf(context), requireCase(context, finding.caseId));
    const user = userOf(context);
    const details = { rule: finding.finding.rule, booking: input.booking?.id ?? '' };
    changeSheet(
      context,
      finding.caseId,
      { action: 'findings.confirm', label: zh('undo.confirm'), details },
      (store, touch, at) => {
        unbook(store, touch, finding, user.id);
        const bookedOn =
          input.booking === null ? null : book(store, touch, rubric, finding, user.id, input.booking, at);
        decide(store, touch, finding, user.id, { state: 'confirmed', reason: null, bookedOn }, at);
      },
    );
    return {};
  },
  'findings.dismiss': (context, input) => {
    const finding = requireFinding(context, input.findingId);
    const user = userOf(context);
    changeSheet(
      context,
      finding.caseId,
      { action: 'findings.dismiss', label: zh('undo.dismiss'), details: { rule: finding.finding.rule } },
      (store, touch, at) => {
        unbook(store, touch, finding, user.id);
        decide(
          store,
          touch,
          finding,
          user.id,
          { state: 'dismissed', reason: input.reason, bookedOn: null },
          at,
        );
      },
    );
    return {};
  },
  'findings.later': (context, input) => {
    const finding = requireFinding(context, input.findingId);
    const user = userOf(context);
    changeSheet(
      context,
      finding.caseId,
      { action: 'findings.later', label: zh('undo.later'), details: { rule: finding.finding.rule } },
      (store, touch, at) => {
        unbook(store, touch, finding, user.id);
        decide(store, touch, finding, user.id, { state: 'later', reason: null, bookedOn: null }, at);
      },
    );
    return {};
  },
  'findings.reopen': (context, input) => {
    const finding = requireFinding(context, input.findingId);
    const user = userOf(context);
    changeSheet(
      context,
      finding.caseId,
      { action: 'findings.reopen', label: zh('undo.reopen'), details: { rule: finding.finding.rule } },
      (store, touch) => {
        unbook(store, touch, finding, user.id);
        const decision = store.findings.decision(finding.id, user.id);
        if (!decision) return;
        touch('finding_decisions', decision.id);
        store.findings.removeDecision(decision.id);
      },
    );
    return {};
  },
};

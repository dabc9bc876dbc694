/** Where a document's own date stands: below the signature, at the approver's opinion, at the head of a record. */
import type { CivilDate } from '../model/civil-date.ts';
import { isDecisionTitle, serviceReceipts } from './acts/receipts.ts';
import { type DateMention, findDates, isDateLine } from './dates.ts';
import type { ReadDocument } from './identity.ts';
import type { DocumentView, FactAnchor, ViewLine } from './view.ts';
import type { LabelField, Vocabulary } from './vocabulary.ts';

export interface DocumentDate {
  readonly date: CivilDate;
  readonly anchor: FactAnchor;
}

function found(view: DocumentView, mention: DateMention, offset: number): DocumentDate | null {
  if (mention.date === null) return null;
  return {
    date: mention.date,
    anchor: view.anchor({ start: offset + mention.start, end: offset + mention.end }),
  };
}

function lastIn(view: DocumentView, start: number, end: number): DocumentDate | null {
  const mention = findDates(view.text.slice(start, end)).findLast(
    (date) => date.date !== null && date.yearWritten,
  );
  return mention ? found(view, mention, start) : null;
}

/** A signature stands in the last lines of a document, or its last third. */
const FOOT_LINES = 6;
const FOOT_SHARE = 0.34;
const SEALED =
  /(?:印章|公章|盖章|专用章)|(?:局|厅|委员会|政府|大队|支队|总队|分局|派出所|院|处|中心)\s*(?:\(.*\))?\s*$/;
/** Who signs here received the paper; the day below is not the paper's own. */
const RECEIVED = /(?:签收|收到|收件|受送达|当事人|被告知人|签名|签字|见证|送达)/;

/**
 * The date below the signature: the one below the organ's name; else the last line that is only a date; else a date
 * at the end of one of the last lines. What the party writes when it signs for the paper comes last.
 */
function signatureDate(view: DocumentView): DocumentDate | null {
  const endsInDate = (line: ViewLine): boolean => {
    const date = findDates(line.text).at(-1);
    return date?.yearWritten === true && line.text.slice(date.end).replace(/[\s.)]/g, '') === '';
  };
  const lines = view.lines.filter((line) => line.text.trim() !== '');
  const foot = lines.slice(-Math.max(FOOT_LINES, Math.ceil(lines.length * FOOT_SHARE)));
  const isSealed = (line: ViewLine): boolean => {
    const before = lines[lines.indexOf(line) - 1]?.text ?? '';
    return SEALED.test(before.trimEnd()) && !RECEIVED.test(before);
  };
  const isReceived = (line: ViewLine): boolean => {
    const before = lines[lines.indexOf(line) - 1]?.text ?? '';
    return RECEIVED.test(line.text) || (RECEIVED.test(before) && !SEALED.test(before));
  };
  const loose = (line: ViewLine): boolean => line.cell === null && isDateLine(line.text);
  const line =
    foot.findLast((candidate) => loose(candidate) && isSealed(candidate)) ??
    foot.findLast((candidate) => loose(candidate) && !isReceived(candidate)) ??
    foot.findLast(loose) ??
    foot.findLast(
      (candidate) => endsInDate(candidate) && SEALED.test(candidate.text.replace(/\d{4}.*$/, '')),
    ) ??
    foot.findLast((candidate) => endsInDate(candidate) && !/签收|收到|收件|受送达/.test(candidate.text)) ??
    foot.findLast(endsInDate) ??
    lines.findLast((candidate) => isDateLine(candidate.text)) ??
    lines.findLast(endsInDate);
  return line ? lastIn(view, line.start, line.end) : null;
}

/** The date of the last opinion: of the one with power to approve where there is one. */
function approvalDate(document: ReadDocument): DocumentDate | null {
  const opinions = document.pairs.filter(
    (pair) => pair.opinionRole !== null || pair.role === 'legal-reviewer' || pair.role === 'approver',
  );
  const approver = opinions.filter((pair) => pair.opinionRole === 'approver' || pair.role === 'approver');
  for (const list of [approver, opinions]) {
    const dates = list.flatMap((pair) => lastIn(document.view, pair.start, pair.end) ?? []);
    const last = dates.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
    if (last) return last;
  }
  return signatureDate(document.view);
}

/** The first full date filled in for a field, within a range of the document. */
export function fieldDate(
  document: ReadDocument,
  field: LabelField,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): DocumentDate | null {
  for (const pair of document.pairs) {
    if (!pair.fields.has(field) || pair.start < from || pair.start >= to) continue;
    const mention = findDates(pair.value).find((date) => date.date !== null && date.yearWritten);
    if (mention) return found(document.view, mention, pair.start);
  }
  return null;
}

/** A document's own date, from where its type says it stands. */
export function documentDate(document: ReadDocument, vocabulary: Vocabulary): DocumentDate | null {
  const type = vocabulary.types.find((candidate) => candidate.code === document.view.document.kind);
  switch (type?.dated ?? 'signature') {
    case 'none':
      return null;
    case 'approval':
      return approvalDate(document);
    case 'start':
      return fieldDate(document, 'time') ?? firstDate(document.view) ?? signatureDate(document.view);
    case 'receipt': {
      const receipts = serviceReceipts(document);
      const receipt = receipts.find(({ served }) => isDecisionTitle(served)) ?? receipts.at(-1);
      return receipt ? { date: receipt.date, anchor: receipt.anchor } : lastOf(document.view);
    }
    case 'payment':
      return (
        fieldDate(document, 'paidDate') ??
        fieldDate(document, 'collectedDate') ??
        signatureDate(document.view) ??
        lastOf(document.view)
      );
    case 'signature':
      return signatureDate(document.view) ?? lastOf(document.view);
  }
}

function firstDate(view: DocumentView): DocumentDate | null {
  const mention = findDates(view.text).find((date) => date.date !== null && date.yearWritten);
  return mention ? found(view, mention, 0) : null;
}

function lastOf(view: DocumentView): DocumentDate | null {
  return lastIn(view, 0, view.text.length);
}

/** Dates as events: filed, preserved, notified, decided, served …, each with the passage it was read from. */
import type { CivilDate } from '../model/civil-date.ts';
import type { ClockPaper } from './case-facts.ts';
import { type DateMention, findDates, isDateLine } from './dates.ts';
import type { ReadDocument } from './identity.ts';
import type { LabelledValue } from './pairs.ts';
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

/** The date below the signature: the last line that is only a date; else a date at the end of one of the last lines. */
function signatureDate(view: DocumentView): DocumentDate | null {
  const endsInDate = (line: ViewLine): boolean => {
    const date = findDates(line.text).at(-1);
    return date?.yearWritten === true && line.text.slice(date.end).replace(/[\s.)]/g, '') === '';
  };
  const foot = view.lines.slice(-Math.max(FOOT_LINES, Math.ceil(view.lines.length * FOOT_SHARE)));
  const line =
    foot.findLast((candidate) => candidate.cell === null && isDateLine(candidate.text)) ??
    foot.findLast(endsInDate) ??
    view.lines.findLast((candidate) => isDateLine(candidate.text)) ??
    view.lines.findLast(endsInDate);
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
      const receipts = readReceipts(document);
      return (
        (receipts.find((receipt) => isDecisionTitle(receipt.served)) ?? receipts.at(-1))?.date ??
        lastOf(document.view)
      );
    }
    case 'payment':
      return fieldDate(document, 'paidDate') ?? signatureDate(document.view) ?? lastOf(document.view);
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

/** True for the title of a paper that decides the case. */
export function isDecisionTitle(title: string): boolean {
  return /处罚决定|许可决定|不予.{0,6}决定书/.test(title);
}

/** One receipt of a service record: which paper, when received. */
export interface Receipt {
  readonly served: string;
  readonly date: DocumentDate;
}

/** A service record may hold several receipts, one below the other. */
export function readReceipts(document: ReadDocument): Receipt[] {
  const named = document.pairs.filter((pair) => pair.fields.has('servedDocument'));
  const heads: readonly Pick<LabelledValue, 'start' | 'value'>[] =
    named.length > 0 ? named : [{ start: 0, value: document.view.folded }];
  const receipts: Receipt[] = [];
  heads.forEach((head, index) => {
    const end = heads[index + 1]?.start ?? document.view.text.length;
    const date =
      fieldDate(document, 'receivedDate', head.start, end) ?? lastIn(document.view, head.start, end);
    if (date) receipts.push({ served: head.value, date });
  });
  return receipts;
}

const FILED_IN_TEXT = /[^.;\n]{0,40}?(?:予以立案|立案调查|决定立案|批准立案|立案)/g;

/** 于2024年4月26日立案: what a later paper says of the filing, when the filing form cannot be read. */
export function filedInText(view: DocumentView): DocumentDate | null {
  for (const match of view.folded.matchAll(FILED_IN_TEXT)) {
    const mention = findDates(match[0]).findLast((date) => date.date !== null);
    if (mention && match[0].length - mention.end <= 24) return found(view, mention, match.index);
  }
  return null;
}

export function clockPapers(documents: readonly ReadDocument[], vocabulary: Vocabulary): ClockPaper[] {
  return documents.flatMap(({ view }) => {
    const stop = vocabulary.types.find((type) => type.code === view.document.kind)?.stopsClock;
    if (!stop) return [];
    const line = view.lines[0];
    const range = line ? { start: line.start, end: line.end } : { start: 0, end: 0 };
    return [
      {
        stop,
        title: view.document.title,
        anchor: view.anchor(range),
        documentId: view.document.id,
        from: null,
        to: null,
        period: null,
      },
    ];
  });
}

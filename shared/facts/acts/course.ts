/** The course of a case: its events from the papers themselves, from receipts and forms, from what later papers tell. */
import type { AnchoredText, CaseEvent, Contradiction } from '../case-facts.ts';
import { findTimeSpan } from '../dates.ts';
import { type DocumentDate, documentDate, fieldDate } from '../events.ts';
import type { ReadDocument } from '../identity.ts';
import type { DocumentView } from '../view.ts';
import type { EventKind, LabelField, Vocabulary } from '../vocabulary.ts';
import { eventsInText, type TextEvent } from './events-in-text.ts';
import { eventOfReceipt, eventOfSignature, serviceReceipts } from './receipts.ts';

/** A paper's own date. */
const OWN = 0.95;
/** A column of another paper, or what one running text tells. */
const TOLD = 0.7;
/** What several papers tell, and none gainsays. */
const TOLD_TWICE = 0.92;

/** Columns that date a step, in whatever paper they stand. */
const ANYWHERE: readonly (readonly [LabelField, EventKind])[] = [
  ['collectedDate', 'collected'],
  ['remittedDate', 'remitted'],
  ['bankedDate', 'banked'],
  ['submittedDate', 'review-submitted'],
];

/** Columns of a later paper that date a step whose own paper is missing or cannot be read. */
const LATER: readonly (readonly [LabelField, EventKind])[] = [
  ['filedDate', 'filed'],
  ['decidedDate', 'decided'],
  ['servedDate', 'served'],
  ['closedDate', 'closed'],
  ['acceptedDate', 'accepted'],
  ['appliedDate', 'applied'],
];
const LATER_PAPERS = [
  'CLOSING',
  'APPROVAL',
  'COVER',
  'DECISION',
  'INVEST_REPORT',
  'L_APPROVE',
  'L_APPLY',
  'L_RECEIPT',
  'LEGAL_REVIEW',
];

/** A title that says the contrary of its kind: 延长查封 is no end of it, 不予受理 no acceptance. */
const CONTRARY: Readonly<Record<string, RegExp>> = {
  SEIZE_EXT: /延长/,
  L_ACCEPT: /不予|不受理/,
  SUSPEND: /恢复|终止|延期|延长/,
  FILING: /不予立案/,
  PT_REGISTER: /不予受理|登记/,
  CR_ARREST: /不批准|批准逮捕决定/,
};

/** One kind of paper, two steps: the title tells which. */
const BY_TITLE: readonly (readonly [code: string, title: RegExp, event: EventKind])[] = [
  ['CR_ARREST', /提请批准逮捕/, 'arrest-requested'],
];

/** Facts whose contradictory dates are shown side by side. */
const COMPARED = ['filed', 'decided', 'served', 'closed', 'notified'] as const;

export interface Course {
  readonly events: readonly CaseEvent[];
  readonly contradictions: readonly Contradiction[];
}

function eventFrom(
  kind: EventKind,
  date: DocumentDate,
  view: DocumentView,
  confidence: number,
  phrase: string,
): CaseEvent {
  const end = date.anchor.end;
  const page = view.document.pages.find((candidate) => candidate.page === date.anchor.page);
  const behind = page?.text.slice(end, end + 24).split('\n')[0] ?? '';
  return {
    kind,
    date: date.date,
    time: /^\s*(?:上午|下午)?\s*\d{1,2}\s*[时点:：]/.test(behind)
      ? (findTimeSpan(behind)?.start ?? null)
      : null,
    anchor: date.anchor,
    confidence,
    source: view.isOcr ? 'ocr' : 'native',
    fromOcr: view.isOcr,
    phrase,
  };
}

function ownEvents(document: ReadDocument, vocabulary: Vocabulary): CaseEvent[] {
  const { view } = document;
  const { kind, title } = view.document;
  const type = vocabulary.types.find((candidate) => candidate.code === kind);
  const found: CaseEvent[] = [];
  const add = (event: EventKind | null, date: DocumentDate | null, confidence = OWN): void => {
    if (event !== null && date) found.push(eventFrom(event, date, view, confidence, date.anchor.quote));
  };
  const other = BY_TITLE.find(([code, pattern]) => code === kind && pattern.test(title));
  if (type?.event && !CONTRARY[type.code]?.test(title))
    add(other?.[2] ?? type.event, documentDate(document, vocabulary));
  if (kind === 'SERVICE')
    for (const receipt of serviceReceipts(document))
      add(eventOfReceipt(receipt.served), receipt, receipt.confidence);
  else {
    const signed = eventOfSignature(kind);
    if (signed !== null) add(signed, fieldDate(document, 'receivedDate'), 0.9);
  }
  for (const [field, event] of ANYWHERE) add(event, fieldDate(document, field), 0.9);
  return found;
}

interface Told {
  readonly view: DocumentView;
  readonly event: TextEvent;
}

/** What running texts tell, one event a day, surer where several papers agree. */
function toldEvents(told: readonly Told[], known: readonly CaseEvent[]): CaseEvent[] {
  return [...new Set(told.map(({ event }) => event.kind))].flatMap((kind) => {
    if (known.some((event) => event.kind === kind)) return [];
    const own = told.filter(({ event }) => event.kind === kind);
    const days = [...new Set(own.map(({ event }) => event.date))];
    return days.flatMap((day) => {
      const same = own.filter(({ event }) => event.date === day);
      const [first] = same;
      if (!first) return [];
      const papers = new Set(same.map(({ view }) => view.document.id)).size;
      const confidence = days.length === 1 && papers > 1 ? TOLD_TWICE : TOLD;
      return [eventFrom(kind, first.event, first.view, confidence, first.event.phrase)];
    });
  });
}

function contradictions(events: readonly CaseEvent[], told: readonly Told[]): Contradiction[] {
  return COMPARED.flatMap((fact): Contradiction[] => {
    const values = new Map<string, AnchoredText>();
    for (const event of events)
      if (event.kind === fact) values.set(event.date, { value: event.date, anchor: event.anchor });
    if (values.size === 0) return [];
    for (const { event } of told)
      if (event.kind === fact && !values.has(event.date))
        values.set(event.date, { value: event.date, anchor: event.anchor });
    return values.size > 1 ? [{ fact, values: [...values.values()] }] : [];
  });
}

/** Reads the course of a case, in the order of its days. */
export function readCourse(documents: readonly ReadDocument[], vocabulary: Vocabulary): Course {
  const events = documents.flatMap((document) => ownEvents(document, vocabulary));
  const later = LATER_PAPERS.flatMap((kind) => documents.filter(({ view }) => view.document.kind === kind));
  for (const [field, kind] of LATER) {
    if (events.some((event) => event.kind === kind)) continue;
    for (const document of later) {
      const date = fieldDate(document, field);
      if (!date) continue;
      events.push(eventFrom(kind, date, document.view, TOLD, date.anchor.quote));
      break;
    }
  }
  const told = documents
    .filter(({ view }) => view.document.kind !== 'TOC')
    .flatMap(({ view }) => eventsInText(view, vocabulary).map((event): Told => ({ view, event })));
  const all = [...events, ...toldEvents(told, events)];
  return {
    events: all.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    contradictions: contradictions(all, told),
  };
}

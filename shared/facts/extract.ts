/**
 * From a case's documents to its facts: who, when, what, each anchored to the passage it was read from. Pure: the
 * same pages give the same facts in the window, on the command line, next year.
 */
import { readActivity } from './acts/activities.ts';
import { clockPapers } from './acts/clock.ts';
import { readCourse } from './acts/course.ts';
import { readNumber } from './acts/numbers.ts';
import { serviceReceipts } from './acts/receipts.ts';
import { readMoney } from './amounts.ts';
import type {
  AnchoredText,
  CaseEvent,
  CaseFacts,
  DocumentFacts,
  Money,
  Party,
  Penalty,
  PersonMention,
  Procedure,
  Undetermined,
} from './case-facts.ts';
import { documentDate } from './events.ts';
import { fieldValue, type ReadDocument, readCaseNumber, readOrgan } from './identity.ts';
import { operativePart } from './outcome/operative.ts';
import { readPenalties } from './outcome/penalties.ts';
import { readRemedy } from './outcome/remedies.ts';
import { readPairs } from './pairs.ts';
import { gatherParties } from './parties/gather-parties.ts';
import { gatherPeople, readInlinePeople, readPeople } from './people.ts';
import { type CaseDocument, DocumentView } from './view.ts';
import type { Vocabulary } from './vocabulary.ts';

const DECISIONS = ['DECISION', 'SIMPLE_DECISION', 'NO_PENALTY', 'L_DECISION'];
const NUMBERED = [...DECISIONS, 'NOTICE', 'FILING'];
/** Papers that impose or propose what is to be done to the party. */
const PROPOSING: ReadonlySet<string> = new Set([
  ...DECISIONS,
  'NOTICE',
  'HEARING_TELL',
  'INVEST_REPORT',
  'APPROVAL',
  'LEGAL_REVIEW',
  'CASE_REVIEW',
  'COLLECTIVE',
  'CLOSING',
  'HEARING_REPORT',
]);

/** Papers that stand in criminal files only. */
const CRIMINAL: ReadonlySet<string> = new Set([
  'CR_DETAIN',
  'CR_EXTEND_DETAIN',
  'CR_ARREST',
  'CR_EXT_CUSTODY',
  'CR_PROSECUTE',
  'CR_RETURN',
  'CR_INDICT',
]);

class Extractor {
  private readonly documents: readonly ReadDocument[];
  private readonly vocabulary: Vocabulary;

  constructor(documents: readonly CaseDocument[], vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.documents = documents.map((document) => {
      const view = new DocumentView(document);
      return { view, pairs: readPairs(view, vocabulary) };
    });
  }

  private ofKind(...kinds: readonly string[]): ReadDocument[] {
    return kinds.flatMap((kind) => this.documents.filter((document) => document.view.document.kind === kind));
  }

  run(): CaseFacts {
    const { documents, vocabulary } = this;
    const parties = gatherParties(documents, vocabulary);
    const mentions = this.mentions(parties);
    const { events, contradictions } = readCourse(documents, vocabulary);
    const pages = documents.flatMap((document) => document.view.document.pages);
    const money = documents.flatMap(({ view }) => readMoney(view, vocabulary));
    return {
      caseType: this.caseType(),
      procedure: this.procedure(),
      caseNo: firstOf(this.ofKind(...NUMBERED), readCaseNumber),
      cause: this.cause(),
      organ:
        firstOf(this.ofKind(...DECISIONS, 'NOTICE', 'FILING', 'CLOSING'), readOrgan) ??
        firstOf(documents, readOrgan),
      numbers: documents.flatMap(({ view }) => readNumber(view) ?? []),
      parties,
      people: gatherPeople(mentions),
      documents: documents.map((document) => this.documentFacts(document)),
      events,
      activities: documents.flatMap((document) => readActivity(document, mentions) ?? []),
      receipts: this.ofKind('SERVICE').flatMap(serviceReceipts),
      clockPapers: clockPapers(documents, vocabulary),
      fines: this.fines(money),
      money,
      penalties: this.penalties(money),
      remedies: this.ofKind(...DECISIONS).flatMap(({ view }) => readRemedy(view) ?? []),
      contradictions,
      undetermined: this.undetermined(events),
      pagesRead: pages.length,
      pagesWithoutText: pages.filter((page) => page.textSource === 'none').length,
    };
  }

  private documentFacts(document: ReadDocument): DocumentFacts {
    const { view } = document;
    const date = documentDate(document, this.vocabulary);
    const { id, file, kind, title, fromPage, toPage } = view.document;
    return {
      id,
      file,
      kind,
      title,
      fromPage,
      toPage,
      date: date?.date ?? null,
      dateAnchor: date?.anchor ?? null,
      hasText: view.hasText,
      isOcr: view.isOcr,
    };
  }

  private caseType(): string {
    const counts = new Map<string, number>();
    for (const { view } of this.documents) {
      const type = this.vocabulary.types.find((candidate) => candidate.code === view.document.kind);
      // A type that stands for one kind of case says more than one that all kinds share.
      const [only] = type?.caseTypes ?? [];
      if (type?.caseTypes.length === 1 && only !== undefined) counts.set(only, (counts.get(only) ?? 0) + 1);
    }
    if (this.ofKind('L_DECISION', 'L_ACCEPT').length > 0) return '行政许可';
    if (this.ofKind('DECISION', 'SIMPLE_DECISION').length > 0) return '行政处罚';
    const codes = this.documents.map(({ view }) => view.document.kind ?? '');
    if (codes.some((code) => code.startsWith('PT_'))) return '信访';
    if (codes.some((code) => CRIMINAL.has(code))) return '刑事';
    return [...counts.entries()].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '行政处罚';
  }

  private procedure(): Procedure | null {
    const isFast = this.documents.some(({ view }) => /快速办理|快办程序/.test(view.compacted.text));
    if (isFast) return 'fast';
    if (this.ofKind('FILING', 'DECISION', 'NOTICE').length > 0) return 'ordinary';
    return this.ofKind('SIMPLE_DECISION').length > 0 ? 'simple' : null;
  }

  private cause(): AnchoredText | null {
    const cause = firstOf(
      this.ofKind('CLOSING', 'APPROVAL', 'FILING', 'LEGAL_REVIEW', 'INVEST_REPORT', 'COVER', ...DECISIONS),
      (document) => fieldValue(document, 'cause'),
    );
    return cause ?? firstOf(this.documents, (document) => fieldValue(document, 'cause'));
  }

  private mentions(parties: readonly Party[]): PersonMention[] {
    const labelled: PersonMention[] = this.documents.flatMap(({ view, pairs }) =>
      readPeople(view, pairs, this.vocabulary),
    );
    const known = new Set(labelled.map((mention) => mention.name));
    const inline = this.documents.flatMap(({ view }) => readInlinePeople(view, known, this.vocabulary));
    const representatives = this.documents.flatMap(({ view, pairs }): PersonMention[] =>
      pairs
        .filter((pair) => pair.fields.has('legalRep'))
        .flatMap((pair) => {
          const name = /^\s*([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])/.exec(pair.value)?.[1];
          if (name === undefined || !this.vocabulary.isName(name)) return [];
          const start = pair.start + pair.value.indexOf(name);
          const anchor = view.anchor({ start, end: start + name.length });
          return [{ name, role: 'legal-representative', certNo: null, anchor }];
        }),
    );
    const natural = parties
      .filter((party) => party.kind === '自然人')
      .map(
        (party): PersonMention => ({ name: party.name, role: 'party', certNo: null, anchor: party.anchor }),
      );
    return [...labelled, ...inline, ...representatives, ...natural];
  }

  /** What the decision fines: in its deciding part, else anywhere in it. */
  private fines(money: readonly Money[]): CaseFacts['fines'] {
    return this.ofKind(...DECISIONS).flatMap(({ view }) => {
      const own = money.filter((sum) => sum.documentId === view.document.id && sum.role === 'fine');
      const { start, end } = operativePart(view.compacted.text);
      const part = view.compacted.text.slice(start, end);
      const decided = own.filter((sum) => part.includes(sum.anchor.quote.replace(/\s+/g, '')));
      return (decided.length > 0 ? decided : own).map(({ value, anchor }) => ({ value, anchor }));
    });
  }

  private penalties(money: readonly Money[]): Penalty[] {
    return this.documents
      .filter(({ view }) => PROPOSING.has(view.document.kind ?? ''))
      .flatMap(({ view }) =>
        readPenalties(
          view,
          money.filter((sum) => sum.documentId === view.document.id),
          this.vocabulary,
        ),
      );
  }

  private undetermined(events: readonly CaseEvent[]): Undetermined[] {
    const missing: Undetermined[] = [];
    for (const [kind, code] of [
      ['filed', ['FILING']],
      ['decided', DECISIONS],
      ['served', ['SERVICE']],
    ] as const) {
      if (events.some((event) => event.kind === kind)) continue;
      const papers = this.ofKind(...code);
      const reason =
        papers.length === 0
          ? 'document-missing'
          : papers.some(({ view }) => view.hasText)
            ? 'not-found'
            : 'document-without-text';
      missing.push({ fact: kind, reason });
    }
    return missing;
  }
}

function firstOf<T>(
  documents: readonly ReadDocument[],
  read: (document: ReadDocument) => T | null,
): T | null {
  for (const document of documents) {
    const value = read(document);
    if (value !== null) return value;
  }
  return null;
}

/** Reads the facts of one case. */
export function extractFacts(documents: readonly CaseDocument[], vocabulary: Vocabulary): CaseFacts {
  return new Extractor(documents, vocabulary).run();
}

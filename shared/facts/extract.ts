/**
 * From a case's documents to its facts: who, when, what, each anchored to the passage it was read from. Pure: the
 * same pages give the same facts in the window, on the command line, next year.
 */
import { readFines } from './amounts.ts';
import type {
  AnchoredText,
  CaseEvent,
  CaseFacts,
  DocumentFacts,
  Party,
  PersonMention,
  Undetermined,
} from './case-facts.ts';
import {
  clockPapers,
  type DocumentDate,
  documentDate,
  fieldDate,
  filedInText,
  isDecisionTitle,
  readReceipts,
} from './events.ts';
import { fieldValue, type ReadDocument, readCaseNumber, readOrgan, readParties } from './identity.ts';
import { readPairs } from './pairs.ts';
import { gatherPeople, readInlinePeople, readPeople } from './people.ts';
import { type CaseDocument, DocumentView } from './view.ts';
import type { EventKind, Vocabulary } from './vocabulary.ts';

const DECISIONS = ['DECISION', 'SIMPLE_DECISION', 'NO_PENALTY', 'L_DECISION'];
const NUMBERED = [...DECISIONS, 'NOTICE', 'FILING'];

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
    const people = this.people();
    const events = this.events();
    const pages = this.documents.flatMap((document) => document.view.document.pages);
    return {
      caseType: this.caseType(),
      procedure: null,
      caseNo: firstOf(this.ofKind(...NUMBERED), readCaseNumber),
      cause: this.cause(),
      organ:
        firstOf(this.ofKind(...DECISIONS, 'NOTICE', 'FILING', 'CLOSING'), readOrgan) ??
        firstOf(this.documents, readOrgan),
      numbers: [],
      parties: this.parties(),
      people,
      documents: this.documents.map(({ view }) => view).map((view) => this.documentFacts(view)),
      events,
      activities: [],
      receipts: [],
      clockPapers: clockPapers(this.documents, this.vocabulary),
      fines: this.ofKind(...DECISIONS).flatMap(({ view }) => readFines(view)),
      money: [],
      penalties: [],
      remedies: [],
      contradictions: [],
      undetermined: this.undetermined(events),
      pagesRead: pages.length,
      pagesWithoutText: pages.filter((page) => page.textSource === 'none').length,
    };
  }

  private documentFacts(view: DocumentView): DocumentFacts {
    const document = this.documents.find((candidate) => candidate.view === view);
    const date = document ? documentDate(document, this.vocabulary) : null;
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
    return [...counts.entries()].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '行政处罚';
  }

  private cause(): AnchoredText | null {
    const cause = firstOf(
      this.ofKind('CLOSING', 'APPROVAL', 'FILING', 'LEGAL_REVIEW', 'INVEST_REPORT', 'COVER', ...DECISIONS),
      (document) => fieldValue(document, 'cause'),
    );
    return cause ?? firstOf(this.documents, (document) => fieldValue(document, 'cause'));
  }

  private parties(): Party[] {
    const parties: Party[] = [];
    for (const document of this.ofKind(
      ...DECISIONS,
      'NOTICE',
      'FILING',
      'CLOSING',
      'APPROVAL',
      'L_ACCEPT',
      'L_APPLY',
    )) {
      for (const party of readParties(document)) {
        const index = parties.findIndex((known) => sameName(known.name, party.name));
        const known = parties[index];
        if (known)
          parties[index] = {
            ...known,
            idNo: known.idNo ?? party.idNo,
            legalRep: known.legalRep ?? party.legalRep,
          };
        else if (parties.length === 0 || DECISIONS.includes(document.view.document.kind ?? ''))
          parties.push(party);
      }
    }
    if (parties.length > 0) return parties.map((party) => this.completed(party));
    for (const document of this.ofKind('SERVICE', 'RECEIPT', 'SITE_RECORD', 'IDENTITY')) {
      const [first] = readParties(document, true);
      if (first) return [this.completed(first)];
    }
    return parties;
  }

  /** The identity number from the identity papers, where the decision's page has none that can be read. */
  private completed(party: Party): Party {
    if (party.idNo !== null) return party;
    for (const document of this.ofKind('IDENTITY', 'SITE_RECORD', 'INTERVIEW', 'FILING')) {
      const same = readParties(document, true).find(
        (other) => sameName(other.name, party.name) && other.idNo !== null,
      );
      if (same) return { ...party, idNo: same.idNo, legalRep: party.legalRep ?? same.legalRep };
    }
    return party;
  }

  private people(): CaseFacts['people'] {
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
          return [
            {
              name,
              role: 'legal-representative',
              certNo: null,
              anchor: view.anchor({ start, end: start + name.length }),
            },
          ];
        }),
    );
    const natural = this.parties()
      .filter((party) => party.kind === '自然人')
      .map(
        (party): PersonMention => ({ name: party.name, role: 'party', certNo: null, anchor: party.anchor }),
      );
    return gatherPeople([...labelled, ...inline, ...representatives, ...natural]);
  }

  private events(): CaseEvent[] {
    const events: CaseEvent[] = [];
    const add = (kind: EventKind, date: DocumentDate | null, view: DocumentView, confidence = 0.95): void => {
      if (date)
        events.push({
          kind,
          date: date.date,
          time: null,
          anchor: date.anchor,
          confidence,
          source: view.isOcr ? 'ocr' : 'native',
          fromOcr: view.isOcr,
          phrase: date.anchor.quote,
        });
    };
    for (const document of this.documents) {
      const type = this.vocabulary.types.find((candidate) => candidate.code === document.view.document.kind);
      if (type?.event) add(type.event, documentDate(document, this.vocabulary), document.view);
      if (type?.code === 'SERVICE') {
        for (const receipt of readReceipts(document)) {
          add(isDecisionTitle(receipt.served) ? 'served' : 'notice-served', receipt.date, document.view);
        }
      }
    }
    this.fallbacks(events, add);
    return events.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }

  /** What a later paper says, where the paper itself is missing or has no text. */
  private fallbacks(
    events: readonly CaseEvent[],
    add: (kind: EventKind, date: DocumentDate | null, view: DocumentView, confidence?: number) => void,
  ): void {
    const has = (kind: EventKind): boolean => events.some((event) => event.kind === kind);
    const forms = this.ofKind('CLOSING', 'APPROVAL', 'COVER', ...DECISIONS, 'INVEST_REPORT');
    for (const [kind, field] of [
      ['filed', 'filedDate'],
      ['decided', 'decidedDate'],
      ['served', 'servedDate'],
      ['closed', 'closedDate'],
    ] as const) {
      if (has(kind)) continue;
      for (const document of forms) {
        const value = fieldDate(document, field);
        if (value) {
          add(kind, value, document.view, 0.7);
          break;
        }
      }
    }
    if (!has('filed')) {
      const document = forms.find(({ view }) => filedInText(view) !== null);
      if (document) add('filed', filedInText(document.view), document.view, 0.7);
    }
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

function sameName(a: string, b: string): boolean {
  const bare = (name: string): string =>
    name.replace(/[（(]/g, '(').replace(/[）)]/g, ')').replace(/\s+/g, '');
  return bare(a) === bare(b);
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

/** Search in one case, and in all the user may read. */
import type { Handlers } from '../../../shared/contract/define.ts';
import type { CaseHits, search as contract, Hit } from '../../../shared/contract/search.ts';
import { AppError } from '../../../shared/errors.ts';
import { findMatches, type SearchQuery, searchQuery, type TextMatch } from '../../../shared/text/search.ts';
import { type Context, requireClearance, storeOf } from '../context.ts';
import type { CaseRow } from '../store/cases.ts';
import type { DocumentRow } from '../store/documents.ts';
import type { PageRef } from '../store/search.ts';
import type { Store } from '../store/store.ts';

/** More than anybody walks through: who sees so many types another word. */
const MOST_HITS = 4_000;
const MOST_HITS_EVERYWHERE = 100;
/** Characters shown before and after a hit. */
const AROUND = 24;

function inLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function hitAt(text: string, documentId: string, page: number, { start, end }: TextMatch): Hit {
  return {
    documentId,
    page,
    start,
    end,
    before: inLine(text.slice(Math.max(0, start - AROUND), start)),
    quote: inLine(text.slice(start, end)),
    after: inLine(text.slice(end, end + AROUND)),
  };
}

/** All pages of the documents, for what the index cannot tell. */
function allPages(documents: readonly DocumentRow[]): PageRef[] {
  return documents.flatMap(({ fileId, fromPage, toPage }) =>
    Array.from({ length: toPage - fromPage + 1 }, (_, index) => ({ fileId, page: fromPage + index })),
  );
}

interface PlacedPage extends PageRef {
  readonly documentId: string;
}

/** The pages in the order of the papers; a page outside every document is left out. */
function inOrder(pages: readonly PageRef[], documents: readonly DocumentRow[]): PlacedPage[] {
  const byFile = new Map<string, number[]>();
  for (const { fileId, page } of pages) byFile.set(fileId, [...(byFile.get(fileId) ?? []), page]);
  for (const numbers of byFile.values()) numbers.sort((a, b) => a - b);
  return documents.flatMap(({ id, fileId, fromPage, toPage }) =>
    (byFile.get(fileId) ?? [])
      .filter((page) => page >= fromPage && page <= toPage)
      .map((page) => ({ documentId: id, fileId, page })),
  );
}

function searchCase(store: Store, caseId: string, query: SearchQuery): CaseHits {
  const documents = store.cases.documents(caseId);
  const pages = query.mayBeginInWord ? allPages(documents) : store.search.inCase(caseId, query);
  const hits: Hit[] = [];
  for (const { documentId, fileId, page } of inOrder(pages, documents)) {
    const text = store.cases.pageText(fileId, page);
    for (const match of findMatches(text, query)) {
      if (hits.length === MOST_HITS) return { hits, isComplete: false };
      hits.push(hitAt(text, documentId, page, match));
    }
  }
  return { hits, isComplete: true };
}

/** The case when the user may read it; asked once a case. */
function readableCases(context: Context): (caseId: string) => CaseRow | null {
  const known = new Map<string, CaseRow | null>();
  return (caseId) => {
    const before = known.get(caseId);
    if (before !== undefined) return before;
    let row: CaseRow | null = null;
    try {
      row = requireClearance(context, caseId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    known.set(caseId, row);
    return row;
  };
}

type FoundCase = { caseId: string; title: string; caseNo: string | null; hits: FoundHit[] };
type FoundHit = Hit & { documentTitle: string };

function searchEverywhere(context: Context, query: SearchQuery): { cases: FoundCase[]; isComplete: boolean } {
  const store = storeOf(context);
  const readable = readableCases(context);
  const documentsOf = new Map<string, DocumentRow[]>();
  const found = new Map<string, FoundCase>();
  let count = 0;
  for (const { caseId, fileId, page } of store.search.everywhere(query)) {
    const row = readable(caseId);
    if (row === null) continue;
    const documents = documentsOf.get(caseId) ?? store.cases.documents(caseId);
    documentsOf.set(caseId, documents);
    const document = documents.find(
      (each) => each.fileId === fileId && page >= each.fromPage && page <= each.toPage,
    );
    if (!document) continue;
    const text = store.cases.pageText(fileId, page);
    for (const match of findMatches(text, query)) {
      if (count === MOST_HITS_EVERYWHERE) return { cases: [...found.values()], isComplete: false };
      const ofCase = found.get(caseId) ?? { caseId, title: row.title, caseNo: row.caseNo, hits: [] };
      found.set(caseId, ofCase);
      ofCase.hits.push({ ...hitAt(text, document.id, page, match), documentTitle: document.title });
      count += 1;
    }
  }
  return { cases: [...found.values()], isComplete: true };
}

export const searchHandlers: Handlers<typeof contract, Context> = {
  'search.case': (context, input) => {
    const { id } = requireClearance(context, input.caseId);
    const query = searchQuery(input.text);
    return query === null ? { hits: [], isComplete: true } : searchCase(storeOf(context), id, query);
  },
  'search.everywhere': (context, input) => {
    const query = searchQuery(input.text);
    return query === null ? { cases: [], isComplete: true } : searchEverywhere(context, query);
  },
};

/** A case's outline: what the machine made of the pages, with what people changed in it on top. */
import { type DocumentStart, documentStarts, documentsOf, type SourceFile } from '../split.ts';
import type { CaseDocument } from '../view.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What people said of the document that starts, or does not start, on a page. */
export interface OutlineEdit {
  readonly fileId: string;
  /** 1-based page of the file. */
  readonly page: number;
  /** `start`: a document begins here; `joined`: none does; null: as the machine says. */
  readonly boundary: 'start' | 'joined' | null;
  /** Document type code; empty for none; null: as the machine says. */
  readonly kind: string | null;
  readonly title: string | null;
  /** Place among the documents of the case; null: where its file and page put it. */
  readonly rank: number | null;
}

function editedStarts(
  source: SourceFile,
  starts: readonly DocumentStart[],
  edits: readonly OutlineEdit[],
): DocumentStart[] {
  const joined = new Set(edits.filter((edit) => edit.boundary === 'joined').map((edit) => edit.page));
  const kept = starts.filter(
    (start) => start.index === 0 || !joined.has(source.pages[start.index]?.page ?? 0),
  );
  const known = new Set(kept.map((start) => start.index));
  for (const edit of edits) {
    const index = source.pages.findIndex((page) => page.page === edit.page);
    if (edit.boundary !== 'start' || index < 0 || known.has(index)) continue;
    known.add(index);
    kept.push({ index, found: null });
  }
  return kept.toSorted((a, b) => a.index - b.index);
}

function edited(document: CaseDocument, edit: OutlineEdit | undefined): CaseDocument {
  if (!edit) return document;
  const byHand = { confidence: 1, reason: { key: 'outline.reason.hand', params: {} } };
  return {
    ...document,
    ...(edit.kind === null ? {} : { kind: edit.kind === '' ? null : edit.kind, recognised: byHand }),
    ...(edit.title === null ? {} : { title: edit.title }),
  };
}

/** Documents with a place of their own take it; the others follow the document before them in their file. */
function ordered(documents: readonly { document: CaseDocument; rank: number | null }[]): CaseDocument[] {
  const sorted = documents
    .filter((each) => each.rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  if (sorted.length === 0) return documents.map(({ document }) => document);
  documents.forEach((each, index) => {
    if (each.rank !== null) return;
    const before = documents[index - 1];
    sorted.splice(before ? sorted.indexOf(before) + 1 : 0, 0, each);
  });
  return sorted.map(({ document }) => document);
}

/**
 * The documents of a case.
 * @param sources files in the order of the case
 * @returns ids `${fileId}:${firstPage}`
 */
export function outlineOf(
  sources: readonly SourceFile[],
  edits: readonly OutlineEdit[],
  vocabulary: Vocabulary,
): CaseDocument[] {
  const documents = sources.flatMap((source) => {
    const own = edits.filter((edit) => edit.fileId === source.id);
    const starts = editedStarts(source, documentStarts(source, vocabulary), own);
    return documentsOf(source, starts).map((document) => {
      const edit = own.find((candidate) => candidate.page === document.fromPage);
      return { document: edited(document, edit), rank: edit?.rank ?? null };
    });
  });
  return ordered(documents);
}

/** From a checked case to what is stored of it: the rows of its documents, and passages as anchors into stored pages. */
import type { CaseFacts } from '../../shared/facts/case-facts.ts';
import type { CaseDocument, FactAnchor } from '../../shared/facts/view.ts';
import { type Anchor, anchorAt } from '../../shared/model/anchor.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Page } from '../../shared/model/page.ts';
import type { DocumentRow } from './store/documents.ts';
import type { StoredFinding } from './store/findings.ts';

/** The file a document is in: ids are `${fileId}:${firstPage}`. */
function fileIdOf(documentId: string): string {
  return documentId.slice(0, documentId.lastIndexOf(':'));
}

function textSourceOf(sources: readonly string[]): DocumentRow['textSource'] {
  const kinds = new Set(sources);
  if (kinds.size === 1) return [...kinds][0] as DocumentRow['textSource'];
  return kinds.has('ocr') ? 'mixed' : 'native';
}

export function documentRows(
  caseId: string,
  documents: readonly CaseDocument[],
  facts: CaseFacts,
): DocumentRow[] {
  const dates = new Map(facts.documents.map((document) => [document.id, document.date]));
  return documents.map((document, position) => ({
    id: document.id,
    caseId,
    fileId: fileIdOf(document.id),
    position,
    kind: document.kind,
    confidence: document.recognised?.confidence ?? 0,
    reason: document.recognised?.reason ?? null,
    title: document.title,
    date: dates.get(document.id) ?? null,
    fromPage: document.fromPage,
    toPage: document.toPage,
    textSource: textSourceOf(document.pages.map((page) => page.textSource)),
  }));
}

/** A finding with its passages as anchors into the stored pages; a passage whose page is not there is left out. */
export function storedFinding(
  finding: Finding,
  pageOf: (fileId: string, page: number) => Page | undefined,
): StoredFinding {
  const stored = (anchor: FactAnchor): Anchor[] => {
    const fileId = fileIdOf(anchor.documentId);
    const page = pageOf(fileId, anchor.page);
    return page ? [anchorAt(page, anchor.documentId, fileId, anchor.start, anchor.end)] : [];
  };
  return { ...finding, where: finding.where.flatMap(stored) };
}

/** An anchor that names the document its page belongs to now. */
export function inDocument(documents: readonly DocumentRow[], anchor: Anchor): Anchor {
  const home = documents.find(
    (document) =>
      document.fileId === anchor.fileId && document.fromPage <= anchor.page && anchor.page <= document.toPage,
  );
  return home && home.id !== anchor.documentId ? { ...anchor, documentId: home.id } : anchor;
}

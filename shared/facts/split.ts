/** One file → its documents: a page that begins with a known title starts a new one. */
import type { Page } from '../model/page.ts';
import { fold } from '../text/fold.ts';
import { type Classification, classifyFileName, classifyPage } from './classify.ts';
import type { CaseDocument } from './view.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface SourceFile {
  readonly id: string;
  /** Path relative to the case folder, with forward slashes. */
  readonly file: string;
  readonly pages: readonly Page[];
}

/** Cover sheets and lists of contents name every other document; a title on them starts nothing. */
const FRONT_MATTER = new Set(['TOC', 'COVER']);

/** The page a document begins on, and what it was recognised as. */
export interface DocumentStart {
  readonly index: number;
  readonly found: Classification | null;
}

/**
 * Where the documents of a file begin. A flowing file is one document; a fixed one is cut where a page's own title
 * names another document than the one it is in, or the same again (two service receipts).
 */
export function documentStarts(source: SourceFile, vocabulary: Vocabulary): DocumentStart[] {
  const named = classifyFileName(source.file, vocabulary);
  const starts: DocumentStart[] = [];
  source.pages.forEach((page, index) => {
    const found = classifyPage(page, vocabulary);
    if (index === 0) starts.push({ index, found: choose(found, named) });
    else if (found && page.layout === 'fixed' && startsDocument(page, found)) starts.push({ index, found });
  });
  return starts;
}

/** @returns the documents between the starts, in page order, ids `${fileId}:${firstPage}` */
export function documentsOf(source: SourceFile, starts: readonly DocumentStart[]): CaseDocument[] {
  return starts.map(({ index, found }, order) => {
    const next = starts[order + 1]?.index ?? source.pages.length;
    const pages = source.pages.slice(index, next);
    const fromPage = pages[0]?.page ?? 1;
    return {
      id: `${source.id}:${fromPage}`,
      file: source.file,
      kind: found?.code ?? null,
      title: found?.title ?? source.file.replace(/^.*\//, '').replace(/\.[^.]+$/, ''),
      recognised:
        found === null
          ? null
          : { confidence: found.confidence, reason: { key: `outline.reason.${found.from}`, params: {} } },
      fromPage,
      toPage: pages.at(-1)?.page ?? fromPage,
      pages,
    };
  });
}

/** Splits one file into its documents. */
export function splitFile(source: SourceFile, vocabulary: Vocabulary): CaseDocument[] {
  return documentsOf(source, documentStarts(source, vocabulary));
}

/** The title on the page wins; a cover page or none leaves it to the file's name. */
function choose(title: Classification | null, name: Classification | null): Classification | null {
  if (title === null) return name;
  if (name !== null && FRONT_MATTER.has(title.code) && !FRONT_MATTER.has(name.code)) return name;
  return title;
}

/** On a later page a title must stand at the top, or it is a heading inside the document. */
function startsDocument(page: Page, found: Classification): boolean {
  const head = fold(page.text.slice(0, 160)).replace(/\s+/g, '');
  const at = head.indexOf(fold(found.title).slice(0, 12));
  return at >= 0 && at <= 60 && found.confidence >= 0.8;
}

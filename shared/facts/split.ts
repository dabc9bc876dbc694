/** One file → its documents: a page that begins with a known title starts a new one. */
import type { Page } from '../model/page.ts';
import { fold } from '../text/fold.ts';
import { type Classification, classifyFileName, classifyPage, titleOf } from './classify.ts';
import { contentsEntries, pagesBefore } from './splitting/contents.ts';
import { type PrintedNumber, printedNumber } from './splitting/page-numbers.ts';
import { textRows } from './splitting/page-rows.ts';
import { pageTitle, runningHeads } from './splitting/page-title.ts';
import type { CaseDocument } from './view.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface SourceFile {
  readonly id: string;
  /** Path relative to the case folder, with forward slashes. */
  readonly file: string;
  readonly pages: readonly Page[];
}

/** Cover sheets and lists of contents name every other document; a title on them starts nothing. */
const CONTENTS = 'TOC';
const FRONT_MATTER = new Set<string | null>([CONTENTS, 'COVER']);

/** The page a document begins on, and what it was recognised as. */
export interface DocumentStart {
  readonly index: number;
  readonly found: Classification | null;
}

/** Whole volumes are numbered through (第5页 共120页): such a count is no document's. */
const WHOLE_FILE = 0.7;

/** Pages of a document's own count, by index: not those numbered through the file. */
function partsOf(
  pages: readonly Page[],
  numbers: readonly (PrintedNumber | null)[],
): PrintedNumber['part'][] {
  return numbers.map((number) => {
    const part = number?.part ?? null;
    return part !== null && part.of >= Math.max(4, pages.length * WHOLE_FILE) ? null : part;
  });
}

/** A document's own count that begins anew after another was complete. */
function beginsAnew(parts: readonly PrintedNumber['part'][], index: number): boolean {
  const [own, before] = [parts[index], parts[index - 1]];
  return own?.number === 1 && before != null && before.number === before.of;
}

function firstWords(page: Page): string {
  const [row] = textRows(page);
  return (row?.compact ?? '').slice(0, 20);
}

/** Starts by what the pages themselves begin with. */
function titledStarts(
  source: SourceFile,
  numbers: readonly (PrintedNumber | null)[],
  vocabulary: Vocabulary,
): DocumentStart[] {
  const named = classifyFileName(source.file, vocabulary);
  const fixed = source.pages.filter((page) => page.layout === 'fixed');
  const running = runningHeads(fixed);
  const parts = partsOf(source.pages, numbers);
  return source.pages.flatMap((page, index): DocumentStart[] => {
    if (index === 0) {
      const title = page.layout === 'fixed' ? pageTitle(page, vocabulary, new Set()) : null;
      const known = title?.code ? title : (classifyPage(page, vocabulary) ?? null);
      return [{ index, found: choose(known, named) ?? title }];
    }
    if (page.layout !== 'fixed' || (parts[index]?.number ?? 1) > 1) return [];
    const found = pageTitle(page, vocabulary, running);
    if (found) return [{ index, found }];
    const isAnew = beginsAnew(parts, index);
    const title = firstWords(page);
    return isAnew ? [{ index, found: { code: null, title, confidence: 0.5, from: 'numbering' } }] : [];
  });
}

/** What the file's own list of contents says, where its page numbers can be told: it names what no title was read for. */
function listedStarts(
  source: SourceFile,
  titled: readonly DocumentStart[],
  numbers: readonly (PrintedNumber | null)[],
  vocabulary: Vocabulary,
): DocumentStart[] {
  const pages = contentsPages(source, titled);
  const kindOf = (title: string): Classification | null => titleOf(fold(title), vocabulary);
  const entries = contentsEntries(pages, (text) => kindOf(text) !== null);
  const last = source.pages.indexOf(pages.at(-1) as Page);
  const printed = numbers.flatMap((number, index) =>
    number?.own != null && index > last ? [index + 1 - number.own] : [],
  );
  const alike = entries.flatMap((entry) => {
    const code = kindOf(entry.title)?.code;
    const same = titled.filter((start) => start.found?.code === code && start.index > last);
    return code && same.length === 1 && same[0] ? [same[0].index + 1 - (entry.fromPage ?? 0)] : [];
  });
  const before = pagesBefore(printed) ?? pagesBefore(alike);
  if (before === null) return [...titled];
  const starts = new Map(titled.map((start) => [start.index, start]));
  for (const entry of entries) {
    const index = (entry.fromPage ?? 0) + before - 1;
    const known = starts.get(index);
    if (index <= last || index >= source.pages.length || known?.found?.code) continue;
    const kind = kindOf(entry.title);
    const title = entry.title.replaceAll('(', '（').replaceAll(')', '）');
    const found = {
      code: kind?.code ?? null,
      title,
      confidence: kind ? 0.85 : 0.6,
      from: 'contents',
    } as const;
    starts.set(index, { index, found });
  }
  return [...starts.values()].toSorted((a, b) => a.index - b.index);
}

/** The pages of the list of contents: from its title to the next document. */
function contentsPages(source: SourceFile, starts: readonly DocumentStart[]): readonly Page[] {
  const at = starts.findIndex((start) => start.found?.code === CONTENTS);
  const start = starts[at];
  return start ? source.pages.slice(start.index, starts[at + 1]?.index) : [];
}

/**
 * Where the documents of a file begin. A flowing file is one document; a fixed one is cut where a page begins with a
 * title, where a document's own page count begins anew, and where the file's list of contents says so.
 */
export function documentStarts(source: SourceFile, vocabulary: Vocabulary): DocumentStart[] {
  if (source.pages.length === 0) return [];
  const numbers = source.pages.map((page) => (page.layout === 'fixed' ? printedNumber(page) : null));
  const titled = titledStarts(source, numbers, vocabulary);
  return titled.some((start) => start.found?.code === CONTENTS)
    ? listedStarts(source, titled, numbers, vocabulary)
    : titled;
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
          : {
              confidence: found.confidence,
              reason: { key: `outline.reason.${found.from}`, params: { title: found.title } },
            },
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

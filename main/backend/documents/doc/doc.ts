/**
 * .doc (Word 97 to 2003) → flow pages, one a section: text, tables, automatic numbers, headers, footers, notes, comments,
 * text boxes; deleted, inserted and hidden text marked. Word 6 and 95 are told apart and refused.
 */
import { AppError } from '../../../../shared/errors.ts';
import type { BlockKind, FileText, FlowPage, PageWarning } from '../../../../shared/model/page.ts';
import { PageWriter, pathOf } from '../flow/page-writer.ts';
import { placeCells } from '../flow/table-places.ts';
import type { Caps } from '../limits.ts';
import { openCompoundFile } from './compound-file.ts';
import { positions, readFib, TABLE, type Word } from './fib.ts';
import { type Lists, readLists } from './lists.ts';
import { type DocParagraph, readParagraphs, type Source } from './paragraphs.ts';
import { readPieceText } from './pieces.ts';
import { readCharacterProperties, readParagraphProperties } from './properties.ts';

const SECTION_BYTES = 12;
const TEXT_BOX_BYTES = 22;
/** Stories of separators before those of the sections; then six a section. */
const SEPARATORS = 6;
const STORIES: readonly ('header' | 'footer')[] = [
  'header',
  'header',
  'footer',
  'footer',
  'header',
  'footer',
];
const FIRST_HEADING = 1;
const LAST_HEADING = 9;
const BODY_LEVEL = 9;

interface Doc {
  readonly word: Word;
  readonly source: Source;
  readonly lists: Lists;
}

/** A text beside the main one, cut into its stories. */
interface Story {
  readonly from: number;
  readonly to: number;
}

function storiesOf(word: Word, place: number, size: number, start: number, length: number): Story[] {
  const edges = positions(word.table(place), size);
  return edges.slice(0, -1).flatMap((from, index) => {
    const to = Math.min(edges[index + 1] ?? from, length);
    return [{ from: start + from, to: start + Math.max(from, to) }];
  });
}

function kindOf({ properties }: DocParagraph, isCell: boolean): BlockKind {
  if (isCell) return 'cell';
  const isHeading =
    (properties.style >= FIRST_HEADING && properties.style <= LAST_HEADING) ||
    (properties.outline ?? BODY_LEVEL) < BODY_LEVEL;
  return isHeading ? 'heading' : 'paragraph';
}

/** Writes a story of a kind of its own: no cells, no counting. */
function writeStory(writer: PageWriter, doc: Doc, story: Story, kind: BlockKind, path: string): void {
  readParagraphs(doc.source, story.from, story.to).paragraphs.forEach((paragraph, p) => {
    const { runs, style } = paragraph;
    writer.add({ runs, kind, path: `${path}p${p}`, number: '', style, cell: null });
  });
}

interface Stories {
  /** By section; each kind's last one holds until another comes. */
  readonly margins: (section: number, kind: 'header' | 'footer') => readonly Story[];
  readonly notes: readonly {
    readonly kind: 'footnote' | 'endnote' | 'comment';
    readonly at: number;
    readonly story: Story;
  }[];
  readonly textBoxes: readonly Story[];
}

function readStories({ word }: Doc): Stories {
  const { lengths, table } = word;
  const footnotes = lengths.main;
  const headers = footnotes + lengths.footnotes;
  const comments = headers + lengths.headers + lengths.macros;
  const endnotes = comments + lengths.comments;
  const textBoxes = endnotes + lengths.endnotes;
  const margins = storiesOf(word, TABLE.headerTexts, 0, headers, lengths.headers).slice(SEPARATORS);
  const notes = (
    [
      ['footnote', TABLE.footnoteReferences, 2, TABLE.footnoteTexts, footnotes, lengths.footnotes],
      ['endnote', TABLE.endnoteReferences, 2, TABLE.endnoteTexts, endnotes, lengths.endnotes],
      ['comment', TABLE.commentReferences, 30, TABLE.commentTexts, comments, lengths.comments],
    ] as const
  ).flatMap(([kind, references, size, texts, start, length]) => {
    const places = positions(table(references), size);
    return storiesOf(word, texts, 0, start, length)
      .slice(0, Math.max(0, places.length - 1))
      .map((story, index) => ({ kind, at: places[index] ?? 0, story }));
  });
  return {
    margins: (section, kind) =>
      STORIES.flatMap((each, index) => {
        if (each !== kind) return [];
        for (let from = section; from >= 0; from -= 1) {
          const story = margins[from * STORIES.length + index];
          if (story && story.to > story.from) return [story];
        }
        return [];
      }),
    notes,
    textBoxes: storiesOf(word, TABLE.textBoxTexts, TEXT_BOX_BYTES, textBoxes, lengths.textBoxes),
  };
}

/** Paragraphs of the body by section. */
function sectionsOf(paragraphs: readonly DocParagraph[]): readonly (readonly [from: number, to: number])[] {
  const ends = paragraphs.flatMap((paragraph, index) => (paragraph.isSectionEnd ? [index + 1] : []));
  if (ends.at(-1) !== paragraphs.length) ends.push(paragraphs.length);
  return ends.map((end, index) => [ends[index - 1] ?? 0, end]);
}

/** Reads a .doc held in memory. @throws AppError encrypted, unsupported, damaged, truncated, hostile, empty, too-large */
export function readDoc(bytes: Uint8Array, caps: Caps): FileText {
  const word = readFib(openCompoundFile(bytes));
  const source: Source = {
    text: readPieceText(word),
    characters: readCharacterProperties(word),
    paragraphs: readParagraphProperties(word),
  };
  if (source.text.text.length < word.lengths.main) throw new AppError('damaged', { why: 'text is missing' });
  const doc: Doc = { word, source, lists: readLists(word) };
  const sectionEnds = new Set(positions(word.table(TABLE.sections), SECTION_BYTES));
  const { paragraphs, images } = readParagraphs(source, 0, word.lengths.main, sectionEnds);
  const places = placeCells(
    paragraphs.map(({ properties, isCellEnd, runs }) => ({
      inTable: properties.inTable === true,
      isRowEnd: properties.isRowEnd === true,
      isCellEnd,
      isEmpty: runs.length === 0,
      edges: properties.edges ?? [],
      flags: properties.cells ?? [],
    })),
  );
  const stories = readStories(doc);
  const sections = sectionsOf(paragraphs);
  if (sections.length > caps.pages)
    throw new AppError('too-large', { pages: sections.length, limit: caps.pages });
  const warnings: PageWarning[] = [];
  const pages = sections.map(([from, to], section): FlowPage => {
    const writer = new PageWriter();
    stories
      .margins(section, 'header')
      .forEach((story, n) => writeStory(writer, doc, story, 'header', `header${n}`));
    writeBody(writer, doc, paragraphs, places, from, to);
    if (section === 0)
      stories.textBoxes.forEach((story, n) => writeStory(writer, doc, story, 'text-box', `text-box${n}`));
    stories
      .margins(section, 'footer')
      .forEach((story, n) => writeStory(writer, doc, story, 'footer', `footer${n}`));
    const [first, last] = [paragraphs[from - 1]?.end ?? 0, paragraphs[to - 1]?.end ?? 0];
    stories.notes.forEach(({ kind, at, story }, n) => {
      if (at < first || at >= last) return;
      writeStory(writer, doc, story, kind === 'comment' ? 'comment' : 'footnote', `${kind}${n}`);
    });
    if (writer.hasHidden) warnings.push({ code: 'hidden-text', page: section + 1 });
    return writer.toPage(section + 1);
  });
  if (pages.every((page) => page.textSource === 'none') && images === 0) throw new AppError('empty');
  if (images > 0) warnings.push({ code: 'image-missing', page: 1 });
  return { format: 'doc', pages, warnings };
}

function writeBody(
  writer: PageWriter,
  { lists }: Doc,
  paragraphs: readonly DocParagraph[],
  places: ReturnType<typeof placeCells>,
  from: number,
  to: number,
): void {
  paragraphs.slice(from, to).forEach((paragraph, n) => {
    const { properties, runs, style } = paragraph;
    if (properties.isRowEnd) return;
    const cell = places.get(from + n) ?? null;
    const isListed = properties.list !== undefined && properties.list > 0;
    writer.add({
      runs,
      kind: kindOf(paragraph, cell !== null),
      path: pathOf(cell, from + n),
      number: isListed ? lists.next(properties.list ?? 0, properties.level ?? 0) : '',
      style,
      cell,
    });
  });
}

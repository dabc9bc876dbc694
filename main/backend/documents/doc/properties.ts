/** Formatting of a .doc (MS-DOC 2.6, 2.9): runs of characters and paragraphs with the few properties a reviewer's text needs. */
import { TABLE, type TABLE as Tables, type Word } from './fib.ts';

export interface CharacterProperties {
  deleted?: boolean;
  inserted?: boolean;
  hidden?: boolean;
  bold?: boolean;
  sizePt?: number;
  /** Character of a symbol font that stands for this one. */
  symbol?: number;
}

export interface ParagraphProperties {
  /** Style: 1 to 9 are the headings. */
  style: number;
  align?: 'left' | 'center' | 'right' | 'justify';
  /** Twips. */
  firstLine?: number;
  inTable?: boolean;
  /** Depth of tables; 2 is a table in a cell. */
  depth?: number;
  isRowEnd?: boolean;
  /** End of a cell or row of an inner table. */
  innerCell?: boolean;
  innerRow?: boolean;
  list?: number;
  level?: number;
  outline?: number;
  /** Left edges of a row's cells and the right edge of the last, in twips; kept at row ends. */
  edges?: readonly number[];
  /** Flags of the row's cells. */
  cells?: readonly number[];
}

/** Properties of stretches of the stream, by offset. */
export interface Stretches<T> {
  readonly at: (offset: number) => T | null;
}

const PAGE = 512;
const PAGE_NUMBER = 0x3fffff;

/** A property and its operand. */
type Take = (code: number, view: DataView, at: number, size: number) => void;

const SIZES: readonly number[] = [1, 1, 2, 4, 2, 2, 0, 3];
const TABLE_DEFINITION = 0xd608;
const TAB_CHANGES = 0xc615;

/** Walks a list of property changes; stops where it makes no sense. */
function walk(view: DataView, from: number, end: number, take: Take): void {
  let at = from;
  while (at + 3 <= end) {
    const code = view.getUint16(at, true);
    at += 2;
    let size = SIZES[code >> 13] ?? 0;
    if (size === 0) {
      if (code === TABLE_DEFINITION) {
        if (at + 2 > end) return;
        size = view.getUint16(at, true) - 1;
        at += 2;
      } else {
        size = view.getUint8(at);
        at += 1;
        if (code === TAB_CHANGES && size === 0xff) return;
      }
    }
    if (size < 0 || at + size > end) return;
    take(code, view, at, size);
    at += size;
  }
}

const ALIGNMENTS = ['left', 'center', 'right', 'justify'] as const;

function characterTaker(into: CharacterProperties): Take {
  return (code, view, at, size) => {
    const isOn = size > 0 && (view.getUint8(at) & 1) === 1;
    if (code === 0x0800) into.deleted = isOn;
    else if (code === 0x0801) into.inserted = isOn;
    else if (code === 0x083c) into.hidden = isOn;
    else if (code === 0x0835) into.bold = isOn;
    else if (code === 0x4a43) into.sizePt = view.getUint16(at, true) / 2;
    else if (code === 0x6a09) into.symbol = view.getUint16(at + 2, true);
  };
}

function takeTable(into: ParagraphProperties, view: DataView, at: number, size: number): void {
  const count = size > 0 ? view.getUint8(at) : 0;
  const edges = at + 1;
  const cells = edges + (count + 1) * 2;
  if (count === 0 || count > 63 || cells > at + size) return;
  into.edges = Array.from({ length: count + 1 }, (_, index) => view.getInt16(edges + index * 2, true));
  into.cells = Array.from({ length: count }, (_, index) =>
    cells + index * 20 + 2 <= at + size ? view.getUint16(cells + index * 20, true) : 0,
  );
}

function paragraphTaker(into: ParagraphProperties, word: Word): Take {
  const take: Take = (code, view, at, size) => {
    switch (code) {
      case 0x2403:
      case 0x2461:
        into.align = ALIGNMENTS[view.getUint8(at)] ?? 'justify';
        break;
      case 0x8411:
      case 0x8460:
        into.firstLine = view.getInt16(at, true);
        break;
      case 0x2416:
        into.inTable = view.getUint8(at) === 1;
        break;
      case 0x2417:
        into.isRowEnd = view.getUint8(at) === 1;
        break;
      case 0x6649:
        into.depth = view.getInt32(at, true);
        break;
      case 0x244b:
        into.innerCell = view.getUint8(at) === 1;
        break;
      case 0x244c:
        into.innerRow = view.getUint8(at) === 1;
        break;
      case 0x460b:
        into.list = view.getInt16(at, true);
        break;
      case 0x260a:
        into.level = view.getUint8(at);
        break;
      case 0x2640:
        into.outline = view.getUint8(at);
        break;
      case TABLE_DEFINITION:
        takeTable(into, view, at, size);
        break;
      case 0x6645:
      case 0x6646:
        takeHuge(view.getUint32(at, true));
        break;
      default:
    }
  };
  /** Changes too long for their page stand in a stream of their own. */
  const takeHuge = (offset: number): void => {
    const { data } = word;
    if (!data || offset + 2 > data.byteLength) return;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const end = Math.min(data.byteLength, offset + 2 + view.getUint16(offset, true));
    walk(view, offset + 2, end, (code, inner, at, size) => {
      if (code !== 0x6645 && code !== 0x6646) take(code, inner, at, size);
    });
  };
  return take;
}

interface Run<T> {
  readonly from: number;
  readonly to: number;
  readonly properties: T;
}

/** Numbers of the pages that hold the properties. */
function pagesOf(word: Word, place: (typeof Tables)[keyof typeof Tables]): number[] {
  const plc = word.table(place);
  const count = Math.max(0, Math.floor((plc.byteLength - 4) / 8));
  return Array.from(
    { length: count },
    (_, index) => plc.getUint32((count + 1) * 4 + index * 4, true) & PAGE_NUMBER,
  );
}

function stretches<T>(runs: Run<T>[]): Stretches<T> {
  const sorted = runs.toSorted((a, b) => a.from - b.from);
  return {
    at: (offset) => {
      let [low, high] = [0, sorted.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((sorted[middle]?.from ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const run = sorted[low];
      return run && run.from <= offset && offset < run.to ? run.properties : null;
    },
  };
}

/** Reads every run of every page; `entry` makes of a run's place in the page what it says. */
function readPages<T>(
  word: Word,
  place: (typeof Tables)[keyof typeof Tables],
  entrySize: number,
  entry: (page: DataView, at: number) => T | null,
): Stretches<T> {
  const runs: Run<T>[] = [];
  for (const number of pagesOf(word, place)) {
    if ((number + 1) * PAGE > word.document.byteLength) continue;
    const page = new DataView(word.document.buffer, word.document.byteOffset + number * PAGE, PAGE);
    const count = page.getUint8(PAGE - 1);
    if ((count + 1) * 4 + count * entrySize > PAGE) continue;
    for (let index = 0; index < count; index += 1) {
      const at = page.getUint8((count + 1) * 4 + index * entrySize) * 2;
      const properties = at === 0 ? null : entry(page, at);
      if (properties === null) continue;
      const [from, to] = [page.getUint32(index * 4, true), page.getUint32(index * 4 + 4, true)];
      runs.push({ from, to, properties });
    }
  }
  return stretches(runs);
}

export function readCharacterProperties(word: Word): Stretches<CharacterProperties> {
  return readPages(word, TABLE.characterPages, 1, (page, at) => {
    const properties: CharacterProperties = {};
    walk(page, at + 1, Math.min(PAGE, at + 1 + page.getUint8(at)), characterTaker(properties));
    return properties;
  });
}

export function readParagraphProperties(word: Word): Stretches<ParagraphProperties> {
  return readPages(word, TABLE.paragraphPages, 13, (page, at) => {
    if (at + 4 > PAGE) return null;
    // The length counts words; a zero says that the next byte does, of an even number of bytes.
    const isEven = page.getUint8(at) === 0;
    const from = isEven ? at + 2 : at + 1;
    const length = isEven ? page.getUint8(at + 1) * 2 : page.getUint8(at) * 2 - 1;
    if (from + 2 > PAGE) return null;
    const properties: ParagraphProperties = { style: page.getUint16(from, true) };
    walk(page, from + 2, Math.min(PAGE, from + length), paragraphTaker(properties, word));
    return properties;
  });
}

/** Word 97–2003 files (.doc), made by hand: text, marks, tables, headers, notes, comments, lists. */
import { compoundFile } from './compound-file.ts';

export interface DocRun {
  readonly text: string;
  readonly deleted?: boolean;
  readonly inserted?: boolean;
  readonly hidden?: boolean;
  readonly bold?: boolean;
}

export interface DocPart {
  readonly runs: readonly (string | DocRun)[];
  /** The character it ends with; a paragraph's otherwise. */
  readonly end?: 'paragraph' | 'cell' | 'section';
  /** Property changes, as (code, operand bytes). */
  readonly properties?: readonly (readonly [code: number, ...operand: number[]])[];
  readonly style?: number;
}

export interface DocOptions {
  readonly body: readonly DocPart[];
  readonly header?: string;
  readonly footer?: string;
  /** One each, referred to at the body's beginning. */
  readonly footnote?: string;
  readonly comment?: string;
  readonly textBox?: string;
  /** A list of one level: OOXML-like text with its number at `\0`, in Chinese numerals. */
  readonly list?: string;
  readonly flags?: number;
  readonly magic?: number;
  readonly version?: number;
  /** Offsets of pieces lie; for hostile files. */
  readonly pieceOffset?: number;
}

const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value), ...u16(value >>> 16)];

const ENDS = { paragraph: '\r', cell: '\x07', section: '\f' } as const;
const TEXT_AT = 2048;
const TABLES = 93;

/** Properties of the end of a table's row: its cells' edges in twips and their flags. */
export function rowEnd(edges: readonly number[], flags: readonly number[] = []): DocPart {
  const cells = edges.slice(1).flatMap((_, index) => [...u16(flags[index] ?? 0), ...new Array(18).fill(0)]);
  const definition = [edges.length - 1, ...edges.flatMap(u16), ...cells];
  return {
    runs: [],
    end: 'cell',
    properties: [
      [0x2416, 1],
      [0x2417, 1],
      [0xd608, ...u16(definition.length + 1), ...definition],
    ],
  };
}

export function cell(...runs: readonly (string | DocRun)[]): DocPart {
  return { runs, end: 'cell', properties: [[0x2416, 1]] };
}

interface Stretch {
  readonly length: number;
  readonly bytes: readonly number[];
}

/** Pages of properties: a few stretches each, what they say written from the page's end. */
function propertyPages(stretches: readonly Stretch[], entrySize: number, isParagraph: boolean) {
  const pages: Buffer[] = [];
  const firsts: number[] = [];
  let offset = TEXT_AT;
  for (let from = 0; from < stretches.length; ) {
    const page = Buffer.alloc(512);
    const edges = [offset];
    const places: number[] = [];
    let free = 510;
    for (; from < stretches.length && places.length < 12; from += 1) {
      const { bytes, length } = stretches[from] as Stretch;
      const head = isParagraph
        ? bytes.length % 2 === 0
          ? [0, bytes.length / 2]
          : [(bytes.length + 1) / 2]
        : [bytes.length];
      const size = head.length + bytes.length;
      const at = (free - size) & ~1;
      if (at < (places.length + 2) * 4 + (places.length + 1) * entrySize) break;
      page.set([...head, ...bytes], at);
      free = at;
      places.push(at / 2);
      offset += length * 2;
      edges.push(offset);
    }
    edges.forEach((edge, index) => page.writeUInt32LE(edge, index * 4));
    places.forEach((place, index) => page.writeUInt8(place, edges.length * 4 + index * entrySize));
    page.writeUInt8(places.length, 511);
    firsts.push(edges[0] as number);
    pages.push(page);
  }
  return { pages, edges: [...firsts, offset] };
}

function runBytes(run: string | DocRun): number[] {
  if (typeof run === 'string') return [];
  return [
    ...(run.deleted ? [...u16(0x0800), 1] : []),
    ...(run.inserted ? [...u16(0x0801), 1] : []),
    ...(run.hidden ? [...u16(0x083c), 1] : []),
    ...(run.bold ? [...u16(0x0835), 1] : []),
  ];
}

class Writer {
  text = '';
  readonly characters: Stretch[] = [];
  readonly paragraphs: Stretch[] = [];

  add(part: DocPart): void {
    const before = this.text.length;
    for (const run of part.runs) {
      const text = typeof run === 'string' ? run : run.text;
      if (text === '') continue;
      this.characters.push({ length: text.length, bytes: runBytes(run) });
      this.text += text;
    }
    this.characters.push({ length: 1, bytes: [] });
    this.text += ENDS[part.end ?? 'paragraph'];
    const changes = (part.properties ?? []).flatMap(([code, ...operand]) => [...u16(code), ...operand]);
    this.paragraphs.push({ length: this.text.length - before, bytes: [...u16(part.style ?? 0), ...changes] });
  }

  /** Adds plain paragraphs. @returns their length */
  story(...texts: readonly string[]): number {
    const before = this.text.length;
    for (const text of texts) this.add({ runs: [text] });
    return this.text.length - before;
  }
}

interface Table {
  readonly place: number;
  readonly bytes: readonly number[];
  /** Stands behind the table without being counted. */
  readonly behind?: readonly number[];
}

function listTables(text: string): Table[] {
  const level = [...u32(1), 39, 0, 1, ...new Array(8).fill(0), 2, ...new Array(12).fill(0)];
  const words = [...text].flatMap((char) => u16(char.charCodeAt(0)));
  return [
    {
      place: 73,
      bytes: [...u16(1), ...u32(7), ...u32(0), ...new Array(18).fill(0), 1, 0],
      behind: [...level, ...u16(text.length), ...words],
    },
    { place: 74, bytes: [...u32(1), ...u32(7), ...new Array(12).fill(0)] },
  ];
}

/** Lengths of the texts and the tables that cut them into stories. */
function stories(writer: Writer, options: DocOptions) {
  const tables: Table[] = [];
  const main = writer.text.length;
  const one = (text: string | undefined, references: number, size: number, texts: number): number => {
    if (text === undefined) return 0;
    const length = writer.story(text, '');
    tables.push({ place: references, bytes: [...u32(0), ...u32(main), ...new Array(size).fill(0)] });
    tables.push({ place: texts, bytes: [...u32(0), ...u32(length - 1), ...u32(length)] });
    return length;
  };
  const footnotes = one(options.footnote, 2, 2, 3);
  let headers = 0;
  if (options.header !== undefined || options.footer !== undefined) {
    const story = (text: string | undefined): number => (text === undefined ? 0 : writer.story(text));
    const [top, bottom, last] = [story(options.header), story(options.footer), writer.story('')];
    headers = top + bottom + last;
    const edges = [0, 0, 0, 0, 0, 0, 0, 0, top, top, top + bottom, top + bottom, top + bottom, headers];
    tables.push({ place: 11, bytes: edges.flatMap(u32) });
  }
  const comments = one(options.comment, 4, 30, 5);
  let textBoxes = 0;
  if (options.textBox !== undefined) {
    textBoxes = writer.story(options.textBox, '');
    const edges = [0, textBoxes - 1, textBoxes];
    tables.push({ place: 56, bytes: [...edges.flatMap(u32), ...new Array(44).fill(0)] });
  }
  return { lengths: [main, footnotes, headers, 0, comments, 0, textBoxes], tables };
}

export function docStreams(options: DocOptions): { WordDocument: Uint8Array; '1Table': Uint8Array } {
  const writer = new Writer();
  for (const part of options.body) writer.add(part);
  const { lengths, tables } = stories(writer, options);
  const text = Buffer.from(writer.text, 'utf16le');
  const pagesAt = Math.ceil((TEXT_AT + text.length) / 512);
  const characters = propertyPages(writer.characters, 1, false);
  const paragraphs = propertyPages(writer.paragraphs, 13, true);
  const numbers = (from: number, count: number): number[] =>
    Array.from({ length: count }, (_, index) => from + index).flatMap(u32);
  tables.push({
    place: 12,
    bytes: [...characters.edges.flatMap(u32), ...numbers(pagesAt, characters.pages.length)],
  });
  tables.push({
    place: 13,
    bytes: [
      ...paragraphs.edges.flatMap(u32),
      ...numbers(pagesAt + characters.pages.length, paragraphs.pages.length),
    ],
  });
  const ends = [...writer.text.slice(0, lengths[0])].flatMap((char, at) => (char === '\f' ? [at + 1] : []));
  const sections = [0, ...ends, lengths[0] as number];
  tables.push({
    place: 6,
    bytes: [...sections.flatMap(u32), ...new Array((sections.length - 1) * 12).fill(0)],
  });
  const piece = [...u16(0), ...u32(options.pieceOffset ?? TEXT_AT), ...u16(0)];
  const pieces = [...u32(0), ...u32(writer.text.length), ...piece];
  tables.push({ place: 33, bytes: [2, ...u32(pieces.length), ...pieces] });
  if (options.list !== undefined) tables.push(...listTables(options.list));
  const fib = Buffer.alloc(TEXT_AT);
  fib.writeUInt16LE(options.magic ?? 0xa5ec, 0);
  fib.writeUInt16LE(options.version ?? 0xc1, 2);
  fib.writeUInt16LE(0x0200 | (options.flags ?? 0), 10);
  fib.writeUInt16LE(14, 32);
  fib.writeUInt16LE(22, 62);
  lengths.forEach((length, index) => fib.writeUInt32LE(length, 64 + (index + 3) * 4));
  fib.writeUInt16LE(TABLES, 152);
  const table: number[] = [];
  for (const { place, bytes, behind } of tables) {
    fib.writeUInt32LE(table.length, 154 + place * 8);
    fib.writeUInt32LE(bytes.length, 154 + place * 8 + 4);
    table.push(...bytes, ...(behind ?? []));
  }
  const gap = Buffer.alloc(pagesAt * 512 - TEXT_AT - text.length);
  return {
    WordDocument: Buffer.concat([fib, text, gap, ...characters.pages, ...paragraphs.pages]),
    '1Table': Uint8Array.from(table),
  };
}

export function doc(options: DocOptions): Uint8Array {
  return compoundFile(docStreams(options));
}

export function plainDoc(...texts: readonly string[]): Uint8Array {
  return doc({ body: texts.map((text) => ({ runs: [text] })) });
}

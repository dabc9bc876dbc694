/** The file information block at the head of a .doc (MS-DOC 2.5): what it is, how long its texts are, where tables lie. */
import { AppError } from '../../../../shared/errors.ts';
import type { CompoundFile } from './compound-file.ts';

/** Lengths in characters of the texts that follow each other in one run of characters. */
export interface Lengths {
  readonly main: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly macros: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly textBoxes: number;
}

export interface Word {
  /** The stream `WordDocument`. */
  readonly document: Uint8Array;
  readonly view: DataView;
  readonly data: Uint8Array | null;
  readonly lengths: Lengths;
  /** Bytes of a table named by its place in the block; empty where there is none. @throws AppError truncated */
  readonly table: (place: number) => DataView;
  /** What follows a table in its stream: some lists go on there without counting it. */
  readonly behindTable: (place: number) => DataView;
}

/** Places of tables in the list of offsets and lengths. */
export const TABLE = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  commentReferences: 4,
  commentTexts: 5,
  sections: 6,
  headerTexts: 11,
  characterPages: 12,
  paragraphPages: 13,
  pieces: 33,
  endnoteReferences: 46,
  endnoteTexts: 47,
  textBoxTexts: 56,
  lists: 73,
  listOverrides: 74,
} as const;

const WORD_97 = 0xa5ec;
const WORD_6 = 0xa5dc;
/** Lowest version number of Word 97. */
const FIRST_VERSION = 0xc1;
const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;

/** What a compound file is that holds no Word document, by its streams. */
const OTHERS: readonly (readonly [stream: string, what: string])[] = [
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
  ['__properties_version1.0', 'msg'],
  ['VisioDocument', 'vsd'],
  ['MatOST', 'works'],
  ['CONTENTS', 'works'],
  ['FileHeader', 'hwp'],
];

/** @throws AppError encrypted, unsupported */
function requireWord(file: CompoundFile): Uint8Array {
  if (file.names.has('EncryptedPackage')) throw new AppError('encrypted');
  const document = file.stream('WordDocument');
  if (document) return document;
  const other = OTHERS.find(([stream]) => file.names.has(stream));
  throw new AppError('unsupported', { what: other?.[1] ?? 'compound file' });
}

/** @throws AppError encrypted, unsupported (what: word-6 and others), damaged, truncated */
export function readFib(file: CompoundFile): Word {
  const document = requireWord(file);
  if (document.byteLength < 68) throw new AppError('truncated');
  const view = new DataView(document.buffer, document.byteOffset, document.byteLength);
  const magic = view.getUint16(0, true);
  const version = view.getUint16(2, true);
  if (magic === WORD_6 || (magic === WORD_97 && version < FIRST_VERSION))
    throw new AppError('unsupported', { what: 'word-6' });
  if (magic !== WORD_97) throw new AppError('damaged', { why: 'no Word document' });
  const flags = view.getUint16(10, true);
  if ((flags & ENCRYPTED) !== 0) throw new AppError('encrypted');
  const name = (flags & TABLE_1) === 0 ? '0Table' : '1Table';
  const tables = file.stream(name);
  if (!tables) throw new AppError('damaged', { why: `no ${name}` });
  const words = 34 + view.getUint16(32, true) * 2;
  const longs = words + 2;
  const places = longs + view.getUint16(words, true) * 4;
  if (places + 2 > document.byteLength) throw new AppError('truncated');
  const count = view.getUint16(places, true);
  const length = (index: number): number => Math.max(0, view.getInt32(longs + index * 4, true));
  const placeOf = (place: number): readonly [offset: number, size: number] => {
    const at = places + 2 + place * 8;
    if (place >= count || at + 8 > document.byteLength) return [0, 0];
    const [offset, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    if (size > 0 && offset + size > tables.byteLength) throw new AppError('truncated');
    return size === 0 ? [0, 0] : [offset, size];
  };
  const viewOf = (from: number, size: number): DataView =>
    new DataView(tables.buffer, tables.byteOffset + from, size);
  return {
    document,
    view,
    data: file.stream('Data'),
    lengths: {
      main: length(3),
      footnotes: length(4),
      headers: length(5),
      macros: length(6),
      comments: length(7),
      endnotes: length(8),
      textBoxes: length(9),
    },
    table: (place) => viewOf(...placeOf(place)),
    behindTable: (place) => {
      const [offset, size] = placeOf(place);
      return viewOf(offset + size, tables.byteLength - offset - size);
    },
  };
}

/** Character positions of a PLC: n + 1 of them, before n structures of `size` bytes. */
export function positions(plc: DataView, size: number): number[] {
  if (plc.byteLength < 4) return [];
  const count = Math.floor((plc.byteLength - 4) / (4 + size));
  return Array.from({ length: count + 1 }, (_, index) => plc.getUint32(index * 4, true));
}

/** Automatic numbers of a .doc (MS-DOC 2.9.131 ff.): list definitions, and counting on as paragraphs come. */
import { formatNumber } from '../flow/list-number.ts';
import { TABLE, type Word } from './fib.ts';

interface Level {
  readonly start: number;
  /** Name of OOXML's number format. */
  readonly format: string;
  /** Characters below 9 stand for the number of that level. */
  readonly text: string;
  readonly follow: string;
}

export interface Lists {
  /** The number a paragraph of this list (1-based) and level shows now; counts on. Empty for none. */
  readonly next: (list: number, level: number) => string;
}

const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};
const LIST_BYTES = 28;
const LEVEL_BYTES = 28;
const OVERRIDE_BYTES = 16;
const LEVELS = 9;
const MOST_LISTS = 10_000;

/** Reads one level at `at`; null where the stream ends. @returns the level and the offset behind it */
function readLevel(view: DataView, at: number): { readonly level: Level; readonly end: number } | null {
  if (at + LEVEL_BYTES + 2 > view.byteLength) return null;
  const text = at + LEVEL_BYTES + view.getUint8(at + 24) + view.getUint8(at + 25);
  if (text + 2 > view.byteLength) return null;
  const length = view.getUint16(text, true);
  const end = text + 2 + length * 2;
  if (end > view.byteLength) return null;
  const follow = view.getUint8(at + 15);
  return {
    level: {
      start: view.getInt32(at, true),
      format: FORMATS[view.getUint8(at + 4)] ?? 'decimal',
      text: new TextDecoder('utf-16le').decode(
        new Uint8Array(view.buffer, view.byteOffset + text + 2, length * 2),
      ),
      follow: follow === 2 ? '' : ' ',
    },
    end,
  };
}

/** Levels of every list by its id. */
function readDefinitions(word: Word): Map<number, Level[]> {
  const table = word.table(TABLE.lists);
  const levels = word.behindTable(TABLE.lists);
  const lists = new Map<number, Level[]>();
  const count = table.byteLength < 2 ? 0 : Math.min(MOST_LISTS, table.getUint16(0, true));
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const head = 2 + index * LIST_BYTES;
    if (head + LIST_BYTES > table.byteLength) break;
    const isSimple = (table.getUint8(head + 26) & 1) === 1;
    const own: Level[] = [];
    for (let level = 0; level < (isSimple ? 1 : LEVELS); level += 1) {
      const read = readLevel(levels, at);
      if (!read) return lists;
      own.push(read.level);
      at = read.end;
    }
    lists.set(table.getInt32(head, true), own);
  }
  return lists;
}

/** List ids in the order paragraphs name them by number, from 1. */
function readOverrides(word: Word): number[] {
  const table = word.table(TABLE.listOverrides);
  const count = table.byteLength < 4 ? 0 : Math.min(MOST_LISTS, table.getUint32(0, true));
  const ids: number[] = [];
  for (let at = 4; ids.length < count && at + OVERRIDE_BYTES <= table.byteLength; at += OVERRIDE_BYTES)
    ids.push(table.getInt32(at, true));
  return ids;
}

export function readLists(word: Word): Lists {
  const definitions = readDefinitions(word);
  const ids = readOverrides(word);
  const counters = new Map<number, number[]>();
  return {
    next: (list, level) => {
      const id = ids[list - 1] ?? 0;
      const levels = definitions.get(id);
      const own = levels?.[level];
      if (!levels || !own) return '';
      const counter = counters.get(id) ?? [];
      counters.set(id, counter);
      counter[level] = (counter[level] ?? own.start - 1) + 1;
      counter.length = level + 1;
      if (own.format === 'bullet') return '';
      const text = [...own.text]
        .map((char) => {
          const at = char.charCodeAt(0);
          if (at >= LEVELS) return char;
          return formatNumber(counter[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
        })
        .join('');
      return text === '' ? '' : `${text}${own.follow}`;
    },
  };
}

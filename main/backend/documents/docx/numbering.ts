/** `word/numbering.xml`: the automatic numbers Word shows and does not store in the text: （一）, 第一条, 1. */
import { toChineseNumeral } from '../../../../shared/text/numerals.ts';
import type { Caps } from '../limits.ts';
import { readXml } from '../xml.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
}

export interface Numbering {
  /** The number a paragraph of this list and level shows now; counts on. Empty for none. */
  readonly next: (listId: string, level: number) => string;
}

const LARGEST_NUMBER = 9999;

function roman(value: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let out = '';
  for (const [unit, letters] of parts) {
    while (rest >= unit) {
      out += letters;
      rest -= unit;
    }
  }
  return out;
}

function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function formatNumber(value: number, format: string): string {
  if (value < 0 || value > LARGEST_NUMBER) return String(value);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return toChineseNumeral(value);
    case 'chineseLegalSimplified':
      return [...toChineseNumeral(value)]
        .map((char) => '零壹贰叁肆伍陆柒捌玖'.charAt('零一二三四五六七八九'.indexOf(char)) || char)
        .join('');
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'.charAt(value - 1);
    case 'ideographZodiac':
      return '子丑寅卯辰巳午未申酉戌亥'.charAt(value - 1);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value);
    case 'decimalFullWidth':
      return [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'none':
      return '';
    default:
      return String(value);
  }
}

interface NumberingPart {
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly lists: ReadonlyMap<string, { abstractId: string; starts: ReadonlyMap<number, number> }>;
}

function readPart(bytes: Uint8Array, caps: Caps): NumberingPart {
  const levels = new Map<string, Map<number, Level>>();
  const lists = new Map<string, { abstractId: string; starts: Map<number, number> }>();
  let abstractId: string | null = null;
  let listId: string | null = null;
  let level = 0;
  readXml(bytes, caps, {
    open: ({ local, attribute }) => {
      const value = attribute('val') ?? '';
      if (local === 'abstractNum') {
        abstractId = attribute('abstractNumId') ?? '';
        levels.set(abstractId, new Map());
      } else if (local === 'num') {
        listId = attribute('numId') ?? '';
        lists.set(listId, { abstractId: '', starts: new Map() });
      } else if (local === 'abstractNumId' && listId !== null) {
        const list = lists.get(listId);
        if (list) list.abstractId = value;
      } else if (local === 'lvl' || local === 'lvlOverride') {
        level = Number(attribute('ilvl') ?? 0);
        if (local === 'lvl' && abstractId !== null) {
          levels.get(abstractId)?.set(level, { start: 1, format: 'decimal', text: '', suffix: 'tab' });
        }
      } else if (local === 'startOverride' && listId !== null)
        lists.get(listId)?.starts.set(level, Number(value));
      else if (abstractId !== null) {
        const own = levels.get(abstractId)?.get(level);
        if (!own) return;
        if (local === 'start') own.start = Number(value) || 0;
        else if (local === 'numFmt') own.format = value;
        else if (local === 'lvlText') own.text = value;
        else if (local === 'suff') own.suffix = value;
      }
    },
    close: (local) => {
      if (local === 'abstractNum') abstractId = null;
      if (local === 'num') listId = null;
    },
  });
  return { levels, lists };
}

export function readNumbering(bytes: Uint8Array | null, caps: Caps): Numbering {
  if (bytes === null) return { next: () => '' };
  const { levels, lists } = readPart(bytes, caps);
  const counters = new Map<string, number[]>();
  return {
    next: (listId, level) => {
      const list = lists.get(listId);
      const definition = list ? levels.get(list.abstractId) : undefined;
      const own = definition?.get(level);
      if (!list || !definition || !own) return '';
      const counter = counters.get(list.abstractId) ?? [];
      counters.set(list.abstractId, counter);
      const startOf = (n: number): number => list.starts.get(n) ?? definition.get(n)?.start ?? 1;
      counter[level] = counter[level] === undefined ? startOf(level) : counter[level] + 1;
      counter.length = level + 1;
      if (own.format === 'bullet') return '';
      const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        return formatNumber(counter[at] ?? startOf(at), definition.get(at)?.format ?? 'decimal');
      });
      return text === '' ? '' : `${text}${own.suffix === 'nothing' ? '' : ' '}`;
    },
  };
}

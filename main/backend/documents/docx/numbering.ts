/** `word/numbering.xml`: the automatic numbers Word shows and does not store in the text: （一）, 第一条, 1. */
import { formatNumber } from '../flow/list-number.ts';
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

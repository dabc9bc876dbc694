/** The order in which people number files: 2 before 10, （二） before （十）. */
import { fold } from './fold.ts';
import { readWholeNumber } from './numerals.ts';

function parts(text: string): (string | number)[] {
  return fold(text)
    .split(
      /(\d+|\([一二三四五六七八九十百]+\)|第[一二三四五六七八九十百]+|^[一二三四五六七八九十]+(?=[、,.]))/,
    )
    .filter((part) => part !== '')
    .map((part) =>
      /^\d+$/.test(part) ? Number(part) : (readWholeNumber(part.replace(/[()第]/g, '')) ?? part),
    );
}

/** Compares two file names or paths. A total order: equal keys fall back to code units. */
export function compareNaturally(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const x = left[i] as string | number;
    const y = right[i] as string | number;
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    if (typeof x === 'number') return -1;
    if (typeof y === 'number') return 1;
    return x < y ? -1 : 1;
  }
  if (left.length !== right.length) return left.length - right.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

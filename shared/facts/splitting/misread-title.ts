/** Titles that OCR misread in a character or two: compared with the titles the document types give as examples. */
import { fold } from '../../text/fold.ts';
import { bareTitle, type Classification } from '../classify.ts';
import type { Vocabulary } from '../vocabulary.ts';

interface KnownTitle {
  readonly code: string;
  readonly title: string;
  readonly chars: ReadonlySet<string>;
}

/** Characters that may be misread: a short title one letter off is often another title. */
function tolerance(length: number): number {
  return length >= 9 ? 2 : length >= 5 ? 1 : 0;
}

const compiled = new WeakMap<Vocabulary, readonly KnownTitle[]>();

function knownTitles(vocabulary: Vocabulary): readonly KnownTitle[] {
  let known = compiled.get(vocabulary);
  if (known === undefined) {
    known = vocabulary.types.flatMap(({ code, patterns, examples }) =>
      patterns.length === 0
        ? []
        : examples.map((example) => {
            const title = bareTitle(fold(example).replace(/\s+/g, ''));
            return { code, title, chars: new Set(title) };
          }),
    );
    compiled.set(vocabulary, known);
  }
  return known;
}

/** Edits between two short texts, or anything above `most` as soon as it is passed. */
function edits(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

/**
 * The kind whose title a line is, but for a misread character or two; null when two kinds are equally near.
 * @param line folded, without white space
 */
export function misreadTitle(line: string, vocabulary: Vocabulary): Classification | null {
  const bare = bareTitle(line);
  const most = tolerance(bare.length);
  if (most === 0 || /[:;.!?]/.test(bare)) return null;
  let best: { code: string; title: string; cost: number } | null = null;
  let isTied = false;
  for (const { code, title, chars } of knownTitles(vocabulary)) {
    if (Math.abs(title.length - bare.length) > most) continue;
    let common = 0;
    for (const char of bare) if (chars.has(char)) common += 1;
    if (common < bare.length - most) continue;
    const cost = edits(bare, title, most);
    if (cost > most) continue;
    if (best === null || cost < best.cost) {
      best = { code, title, cost };
      isTied = false;
    } else if (cost === best.cost && code !== best.code) isTied = true;
  }
  if (best === null || isTied) return null;
  return { code: best.code, title: best.title, confidence: 0.75 - 0.1 * (best.cost - 1), from: 'likeness' };
}

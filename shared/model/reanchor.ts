/**
 * Finds an anchor's passage again on a page that reads differently now: re-read by OCR, or corrected by hand. Below
 * the floor nothing is moved; a person has to look.
 */
import { compact, toCompact, toSource } from '../text/compact.ts';
import { fold } from '../text/fold.ts';
import { type Anchor, anchorAt, textHash } from './anchor.ts';
import type { Page } from './page.ts';

export interface Reanchored {
  /** Where the passage stands now; as it was when it was not found for sure. */
  readonly anchor: Anchor;
  /** 0–1. */
  readonly score: number;
  readonly isSure: boolean;
}

/** The words themselves weigh most, then those around them; the place only decides between equals. */
const WEIGHTS = { quote: 50, around: 20, place: 2 } as const;
/** Half the words around a passage lost is still the passage; all of them lost is another place with the same words. */
const FLOOR = 0.75;
/** Two places closer than this in score are told apart by nobody. */
const CLEAR_LEAD = 0.015;
/** Longest quote that is looked for with misread characters in it: the search takes its length times the page's. */
const LONGEST_FUZZY = 400;

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Share of the quote found here, 0–1. */
  readonly likeness: number;
}

/** How alike two short texts are, 1 for the same: 1 − edits ÷ length. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? longest) / longest;
}

function exactPlaces(text: string, quote: string): Candidate[] {
  const places: Candidate[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    places.push({ start: at, end: at + quote.length, likeness: 1 });
  return places;
}

function figuresOf(text: string): string {
  return text.replace(/[^0-9零〇一二三四五六七八九十百千万亿]/g, '');
}

/** The passage most like the quote (Sellers: edit distance with a free start), each column carrying where it began. */
function likestPlace(text: string, quote: string): Candidate[] {
  if (quote.length > LONGEST_FUZZY) return [];
  let cost = Array.from({ length: quote.length + 1 }, (_, i) => i);
  let from = new Array<number>(quote.length + 1).fill(0);
  let best = { cost: quote.length, start: 0, end: 0 };
  for (let j = 1; j <= text.length; j += 1) {
    const nextCost = [0];
    const nextFrom = [j];
    for (let i = 1; i <= quote.length; i += 1) {
      const change = (cost[i - 1] ?? 0) + (quote[i - 1] === text[j - 1] ? 0 : 1);
      const drop = (nextCost[i - 1] ?? 0) + 1;
      const skip = (cost[i] ?? 0) + 1;
      const least = Math.min(change, drop, skip);
      nextCost.push(least);
      nextFrom.push((least === change ? from[i - 1] : least === skip ? from[i] : nextFrom[i - 1]) ?? j);
    }
    cost = nextCost;
    from = nextFrom;
    const last = cost[quote.length] ?? quote.length;
    if (last < best.cost) best = { cost: last, start: from[quote.length] ?? 0, end: j };
  }
  // Another date or amount is another statement, however alike it looks.
  const isSameFigures = figuresOf(text.slice(best.start, best.end)) === figuresOf(quote);
  return best.end > best.start && isSameFigures
    ? [{ start: best.start, end: best.end, likeness: 1 - best.cost / quote.length }]
    : [];
}

/**
 * Finds the passage on the page as it reads now.
 * @param page null when the page is no longer there
 */
export function reanchor(page: Page | null, anchor: Anchor): Reanchored {
  const lost = { anchor, score: 0, isSure: false };
  if (page === null) return lost;
  if (textHash(page.text) === anchor.textHash) return { anchor, score: 1, isSure: true };
  const compacted = compact(fold(page.text));
  const [quote, prefix, suffix] = [anchor.quote, anchor.prefix, anchor.suffix].map(
    (text) => compact(fold(text)).text,
  ) as [string, string, string];
  if (quote === '') return lost;
  const text = compacted.text;
  const place = toCompact(compacted, Math.min(anchor.start, page.text.length));
  const score = (found: Candidate): number => {
    const before = text.slice(Math.max(0, found.start - prefix.length), found.start);
    const after = text.slice(found.end, found.end + suffix.length);
    const near = 1 - Math.abs(found.start - place) / Math.max(1, text.length);
    const around = WEIGHTS.around * (likeness(prefix, before) + likeness(suffix, after));
    const sum = WEIGHTS.quote * found.likeness + around + WEIGHTS.place * near;
    return sum / (WEIGHTS.quote + 2 * WEIGHTS.around + WEIGHTS.place);
  };
  const exact = exactPlaces(text, quote);
  const ranked = (exact.length > 0 ? exact : likestPlace(text, quote))
    .map((found) => ({ found, score: score(found) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best) return lost;
  const isSure = best.score >= FLOOR && best.score - (second?.score ?? 0) >= CLEAR_LEAD;
  if (!isSure) return { anchor, score: best.score, isSure };
  const { start, end } = toSource(compacted, best.found.start, best.found.end);
  return { anchor: anchorAt(page, anchor.documentId, anchor.fileId, start, end), score: best.score, isSure };
}

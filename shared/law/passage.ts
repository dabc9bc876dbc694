/**
 * The words around a citation that say what it is cited for: from the citation before it (or the start of the
 * sentence) to the citation after it (or the end of the sentence, or of the quotation that follows).
 */
import type { Citation } from './citation.ts';

const BEFORE_LIMIT = 120;
const AFTER_LIMIT = 160;
const QUOTED_LIMIT = 400;
/** From so many citations in one sentence on, what the sentence goes on to order says nothing of a single one. */
const CROWDED = 4;
const OPERATIVE_PART = /(?:判决|裁定|决定|处罚|处理)如下/;
const SENTENCE_END = /[。；;！？\n]/;

export interface Passage {
  readonly before: string;
  readonly after: string;
}

/**
 * Citations that share a group share the words around the whole group.
 * @param formulas set phrases to leave out
 */
export function passageOf(
  text: string,
  citations: readonly Citation[],
  index: number,
  formulas: readonly string[],
): Passage {
  const own = citations[index];
  if (!own) return { before: '', after: '' };
  let first = index;
  while (citations[first - 1]?.group === own.group) first -= 1;
  let last = index;
  while (citations[last + 1]?.group === own.group) last += 1;
  const start = citations[first]?.start ?? own.start;
  const end = citations[last]?.end ?? own.end;
  const before = beforeOf(text, start, citations[first - 1]?.end ?? 0);
  const after = afterOf(text, end, citations[last + 1]?.start ?? text.length);
  const operative = isCrowded(text, citations, index) ? after.search(OPERATIVE_PART) : -1;
  return {
    before: withoutFormulas(before, formulas),
    after: withoutFormulas(operative < 0 ? after : after.slice(0, operative), formulas),
  };
}

function isCrowded(text: string, citations: readonly Citation[], index: number): boolean {
  const own = citations[index];
  if (!own) return false;
  const floor = text.lastIndexOf('。', own.start);
  return citations.filter((other) => other.start > floor && other.start <= own.start).length >= CROWDED;
}

/** A space in place of each set phrase keeps its neighbours from forming a pair. */
function withoutFormulas(text: string, formulas: readonly string[]): string {
  let out = text.replace(/\s+/g, '');
  for (const formula of formulas) out = out.replaceAll(formula, '｜');
  return out;
}

function beforeOf(text: string, start: number, floor: number): string {
  const window = text.slice(Math.max(floor, start - BEFORE_LIMIT), start);
  const cut = Math.max(...['。', '；', ';', '！', '？'].map((mark) => window.lastIndexOf(mark)));
  return window.slice(cut + 1);
}

function afterOf(text: string, end: number, ceiling: number): string {
  const quote = /^[^。；\n]{0,12}[：:]?\s*[“"]/.exec(text.slice(end, end + 24));
  if (quote) {
    const close = text.slice(end + quote[0].length, end + quote[0].length + QUOTED_LIMIT).search(/[”"]/);
    if (close >= 0) return text.slice(end, end + quote[0].length + close);
  }
  const window = text.slice(end, Math.min(ceiling, end + AFTER_LIMIT));
  const cut = window.search(SENTENCE_END);
  return cut < 0 ? window : window.slice(0, cut);
}

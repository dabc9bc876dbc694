/**
 * The words around a citation that say what it is cited for: from the citation before it (or the start of the
 * sentence) to the citation after it (or the end of the sentence, or of the quotation that follows).
 */
import type { CivilDate } from '../model/civil-date.ts';
import { type ArticleKey, articleKey } from './articles.ts';
import type { Citation } from './citation.ts';

const BEFORE_LIMIT = 120;
const AFTER_LIMIT = 160;
const QUOTED_LIMIT = 400;
/** From so many citations in one sentence on, what the sentence goes on to order says nothing of a single one. */
const CROWDED = 4;
const OPERATIVE_PART = /(?:判决|裁定|决定|处罚|处理)如下/;
/** A line break is none: in a printed page sentences run over it. */
const SENTENCE_END = /[。；;！？]/;

interface Passage {
  readonly before: string;
  readonly after: string;
}

/**
 * Citations that share a group share the words around the whole group.
 * @param formulas set phrases to leave out
 */
function passageOf(
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
  let last = index;
  while (citations[last + 1]?.start === own.start) last += 1;
  // Citations stand in order, so that the one CROWDED - 1 places before tells.
  return (citations[last - CROWDED + 1]?.start ?? -1) > floor;
}

const FORMULA_PATTERNS = new WeakMap<readonly string[], RegExp>();

function formulaPattern(formulas: readonly string[]): RegExp {
  const known = FORMULA_PATTERNS.get(formulas);
  if (known) return known;
  const longestFirst = formulas.toSorted((a, b) => b.length - a.length);
  const escaped = longestFirst.map((formula) => formula.replace(/[\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(escaped.join('|'), 'g');
  FORMULA_PATTERNS.set(formulas, pattern);
  return pattern;
}

/** A mark in place of each set phrase keeps its neighbours from forming a pair. */
function withoutFormulas(text: string, formulas: readonly string[]): string {
  const bare = text.replace(/\s+/g, '');
  return formulas.length === 0 ? bare : bare.replace(formulaPattern(formulas), '｜');
}

/** A citation with its own 依照 begins a clause of its own. */
const INTRODUCED = /(?:依照|根据|依据|按照)$/;

function beforeOf(text: string, start: number, floor: number): string {
  const window = text.slice(Math.max(floor, start - BEFORE_LIMIT), start);
  const cut = Math.max(...['。', '；', ';', '！', '？'].map((mark) => window.lastIndexOf(mark)));
  // 依照A的规定告知听证，依照B…: up to the first comma it is A that the words are cited for.
  const follows = cut < 0 && floor > 0 && floor >= start - BEFORE_LIMIT && INTRODUCED.test(window.trimEnd());
  return window.slice((follows ? window.indexOf('，') : cut) + 1);
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

/** Citations that share a group stand side by side. */
function groupOf(citations: readonly Citation[], index: number): readonly Citation[] {
  const group = citations[index]?.group;
  let first = index;
  while (citations[first - 1]?.group === group) first -= 1;
  let end = index + 1;
  while (end < citations.length && citations[end]?.group === group) end += 1;
  return citations.slice(first, end);
}

/** The text around a citation, in the widths the rules need. */
export interface Surroundings {
  readonly passage: Passage;
  /** The sentence the citation stands in. */
  readonly sentence: string;
  /** What stands before it, over sentence borders. */
  readonly preceding: string;
  readonly nearby: string;
  /** Other articles of the same law cited in the same enumeration. */
  readonly companions: readonly ArticleKey[];
}

const NEARBY = 400;
const PRECEDING = 160;

/** What stands around the citation at `index`. @param formulas set phrases to leave out of the passage */
export function surroundingsOf(
  text: string,
  citations: readonly Citation[],
  index: number,
  formulas: readonly string[],
): Surroundings {
  const citation = citations[index] as Citation;
  const from = Math.max(text.lastIndexOf('。', citation.start), text.lastIndexOf('；', citation.start)) + 1;
  const stop = text.slice(citation.end).search(/[。；]/);
  return {
    passage: passageOf(text, citations, index, formulas),
    sentence: text.slice(
      Math.max(from, citation.start - NEARBY),
      stop < 0 ? citation.end + NEARBY : citation.end + Math.min(stop, NEARBY),
    ),
    preceding: text.slice(Math.max(0, citation.start - PRECEDING), citation.start),
    nearby: text.slice(Math.max(0, citation.start - NEARBY), citation.end + NEARBY),
    companions: groupOf(citations, index)
      .filter((other) => other !== citation && other.lawId === citation.lawId)
      .map((other) => articleKey(other.article, other.articleSub)),
  };
}

const QUOTED_TITLE = /《[^《》]{2,30}(?:书|函|单|表|笔录|报告|决定)》/g;
const PAPER_DAY = /(\d{4})年(\d{1,2})月(\d{1,2})日/;
const PAPER_YEAR = /[〔［[(（](\d{4})[〕］\])）]/;
const PAPER_REACH = 60;

/**
 * True when what stands before a citation names a paper of a day before `from`, with its number or day: then the
 * citation may be that paper's own: 《责令改正通知书》（…〔2021〕12号，2021年3月18日）.
 */
export function quotesEarlierPaper(preceding: string, from: CivilDate | null): boolean {
  if (from === null) return false;
  return [...preceding.matchAll(QUOTED_TITLE)].some((match) => {
    const behind =
      preceding
        .slice(match.index + match[0].length, match.index + match[0].length + PAPER_REACH)
        .split(/[。；]/)[0] ?? '';
    const day = PAPER_DAY.exec(behind);
    if (day) return `${day[1]}-${(day[2] ?? '').padStart(2, '0')}-${(day[3] ?? '').padStart(2, '0')}` < from;
    const year = PAPER_YEAR.exec(behind);
    return year !== null && `${year[1]}-12-31` < from;
  });
}

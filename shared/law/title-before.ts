/**
 * Which law stands before an article reference: a title in 《》 (nested, unbalanced, with a version or short-name
 * note behind it), a known name without marks, a local regulation without marks, 本法/该条例 — or a contract.
 * Works on compact text and looks leftwards only.
 */
import type { VersionNote } from './citation.ts';
import type { LawName, Lexicon } from './lexicon.ts';
import type { CitationWords } from './words.ts';

export type LawBefore =
  | {
      readonly kind: 'statute';
      readonly start: number;
      readonly surface: string;
      readonly law: LawName | null;
      readonly note: VersionNote | null;
    }
  | {
      readonly kind: 'anaphor';
      readonly start: number;
      readonly word: string;
      readonly ending: string;
      readonly note: VersionNote | null;
    }
  | { readonly kind: 'contract'; readonly start: number };

/** What a short name was defined to mean in this text. */
export type Definitions = ReadonlyMap<
  string,
  { readonly surface: string; readonly law: LawName | null } | 'contract'
>;

export interface TitleContext {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly words: CitationWords;
  readonly definitions: Definitions;
}

const OPEN = '《〈＜<﹤';
const CLOSE = '》〉＞>﹥';
const LONGEST_TITLE = 120;
const LONGEST_NOTE = 70;
const FILLER = /(?:的|中的|中|之|里的|内的|[：:，,])$/;
const CHAPTER = /第[〇零一二三四五六七八九十\d]{1,4}[章节编](?:第[〇零一二三四五六七八九十\d]{1,4}节)?$/;
const YEARS = /((?:19|20)\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})年?/g;

/** The start of the title that closes right before `end`, nesting counted; -1 when it never opens. */
export function openingOf(text: string, end: number): number {
  let depth = 0;
  const floor = Math.max(0, end - LONGEST_TITLE);
  for (let i = end - 1; i >= floor; i -= 1) {
    const char = text.charAt(i);
    if (CLOSE.includes(char)) depth += 1;
    else if (OPEN.includes(char)) {
      depth -= 1;
      if (depth === 0) {
        const isOuter = char === '《' || !OPEN.includes(text.charAt(i - 1));
        return isOuter ? i : i - 1;
      }
    } else if (char === '。' || char === '；') return -1;
  }
  return -1;
}

/** What kind of paper a title names. */
export function classifyTitle(
  title: string,
  words: CitationWords,
  lexicon: Lexicon,
): 'statute' | 'contract' | 'other' {
  if (lexicon.find(title)) return 'statute';
  const bare = title.replace(/[》〉＞>﹥”"]+$/, '').replace(/[(（][^)）]{1,12}[)）]$/, '');
  if (words.organisationMarks.some((mark) => bare.includes(mark))) return 'contract';
  if (words.contractEndings.some((ending) => bare.endsWith(ending))) return 'contract';
  if (words.statuteEndings.some((ending) => bare.endsWith(ending))) return 'statute';
  if (bare.includes('关于') && words.noticeEndings.some((ending) => bare.endsWith(ending))) return 'statute';
  return 'other';
}

function versionNote(note: string): VersionNote | null {
  if (/修订前|修正前|修改前|旧法|原法/.test(note)) return { year: null, wording: 'former' };
  // A history names every version; the last is the one meant: （1996年…通过，2021年…修订）.
  const year = [...note.matchAll(YEARS)].at(-1);
  if (!year || !/修正|修订|修改|版|年\)?$|施行|制定|公布|颁布/.test(note)) return null;
  const value = (year[1] ?? '').replace(/[〇零○一二三四五六七八九]/g, (char) =>
    char === '○' ? '0' : String('〇一二三四五六七八九'.indexOf(char === '零' ? '〇' : char)),
  );
  return { year: Number(value), wording: 'year' };
}

/** A version named before the title: 修订前的《…》, 2017年修正的《…》, 原《…》. */
function noteBefore(text: string, start: number): VersionNote | null {
  const left = text.slice(Math.max(0, start - 16), start);
  if (/(?:修订前|修正前|修改前|旧)的?$/.test(left) || /(?:^|[，。、；的依照据])原$/.test(left)) {
    return { year: null, wording: 'former' };
  }
  const year = /((?:19|20)\d{2})年?(?:修正|修订|修改|版|公布|施行)?后?的?$/.exec(left);
  return year && /修正|修订|修改|版|公布|施行|年的?$/.test(year[0])
    ? { year: Number(year[1]), wording: 'year' }
    : null;
}

/** Skips 的, ：, chapter names and bracketed notes leftwards. @returns where the law's name must end */
function skipNotes(text: string, from: number): { end: number; note: VersionNote | null } {
  let end = from;
  let note: VersionNote | null = null;
  for (let guard = 0; guard < 6; guard += 1) {
    // Looked at one character first: this runs for every 第…条 of a text.
    if (!'章节编的中之：:，,）)'.includes(text.charAt(end - 1))) break;
    const left = text.slice(Math.max(0, end - LONGEST_NOTE), end);
    const chapter = CHAPTER.exec(left);
    const filler = FILLER.exec(left);
    if (chapter) end -= chapter[0].length;
    else if (/[)）]$/.test(left)) {
      const open = Math.max(left.lastIndexOf('（'), left.lastIndexOf('('));
      if (open < 0) break;
      const inside = left.slice(open);
      if (/^[(（][一二三四五六七八九十试暂][一二三四五六七八九十行]?[)）]$/.test(inside)) break;
      note ??= versionNote(inside);
      end -= left.length - open;
    } else if (filler && /[》〉＞>﹥)）法例定释则法]$/.test(left.slice(0, -filler[0].length)))
      end -= filler[0].length;
    else break;
  }
  return { end, note };
}

const AFTER_TITLE =
  /^(?:的|若干问题的|有关问题的|时间效力的)*(?:司法解释|解释|若干规定|规定|决定|意见|批复|实施条例|实施细则|实施办法|办法|条例|细则)(?:[(（](?:[一二三四五六七八九十]{1,3}|试行)[)）])?$/;

/** 最高人民法院关于适用《…》的解释 and 《…》实施条例: the marks hold only a part of the title. */
function splitTitle(context: TitleContext, end: number): { start: number; title: string } | null {
  const { text, words } = context;
  const window = text.slice(Math.max(0, end - 34), end);
  const close = Math.max(...[...CLOSE].map((char) => window.lastIndexOf(char)));
  if (close < 0 || !AFTER_TITLE.test(window.slice(close + 1))) return null;
  const closeAt = end - window.length + close;
  const open = openingOf(text, closeAt + 1);
  if (open < 0) return null;
  const before = text.slice(Math.max(0, open - 60), open);
  const about = before.lastIndexOf('关于');
  let start = open;
  if (about >= 0 && before.length - about <= 12) start = open - (before.length - about);
  for (let changed = start !== open; changed; ) {
    changed = false;
    for (const issuer of words.issuers) {
      const left = text.slice(0, start).replace(/[、和及]$/, '');
      if (left.endsWith(issuer)) {
        start = left.length - issuer.length;
        changed = true;
      }
    }
  }
  return { start, title: text.slice(start, end) };
}

/** 江苏省道路交通安全条例第…: a local regulation or an interpretation without marks. */
function unmarkedTitle(context: TitleContext, end: number): { start: number; title: string } | null {
  const { text, words } = context;
  const window = text.slice(Math.max(0, end - 45), end);
  if (!/(?:条例|办法|规定|细则|解释|规则|意见)(?:[(（][一二三四五六七八九十试行]{1,3}[)）])?$/.test(window))
    return null;
  const cut = Math.max(
    ...[...'。，、；：“”《》〈〉()（）,;:'].map((mark) => window.slice(0, -4).lastIndexOf(mark)),
  );
  let title = window.slice(cut + 1);
  for (let changed = true; changed; ) {
    changed = false;
    for (const lead of words.titleLeads) {
      if (title.startsWith(lead) && title.length - lead.length >= 4) {
        title = title.slice(lead.length);
        changed = true;
      }
    }
  }
  const region = new RegExp(`^[\\u4e00-\\u9fff]{2,8}(?:${words.regionEndings.join('|')})`);
  const isNamed =
    region.test(title) ||
    title.startsWith('中华人民共和国') ||
    words.issuers.some((i) => title.startsWith(i));
  if (!isNamed || title.length < 6) return null;
  return { start: end - title.length, title };
}

function marked(context: TitleContext, end: number, note: VersionNote | null): LawBefore | null {
  const { text, lexicon, words, definitions } = context;
  const open = openingOf(text, end);
  if (open < 0) return named(context, end - 1, note);
  const surface = text.slice(open + 1, end - 1);
  const defined = definitions.get(surface);
  if (defined === 'contract') return { kind: 'contract', start: open };
  if (defined && !lexicon.find(surface)) return { kind: 'statute', start: open, ...defined, note };
  const kind = classifyTitle(surface, words, lexicon);
  if (kind !== 'statute') return { kind: 'contract', start: open };
  const law = lexicon.find(surface) ?? lexicon.findDistorted(surface);
  return { kind: 'statute', start: open, surface, law, note: note ?? noteBefore(text, open) };
}

/** A known or defined name without marks that ends at `end`. */
function named(context: TitleContext, end: number, note: VersionNote | null): LawBefore | null {
  const { text, lexicon, words, definitions } = context;
  const found = lexicon.endingAt(text, end);
  const local = unmarkedTitle(context, end);
  if (local && (!found || local.start < found.start)) {
    return {
      kind: 'statute',
      start: local.start,
      surface: local.title,
      law: lexicon.find(local.title),
      note,
    };
  }
  for (const [name, defined] of definitions) {
    if (!text.startsWith(name, end - name.length) || (found && end - found.start > name.length)) continue;
    const start = end - name.length;
    if (defined === 'contract') return { kind: 'contract', start };
    return { kind: 'statute', start, ...defined, note };
  }
  if (found) {
    let { start } = found;
    const left = text.charAt(start - 1);
    if (OPEN.includes(left) && left !== '') start -= 1;
    const surface = text.slice(found.start, end);
    return { kind: 'statute', start, surface, law: found.law, note: note ?? noteBefore(text, start) };
  }
  if (words.contractEndings.some((ending) => text.startsWith(ending, end - ending.length))) {
    return { kind: 'contract', start: end - 2 };
  }
  return null;
}

interface Pointer {
  readonly ending: string;
  readonly word: string;
}

/** Words that point back by their last character: asked for every 第…条 of a text. */
const POINTERS = new WeakMap<CitationWords, ReadonlyMap<string, readonly Pointer[]>>();

function pointersEndingIn(last: string, words: CitationWords): readonly Pointer[] {
  let byLast = POINTERS.get(words);
  if (!byLast) {
    const all = Object.entries(words.anaphora).flatMap(([ending, list]) =>
      list.map((word) => ({ ending, word })),
    );
    byLast = new Map(
      all.map(({ word }) => [word.slice(-1), all.filter((other) => other.word.endsWith(word.slice(-1)))]),
    );
    POINTERS.set(words, byLast);
  }
  return byLast.get(last) ?? [];
}

function anaphor(context: TitleContext, end: number): LawBefore | null {
  for (const { ending, word } of pointersEndingIn(context.text.charAt(end - 1), context.words)) {
    if (!context.text.startsWith(word, end - word.length)) continue;
    const start = end - word.length;
    return { kind: 'anaphor', start, word, ending, note: noteBefore(context.text, start) };
  }
  return null;
}

/** The law named right before `at`; null when nothing that could own articles stands there. */
export function lawBefore(context: TitleContext, at: number): LawBefore | null {
  const { text } = context;
  const { end, note } = skipNotes(text, at);
  if (end <= 0) return null;
  const pointing = context.lexicon.endingAt(text, end) ? null : anaphor(context, end);
  if (pointing) return pointing;
  const split = splitTitle(context, end);
  if (split) {
    const law = context.lexicon.find(split.title);
    return { kind: 'statute', start: split.start, surface: split.title, law, note };
  }
  const last = text.charAt(end - 1);
  if (CLOSE.includes(last)) return marked(context, end, note);
  if (/[”"’]/.test(last) && CLOSE.includes(text.charAt(end - 2))) return marked(context, end - 1, note);
  return named(context, end, note);
}

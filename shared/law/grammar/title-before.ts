/**
 * Which law stands before an article reference: a title in 《》 (nested, unbalanced, with a version or short-name
 * note behind it), a known name without marks, a local regulation without marks, 本法/该条例 — or a contract.
 * Works on compact text and looks leftwards only.
 */
import type { VersionNote } from '../citation.ts';
import type { LawName, Lexicon } from '../lexicon.ts';
import type { CitationWords } from '../words.ts';

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
      /** True for 《条例》: a title of its own where nothing named before fits. */
      readonly isTitle: boolean;
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
const LONGEST_NOTE = 300;
const REACH = 40;
/** （二） and （试行） belong to the title. */
const PART_OF_TITLE = /^[(（](?:[一二三四五六七八九十]{1,3}|试行|暂行)[)）]$/;
const AFTER_A_NAME = /[》〉＞>﹥)）法例定释则”"编章节号]$/;
const FILLER = /(?:的|中的|中|之|里的|内的|[：:，,])$/;
const PART = '[〇零一二三四五六七八九十百\\d]{1,4}(?:分?编|[章节])';
/** 第三编第一章; 第三编合同; 合同编; 总则 — between a law and its article. */
const CHAPTER = new RegExp(`(?:第${PART}){1,3}[\\u4e00-\\u9fff、]{0,16}$`);
const NAMED_PART = /(?<=[》〉”"法典])(?:[\u4e00-\u9fff]{1,6}编(?:通则)?|总则|分则|附则)$/;
const ENDS_PART = /[编章节则]/;
/** 《行政处罚法》2021年修订版第九条 */
const BARE_NOTE = /(?<=[》〉])(?:19|20)\d{2}年?(?:第?[一二三四五]次)?(?:修正|修订|修改)?(?:版|本|文本)?$/;
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
  if (!year || !/修正|修订|修改|版|年[)）]?$|^.\d{4}.$|施行|制定|公布|颁布/.test(note)) return null;
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

/** The bracket that opens the note which closes right before `end`; -1 when none does. */
function openingOfNote(text: string, end: number): number {
  let depth = 0;
  for (let i = end - 1; i >= Math.max(0, end - LONGEST_NOTE); i -= 1) {
    const char = text.charAt(i);
    if (char === '）' || char === ')') depth += 1;
    else if (char === '（' || char === '(') depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}

/** Skips 的, ：, chapter names and bracketed notes leftwards. @returns where the law's name must end */
function skipNotes(text: string, from: number): { end: number; note: VersionNote | null } {
  let end = from;
  let note: VersionNote | null = null;
  for (let guard = 0; guard < 6; guard += 1) {
    // Looked at one character or a few first: this runs for every 第…条 of a text.
    const last = text.charAt(end - 1);
    if (last === '）' || last === ')') {
      const open = openingOfNote(text, end);
      const inside = open < 0 ? '' : text.slice(open, end);
      if (inside === '' || PART_OF_TITLE.test(inside)) break;
      note ??= versionNote(inside);
      end = open;
      continue;
    }
    const left = text.slice(Math.max(0, end - REACH), end);
    const filler = '的中之：:，,'.includes(last) ? FILLER.exec(left) : null;
    if (filler && AFTER_A_NAME.test(left.slice(0, -filler[0].length))) {
      end -= filler[0].length;
      continue;
    }
    const part = ENDS_PART.test(left) ? (CHAPTER.exec(left) ?? NAMED_PART.exec(left)) : null;
    const bare = part ?? (left.includes('》') ? BARE_NOTE.exec(left) : null);
    if (!bare) break;
    if (part === null) note ??= { year: Number(bare[0].slice(0, 4)), wording: 'year' };
    end -= bare[0].length;
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

const UNMARKED = /(?:条例|办法|规定|细则|解释|规则|意见)(?:[(（][一二三四五六七八九十试行]{1,3}[)）])?$/;
/** 国家市场监督管理总局令第2号 */
const ORDER =
  /[\u4e00-\u9fff]{0,16}(?:令|公告)(?:[〔[(（]?\d{4}[〕\])）]?年?)?第?[〇零一二三四五六七八九十百\d]{1,4}号$/;
const DELIMITER = /[。，、；：“”《》〈〉()（）,;:]/g;

/** 江苏省道路交通安全条例第…: a local regulation or an interpretation without marks; or an order by its number. */
function unmarkedTitle(context: TitleContext, end: number): { start: number; title: string } | null {
  const { text, words } = context;
  const window = text.slice(Math.max(0, end - 45), end);
  const isOrder = window.endsWith('号') && ORDER.test(window);
  if (!isOrder && !UNMARKED.test(window)) return null;
  let cut = -1;
  for (const match of window.slice(0, -4).matchAll(DELIMITER)) cut = match.index;
  let title = withoutLeads(window.slice(cut + 1), words);
  for (const region of words.provinces) {
    const at = title.indexOf(region);
    if (at > 0) title = title.slice(at);
  }
  const isNamed =
    regionPattern(words).test(title) ||
    title.startsWith('中华人民共和国') ||
    words.issuers.some((i) => title.startsWith(i));
  if (!isNamed || title.length < 6) return null;
  return { start: end - title.length, title };
}

/** Takes 根据, 违反了, 以及 … off the front. */
function withoutLeads(text: string, words: CitationWords): string {
  let title = text;
  for (let lead: string | undefined = ''; lead !== undefined; ) {
    lead = words.titleLeads.find((one) => title.startsWith(one) && title.length - one.length >= 4);
    if (lead !== undefined) title = title.slice(lead.length).replace(/^了/, '');
  }
  return title;
}

const REGION_PATTERNS = new WeakMap<CitationWords, RegExp>();

function regionPattern(words: CitationWords): RegExp {
  const known = REGION_PATTERNS.get(words);
  if (known) return known;
  const pattern = new RegExp(`^[\\u4e00-\\u9fff]{2,8}(?:${words.regionEndings.join('|')})`);
  REGION_PATTERNS.set(words, pattern);
  return pattern;
}

/** 德国《民法典》, 台湾地区民法典: a law of that name, but not ours. */
function isForeign(text: string, start: number, words: CitationWords): boolean {
  return words.foreignPlaces.some((place) => text.startsWith(place, start - place.length));
}

function marked(context: TitleContext, end: number, note: VersionNote | null): LawBefore | null {
  const { text, lexicon, words, definitions } = context;
  const open = openingOf(text, end);
  if (open < 0) return named(context, end - 1, note);
  const surface = text.slice(open + 1, end - 1);
  const defined = definitions.get(surface);
  if (defined === 'contract') return { kind: 'contract', start: open };
  if (isForeign(text, open, words)) return { kind: 'statute', start: open, surface, law: null, note };
  if (defined === undefined && words.genericTitles.includes(surface)) {
    return { kind: 'anaphor', start: open, word: surface, ending: surface, note, isTitle: true };
  }
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
    if (isForeign(text, start, words)) {
      return { kind: 'statute', start, surface: text.slice(start, end), law: null, note };
    }
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
    return { kind: 'anaphor', start, word, ending, note: noteBefore(context.text, start), isTitle: false };
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
  if (/[”"’」]/.test(last)) {
    if (CLOSE.includes(text.charAt(end - 2))) return marked(context, end - 1, note);
    const quoted = named(context, end - 1, note);
    if (quoted && /[“"‘「]/.test(text.charAt(quoted.start - 1)))
      return { ...quoted, start: quoted.start - 1 };
  }
  return named(context, end, note);
}

/**
 * Searching in the texts of case files: what a person types is found however it was printed. Full and half width, forms
 * of brackets, compatibility characters, letter case and numerals (第三十八条 = 第38条) are one; white space and line
 * breaks count only between Latin words. Found places are exact offsets of the source.
 */
import { fold } from './fold.ts';
import { readWholeNumber, toChineseNumeral } from './numerals.ts';

/** A text as it is searched, with a way back. */
export interface SearchForm {
  readonly text: string;
  /** Source range of each unit of `text`: [start, end, start, end, …]. */
  readonly source: Int32Array;
}

export interface TextMatch {
  /** UTF-16 offsets into the source, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const WORD_UNIT = /[a-z0-9]/;
/** Joiners, soft hyphens and variation selectors: nothing anybody types. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const WHITE = /\s/;

function isPlainIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff && code !== ZERO;
}

const ZERO = '零'.charCodeAt(0);

/** One character of the folded text as the units it is searched by. */
function unitsOf(char: string): string {
  if (char === '零') return '〇';
  return fold(char.normalize('NFKC')).toLowerCase().replace(/\s/g, '').replaceAll('零', '〇');
}

/** Makes a text ready to be searched. */
export function searchForm(text: string): SearchForm {
  const folded = fold(text);
  const source: number[] = [];
  let out = '';
  let white = -1;
  for (let i = 0; i < folded.length; ) {
    const code = folded.charCodeAt(i);
    const isPair = code >= 0xd800 && code <= 0xdbff && i + 1 < folded.length;
    const char = isPair ? folded.slice(i, i + 2) : folded.charAt(i);
    const end = i + char.length;
    if (!isPlainIdeograph(code) && (WHITE.test(char) || INVISIBLE.test(char))) {
      if (white < 0 && WHITE.test(char)) white = i;
      i = end;
      continue;
    }
    const units = isPlainIdeograph(code) ? char : unitsOf(char);
    if (white >= 0 && WORD_UNIT.test(out.at(-1) ?? '') && WORD_UNIT.test(units.charAt(0))) {
      out += ' ';
      source.push(white, i);
    }
    white = -1;
    out += units;
    for (let unit = 0; unit < units.length; unit += 1) source.push(i, end);
    i = end;
  }
  return { text: out, source: Int32Array.from(source) };
}

/** A run of word units is one word; every other letter, ideograph or figure is a word by itself. */
const WORDS = /[a-z0-9]+|[\p{L}\p{N}]/gu;

/** The words of a text as the index keeps them: every ideograph apart, so that any part of a name is found. */
export function indexWords(text: string): string {
  return wordsOf(searchForm(text).text).join(' ');
}

function wordsOf(form: string): string[] {
  return form.match(WORDS) ?? [];
}

/** What is searched for, ready to be looked up in the index and found in a page. */
export interface SearchQuery {
  /** Ways to write it, each as a list of words. None: nothing the index knows (punctuation). */
  readonly phrases: readonly (readonly string[])[];
  readonly pattern: RegExp;
  /**
   * True when the query may begin in the middle of a word (3812 in 13812345678): the index knows words by their
   * beginnings only, so pages it does not name may hold it too.
   */
  readonly mayBeginInWord: boolean;
}

const NUMERALS = /[0-9]{1,6}|[〇一二三四五六七八九十百千廿卅两]+/g;
/** So many numbers of a query are looked for in other writing; each multiplies the ways to write it. */
const MOST_NUMBERS = 3;
const CHINESE_DIGITS = '〇一二三四五六七八九';

function positional(value: number): string {
  return [...String(value)].map((digit) => CHINESE_DIGITS.charAt(Number(digit))).join('');
}

/** The ways to write the number a run of numerals means; the run alone when it means none. */
function writings(run: string, isAlone: boolean): string[] {
  const value = readWholeNumber(run);
  if (value === null || value > 9999 || (isAlone && value < 10)) return [run];
  // 05 and 5 are one day; 005 is no number but a mark.
  if (/^0\d{2,}$/.test(run)) return [run];
  const chinese = toChineseNumeral(value).replaceAll('零', '〇');
  return [...new Set([run, String(value), chinese, ...(value > 9 ? [positional(value)] : [])])];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** @returns null when nothing is left to search for */
export function searchQuery(typed: string): SearchQuery | null {
  const { text } = searchForm(typed.trim());
  if (text === '') return null;
  let pattern = '';
  let writtens = [''];
  let from = 0;
  let numbers = 0;
  for (const found of text.matchAll(NUMERALS)) {
    const [run] = found;
    const ways = numbers < MOST_NUMBERS ? writings(run, run === text) : [run];
    if (ways.length > 1) numbers += 1;
    const between = text.slice(from, found.index);
    pattern += escaped(between) + (ways.length > 1 ? `(?:${ways.toSorted(longestFirst).join('|')})` : run);
    writtens = writtens.flatMap((written) => ways.map((way) => written + between + way));
    from = found.index + run.length;
  }
  pattern += escaped(text.slice(from));
  const phrases = writtens.map((written) => wordsOf(written + text.slice(from)));
  return {
    phrases: phrases.filter((words) => words.length > 0),
    pattern: new RegExp(pattern, 'gu'),
    mayBeginInWord: phrases.some((words) => words.length === 0 || WORD_UNIT.test(words[0]?.charAt(0) ?? '')),
  };
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

/** Every place of a page's text that reads as what is searched for, in order, none overlapping another. */
export function findMatches(text: string, query: SearchQuery): TextMatch[] {
  const form = searchForm(text);
  const found: TextMatch[] = [];
  for (const match of form.text.matchAll(query.pattern)) {
    const last = match.index + match[0].length - 1;
    const start = form.source[match.index * 2];
    const end = form.source[last * 2 + 1];
    if (start !== undefined && end !== undefined) found.push({ start, end });
  }
  return found;
}

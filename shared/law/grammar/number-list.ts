/** Numbers as references list them: 四十七、第四十八和第五十; 二十至二十三; （一）（二）（五）; ①、②. On compact text. */
import { CHINESE_NUMERAL_CLASS, readWholeNumber } from '../../text/numerals.ts';

export const NUMBER = `[${CHINESE_NUMERAL_CLASS}\\d]{1,9}`;
const COMMA = '[、,，﹑]';
export const JOIN = `(?:${COMMA}|以及|及其|及|和|与|或者|或)`;
export const TO = '(?:至|到|~|～|-|—|－|–)';
const BRACKETED = `[(（]${NUMBER}[)）]`;
const CIRCLED = '[①-⑳]';
/** A range over more articles than this is a misreading. */
const RANGE_LIMIT = 60;
/** Longest enumeration read in one go; bounded so that no text can make the patterns run away. */
const LIST_LIMIT = '{0,40}';

/** Plain numbers in a list, as before 条: each may repeat 第. */
export const PLAIN_LIST = `第?${NUMBER}(?:(?:${JOIN}${COMMA}?|${TO})第?${NUMBER})${LIST_LIMIT}`;
const ANY = `第?(?:${BRACKETED}|${NUMBER}|${CIRCLED})`;
/** Numbers in any writing, as before 款, 项 and 目: （一）（二） may stand without a comma. */
export const ANY_LIST = `${ANY}(?:(?:${JOIN}${COMMA}?|${TO})${ANY}|第?${BRACKETED}|${CIRCLED})${LIST_LIMIT}`;

const SPLIT = new RegExp(`(${JOIN}${COMMA}?|${TO})?(${ANY})`, 'g');
const SINGLE = new RegExp(`^${ANY}$`);
const IS_RANGE = new RegExp(`^${TO}$`);

export interface NumberInList {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** The few hundred writings a document uses, read once. */
const READ = new Map<string, number | null>();
const READ_LIMIT = 4096;

function numberOf(text: string): number | null {
  const known = READ.get(text);
  if (known !== undefined) return known;
  if (READ.size >= READ_LIMIT) READ.clear();
  const value = readNumber(text);
  READ.set(text, value);
  return value;
}

function readNumber(text: string): number | null {
  const circled = /[①-⑳]/.exec(text);
  if (circled) return circled[0].charCodeAt(0) - 0x2460 + 1;
  return readWholeNumber(text.replace(/[第()（）]/g, ''));
}

/** True where a range may run from one number to another. */
export function isRange(from: number, to: number): boolean {
  return to > from && to - from <= RANGE_LIMIT;
}

/**
 * Splits a list into its numbers; a range gives every number in it, all with the range's span.
 * @param offset where the list stands in its text
 * @returns null when a part is no number from 1 on
 */
export function readNumbers(list: string, offset: number): NumberInList[] | null {
  if (SINGLE.test(list)) {
    const value = numberOf(list);
    return value === null || value === 0 ? null : [{ value, start: offset, end: offset + list.length }];
  }
  const out: NumberInList[] = [];
  for (const match of list.matchAll(SPLIT)) {
    const value = numberOf(match[2] ?? '');
    if (value === null || value === 0) return null;
    const start = offset + match.index + (match[1]?.length ?? 0);
    const end = offset + match.index + match[0].length;
    const previous = out.at(-1);
    if (previous && IS_RANGE.test(match[1] ?? '') && isRange(previous.value, value)) {
      out.pop();
      for (let n = previous.value; n <= value; n += 1) out.push({ value: n, start: previous.start, end });
    } else out.push({ value, start, end });
  }
  return out.length === 0 ? null : out;
}

/** Dates in Chinese documents, in every written form, with the year carried where only month and day are written. */
import { type CivilDate, civilDate, yearMonthDay } from '../model/civil-date.ts';
import { compact, toSource } from '../text/compact.ts';
import { fold } from '../text/fold.ts';
import { readWholeNumber } from '../text/numerals.ts';
import type { Range } from './view.ts';

export interface DateMention extends Range {
  /** Null when the day does not exist (2 月 30 日). */
  readonly date: CivilDate | null;
  readonly text: string;
  readonly yearWritten: boolean;
}

const DIGIT = '〇零○一二三四五六七八九';
const PATTERN = new RegExp(
  [
    `(?<y1>\\d{4})年(?<m1>\\d{1,2})月(?<d1>\\d{1,2})日?`,
    `(?<y2>[${DIGIT}]{4})年(?<m2>[一二三四五六七八九十元]{1,3})月(?<d2>[一二三四五六七八九十廿卅]{1,3})日?`,
    `(?<![\\d.])(?<y3>(?:19|20)\\d{2})[-./](?<m3>\\d{1,2})[-./](?<d3>\\d{1,2})(?![\\d.])`,
    `(?<![\\d年])(?<m4>\\d{1,2})月(?<d4>\\d{1,2})日`,
    `(?<same>同日|当日|当天)`,
  ].join('|'),
  'g',
);

/**
 * Finds the dates in a text, in order. 5月6日 takes the year of the date before it; 同日 and 当日 are that date.
 * @param carried a date known before this text begins
 */
export function findDates(text: string, carried: CivilDate | null = null): DateMention[] {
  const compacted = compact(fold(text));
  const found: DateMention[] = [];
  let last = carried;
  for (const match of compacted.text.matchAll(PATTERN)) {
    const groups = match.groups ?? {};
    const range = toSource(compacted, match.index, match.index + match[0].length);
    const base = { ...range, text: text.slice(range.start, range.end) };
    if (groups['same'] !== undefined) {
      if (last !== null) found.push({ ...base, date: last, yearWritten: false });
      continue;
    }
    const yearText = groups['y1'] ?? groups['y2'] ?? groups['y3'];
    const month = readWholeNumber(groups['m1'] ?? groups['m2'] ?? groups['m3'] ?? groups['m4'] ?? '');
    const day = readWholeNumber(groups['d1'] ?? groups['d2'] ?? groups['d3'] ?? groups['d4'] ?? '');
    const year =
      yearText === undefined ? (last === null ? null : yearMonthDay(last).year) : readWholeNumber(yearText);
    if (year === null || month === null || day === null) continue;
    const date = civilDate(year, month, day);
    found.push({ ...base, date, yearWritten: yearText !== undefined });
    if (date !== null) last = date;
  }
  return found;
}

/** True when a line holds a date and nothing else (the date below a signature). */
export function isDateLine(text: string): boolean {
  const bare = fold(text)
    .replace(/\s+/g, '')
    .replace(/\(.*?\)$/, '');
  const dates = findDates(bare);
  return (
    dates.length === 1 && dates[0]?.yearWritten === true && bare.length - (dates[0].end - dates[0].start) <= 1
  );
}

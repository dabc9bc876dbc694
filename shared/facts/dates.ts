/** Dates in Chinese documents, in every written form, with the year carried where only month and day are written. */
import { addDays, type CivilDate, civilDate, yearMonthDay } from '../model/civil-date.ts';
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
const YEAR = `\\d{4}|[${DIGIT}]{4}`;
const MONTH = '\\d{1,2}|[一二三四五六七八九十元]{1,3}';
const DAY = '\\d{1,2}|[一二三四五六七八九十廿卅]{1,3}';
const PATTERN = new RegExp(
  [
    `(?<!\\d)(?<y1>${YEAR})年(?<m1>${MONTH})月(?<d1>${DAY})[日号]?`,
    `(?<![\\d.])(?<y3>(?:19|20)\\d{2})(?<mark>[-./])(?<m3>\\d{1,2})\\k<mark>(?<d3>\\d{1,2})(?![\\d.])`,
    `(?:同年|当年)?(?<![\\d一二三四五六七八九十]|\\d年)(?<m4>${MONTH})月(?<d4>${DAY})[日号]`,
    `同月(?<d6>${DAY})[日号]`,
    `(?<=[日号](?:至|到|-|~|,|和|及))(?<d5>\\d{1,2})[日号](?!内|以内|起)`,
    `(?<next>次日|翌日|第二天|第二日)(?!内|起)`,
    `(?<same>同日|当日|当天)`,
  ].join('|'),
  'g',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** The day a match names, by the day named before it. @returns null where it names none without one */
function dayOf(
  groups: Groups,
  last: CivilDate | null,
): { date: CivilDate | null; yearWritten: boolean } | null {
  if (groups['same'] !== undefined || groups['next'] !== undefined) {
    if (last === null) return null;
    return { date: groups['same'] === undefined ? addDays(last, 1) : last, yearWritten: false };
  }
  const before = last === null ? null : yearMonthDay(last);
  const yearText = groups['y1'] ?? groups['y3'];
  const monthText = groups['m1'] ?? groups['m3'] ?? groups['m4'];
  const dayText = groups['d1'] ?? groups['d3'] ?? groups['d4'] ?? groups['d5'] ?? groups['d6'] ?? '';
  const year = yearText === undefined ? (before?.year ?? null) : readWholeNumber(yearText);
  const month = monthText === undefined ? (before?.month ?? null) : readWholeNumber(monthText);
  const day = readWholeNumber(dayText);
  if (year === null || month === null || day === null) return null;
  return { date: civilDate(year, month, day), yearWritten: yearText !== undefined };
}

/**
 * Finds the dates in a text, in order. 5月6日 takes the year of the date before it, 同月8日 and 至8日 also its month;
 * 同日 and 当日 are that date, 次日 the day after it.
 * @param carried a date known before this text begins
 */
export function findDates(text: string, carried: CivilDate | null = null): DateMention[] {
  const compacted = compact(fold(text));
  const found: DateMention[] = [];
  let last = carried;
  for (const match of compacted.text.matchAll(PATTERN)) {
    const day = dayOf(match.groups ?? {}, last);
    if (day === null) continue;
    const range = toSource(compacted, match.index, match.index + match[0].length);
    found.push({ ...range, text: text.slice(range.start, range.end), ...day });
    if (day.date !== null) last = day.date;
  }
  return found;
}

/** Hours and minutes of one activity, `HH:MM`. */
export interface TimeSpan {
  readonly start: string;
  readonly end: string | null;
}

const CLOCK = '(上午|下午|晚上|晚|凌晨|中午)?(\\d{1,2})(?:时|点|:)(\\d{1,2})?分?(?:许)?';
const SPAN = new RegExp(
  `${CLOCK}(?:(?:至|到|-|~)(?:当日|同日|次日|(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日)?${CLOCK})?`,
);

function clockTime(
  half: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
): string | null {
  if (hour === undefined) return null;
  const given = Number(hour);
  const isLate = half !== undefined && /下午|晚/.test(half) && given < 12;
  const hours = isLate ? given + 12 : given;
  const minutes = minute === undefined ? 0 : Number(minute);
  if (hours > 24 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The first time of day in a text, and the one it runs to: 15时30分至16时10分, 15:30-16:10. */
export function findTimeSpan(text: string): TimeSpan | null {
  const match = SPAN.exec(compact(fold(text)).text.replace(/(?<=\d)日/g, '日 '));
  const start = match ? clockTime(match[1], match[2], match[3]) : null;
  if (!match || start === null) return null;
  return { start, end: clockTime(match[4] ?? match[1], match[5], match[6]) };
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

/**
 * Civil dates: `yyyy-mm-dd` strings with integer arithmetic. No clock, no time zone, no `Date` object:
 * a day in a case file is a day on the calendar of the People's Republic, wherever the laptop is.
 */
import * as z from 'zod';

export type CivilDate = string & { readonly __brand: 'CivilDate' };

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True when year, month (1–12) and day name a day that exists (1 <= year <= 9999). */
export function isRealDate(year: number, month: number, day: number): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/**
 * Builds a civil date.
 * @returns null when the day does not exist (2 月 30 日)
 */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  if (!isRealDate(year, month, day)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CivilDate;
}

/** Reads `yyyy-mm-dd`; null for anything else, including days that do not exist. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  return civilDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** As {@link parseCivilDate}, for dates the program itself wrote. @throws Error when it is none */
export function asCivilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new Error(`Not a civil date: ${text}`);
  return date;
}

export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function yearMonthDay(date: CivilDate): YearMonthDay {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

/** Days since 0001-01-01 (which is 1), proleptic Gregorian. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = yearMonthDay(date);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return daysBeforeYear(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day;
}

/** The inverse of {@link dayNumber}. @throws Error before 0001-01-01 and after 9999-12-31 */
export function fromDayNumber(n: number): CivilDate {
  let year = Math.floor((n - 1) / 365.2425) + 1;
  while (daysBeforeYear(year + 1) < n) year += 1;
  while (daysBeforeYear(year) >= n) year -= 1;
  let rest = n - daysBeforeYear(year);
  let month = 1;
  while (rest > daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  const date = civilDate(year, month, rest);
  if (date === null) throw new Error(`Day number out of range: ${n}`);
  return date;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: CivilDate): number {
  return ((dayNumber(date) - 1) % 7) + 1;
}

/** The same day of the month `months` later; the month's last day where there is none. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = yearMonthDay(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  const result = civilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
  if (result === null) throw new Error(`Date out of range: ${date} + ${months} months`);
  return result;
}

/** `2023年5月6日`. */
export function formatChineseDate(date: CivilDate): string {
  const { year, month, day } = yearMonthDay(date);
  return `${year}年${month}月${day}日`;
}

export const CivilDateSchema = z
  .string()
  .refine((text) => parseCivilDate(text) !== null, 'not a calendar date (yyyy-mm-dd)')
  .transform((text) => text as CivilDate);

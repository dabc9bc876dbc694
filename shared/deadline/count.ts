/** Counting periods the way the statutes count them. */
import { addDays, addMonths, type CivilDate, daysBetween } from '../model/civil-date.ts';
import { rollToWorkday, type WorkCalendar } from './calendar.ts';

export const PERIOD_UNITS = ['calendar-day', 'working-day', 'month', 'year', 'hour'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

const HOURS_A_DAY = 24;
const MINUTES_AN_HOUR = 60;

/**
 * The n-th working day after a day; the day itself is not counted.
 * @throws AppError calendar-missing when a day in the span is not covered
 * @law admin-penalty-law@2021#85
 */
export function addWorkingDays(from: CivilDate, count: number, calendar: WorkCalendar): CivilDate {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (calendar.isWorkday(day)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. @throws AppError calendar-missing */
export function countWorkingDays(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) count += 1;
  return count;
}

/**
 * The last day of a period that begins with an event. The day of the event is not counted; a period by calendar days,
 * months or years that ends on a day off ends on the next working day when `rolls`. A month without that day ends on
 * its last one. Hours end on the day their whole days end.
 * @throws AppError calendar-missing
 * @law civil-procedure-law@2023#85
 */
export function dueDate(
  from: CivilDate,
  value: number,
  unit: PeriodUnit,
  rolls: boolean,
  calendar: WorkCalendar,
): CivilDate {
  if (unit === 'working-day') return addWorkingDays(from, value, calendar);
  if (unit === 'hour') return addDays(from, Math.ceil(value / HOURS_A_DAY));
  const last =
    unit === 'calendar-day' ? addDays(from, value) : addMonths(from, unit === 'month' ? value : value * 12);
  return rolls ? rollToWorkday(last, calendar) : last;
}

/** How much of a period was used, in its own unit; months and years are counted in days. @throws AppError calendar-missing */
export function usedPeriod(from: CivilDate, to: CivilDate, unit: PeriodUnit, calendar: WorkCalendar): number {
  return unit === 'working-day' ? countWorkingDays(from, to, calendar) : daysBetween(from, to);
}

/** Minutes since midnight of an `HH:MM`. */
function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * MINUTES_AN_HOUR + Number(minutes);
}

/** Hours from one moment to another, of which the hour may be unknown: the fewest and the most they can be. */
export function hoursBetween(
  from: CivilDate,
  fromTime: string | null,
  to: CivilDate,
  toTime: string | null,
): { readonly fewest: number; readonly most: number } {
  const days = daysBetween(from, to) * HOURS_A_DAY;
  const hour = (time: string | null, otherwise: number): number =>
    time === null ? otherwise : minutesOf(time) / MINUTES_AN_HOUR;
  return {
    fewest: days + hour(toTime, 0) - hour(fromTime, HOURS_A_DAY),
    most: days + hour(toTime, HOURS_A_DAY) - hour(fromTime, 0),
  };
}

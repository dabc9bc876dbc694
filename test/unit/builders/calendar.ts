/** The shipped working-day calendar, and days by name. */
import fc from 'fast-check';
import { checkData } from '../../../main/backend/checks.ts';
import type { WorkCalendar } from '../../../shared/deadline/calendar.ts';
import { asCivilDate, type CivilDate, dayNumber, fromDayNumber } from '../../../shared/model/civil-date.ts';

export function calendar(): WorkCalendar {
  return checkData().calendar;
}

export function day(text: string): CivilDate {
  return asCivilDate(text);
}

/** Any day from `first` to `last`. */
export function anyDay(first: string, last: string): fc.Arbitrary<CivilDate> {
  return fc.integer({ min: dayNumber(day(first)), max: dayNumber(day(last)) }).map(fromDayNumber);
}

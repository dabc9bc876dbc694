/** The State Council's holidays and make-up working days, year by year. Outside the years covered nothing is guessed. */
import * as z from 'zod';
import { AppError } from '../errors.ts';
import { addDays, type CivilDate, CivilDateSchema, weekday } from '../model/civil-date.ts';

export const CalendarSchema = z.strictObject({
  schema: z.literal('case-review/calendar@1'),
  id: z.string(),
  source: z.string(),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      holidays: z.record(CivilDateSchema, z.string().min(1)),
      workdays: z.array(CivilDateSchema),
    }),
  ),
});

export interface WorkCalendar {
  readonly covers: (date: CivilDate) => boolean;
  /** @throws AppError calendar-missing when the year is not covered */
  readonly isWorkday: (date: CivilDate) => boolean;
  /** Name of the holiday, or null. */
  readonly holiday: (date: CivilDate) => string | null;
  readonly firstYear: number;
  readonly lastYear: number;
}

const SATURDAY = 6;

export function createCalendar(data: z.output<typeof CalendarSchema>): WorkCalendar {
  const holidays = new Map<string, string>();
  const workdays = new Set<string>();
  const years = new Set(Object.keys(data.years));
  for (const year of Object.values(data.years)) {
    for (const [date, name] of Object.entries(year.holidays)) holidays.set(date, name);
    for (const date of year.workdays) workdays.add(date);
  }
  const covers = (date: CivilDate): boolean => years.has(date.slice(0, 4));
  const numbers = [...years].map(Number);
  return {
    covers,
    isWorkday: (date) => {
      if (!covers(date)) throw new AppError('calendar-missing', { year: Number(date.slice(0, 4)) });
      if (workdays.has(date)) return true;
      return !holidays.has(date) && weekday(date) < SATURDAY;
    },
    holiday: (date) => holidays.get(date) ?? null,
    firstYear: Math.min(...numbers),
    lastYear: Math.max(...numbers),
  };
}

/** The day itself when it is a working day, else the first working day after it. @throws AppError calendar-missing */
export function rollToWorkday(date: CivilDate, calendar: WorkCalendar): CivilDate {
  let day = date;
  while (!calendar.isWorkday(day)) day = addDays(day, 1);
  return day;
}

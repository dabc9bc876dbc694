import { describe, expect, it } from 'vitest';
import { CalendarSchema } from '../../shared/deadline/calendar.ts';
import { countWorkingDays } from '../../shared/deadline/count.ts';
import { addDays, asCivilDate, weekday } from '../../shared/model/civil-date.ts';
import { calendar } from '../unit/builders/calendar.ts';
import { readJson } from './resources.ts';

const { years } = CalendarSchema.parse(readJson('calendars/cn.json'));
const all = Object.entries(years);

describe('the working-day calendar', () => {
  it('covers every year from 2004 to 2026', () => {
    expect(Object.keys(years)).toEqual(Array.from({ length: 23 }, (_, index) => String(2004 + index)));
  });

  it.each(all)(
    '%s: every make-up working day is a Saturday or Sunday, and no holiday',
    (year, { holidays, workdays }) => {
      for (const date of workdays) {
        expect(date.startsWith(year)).toBe(true);
        expect(weekday(date), date).toBeGreaterThanOrEqual(6);
        expect(Object.keys(holidays)).not.toContain(date);
      }
      expect(new Set(workdays).size).toBe(workdays.length);
    },
  );

  it.each(all)('%s: is complete, with at least the holidays the law gives', (year, { holidays }) => {
    const names = new Set(Object.values(holidays));
    expect(names.has('春节') && names.has('劳动节') && names.has('国庆节')).toBe(true);
    if (Number(year) >= 2008) for (const name of ['清明', '端午']) expect(names.has(name), name).toBe(true);
    expect(Object.keys(holidays).every((date) => date.startsWith(year))).toBe(true);
    expect(holidays[asCivilDate(`${year}-05-01`)]).toBe('劳动节');
    for (const date of ['01', '02', '03']) expect(holidays).toHaveProperty(`${year}-10-${date}`);
  });

  it.each(all)(
    '%s: between two holidays of one name there is no working day, but for the two ends of a year',
    (_, { holidays }) => {
      const names = Map.groupBy(Object.keys(holidays).map(asCivilDate), (date) => holidays[date] ?? '');
      for (const [name, dates] of names) {
        const worked = dates.filter((date, index) => {
          const before = dates[index - 1];
          return before !== undefined && countWorkingDays(before, addDays(date, -1), calendar()) > 0;
        });
        expect(worked.length, `${name} ${dates}`).toBeLessThanOrEqual(name === '元旦' ? 1 : 0);
      }
    },
  );

  it.each(all)(
    '%s: as many weekdays are given as weekend days are taken back, give or take the legal holidays',
    (_, { holidays, workdays }) => {
      const weekdaysOff = Object.keys(holidays).filter((date) => weekday(asCivilDate(date)) < 6).length;
      // From 7 to 13 days a year are holidays by law; moved days come on top and are worked back.
      expect(weekdaysOff - workdays.length).toBeGreaterThanOrEqual(6);
      expect(weekdaysOff - workdays.length).toBeLessThanOrEqual(15);
    },
  );
});

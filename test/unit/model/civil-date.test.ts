import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  asCivilDate,
  CivilDateSchema,
  civilDate,
  dayNumber,
  daysBetween,
  daysInMonth,
  formatChineseDate,
  fromDayNumber,
  parseCivilDate,
  weekday,
} from '../../../shared/model/civil-date.ts';
import { anyDay, day } from '../builders/calendar.ts';

const anywhere = anyDay('0001-01-01', '9999-12-31');

describe('days of the calendar', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2100-02-29', false],
    ['2023-04-31', false],
    ['2023-12-31', true],
    ['2023-13-01', false],
    ['2023-00-10', false],
    ['2023-01-00', false],
    ['0000-01-01', false],
    ['0001-01-01', true],
    ['2023-1-1', false],
    ['2023-01-01 ', false],
    ['2023/01/01', false],
    ['', false],
  ])('knows whether %s exists: %s', (text, exists) => {
    expect(parseCivilDate(text) !== null).toBe(exists);
    expect(CivilDateSchema.safeParse(text).success).toBe(exists);
  });

  it('refuses fractions of a day, a month and a year', () => {
    expect(civilDate(2023, 5, 1.5)).toBeNull();
    expect(civilDate(2023, 5.5, 1)).toBeNull();
    expect(civilDate(Number.NaN, 5, 1)).toBeNull();
    expect(civilDate(10_000, 1, 1)).toBeNull();
  });

  it('says which text is no date', () => {
    expect(() => asCivilDate('2023-02-30')).toThrow('2023-02-30');
  });

  it('writes a day the way documents do', () => {
    expect(formatChineseDate(day('2023-05-06'))).toBe('2023年5月6日');
  });

  it.each([
    ['1949-10-01', 6],
    ['2000-01-01', 6],
    ['2021-07-15', 4],
    ['2024-02-29', 4],
    ['2024-05-11', 6],
    ['2022-10-09', 7],
    ['2026-08-15', 6],
    ['2023-10-09', 1],
  ])('knows that %s was weekday %i (Monday is 1)', (date, number) => {
    expect(weekday(day(date))).toBe(number);
  });
});

describe('arithmetic with days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2023-07-11', 90, '2023-10-09'],
    ['2024-04-26', 90, '2024-07-25'],
    ['2020-02-29', 366, '2021-03-01'],
  ])('counts from %s over %i days to %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-03-31', 1, '2023-04-30'],
    ['2023-05-06', 6, '2023-11-06'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2023-01-31', -2, '2022-11-30'],
    ['2020-02-29', 48, '2024-02-29'],
  ])('ends the period of %s plus %i months on %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('refuses a month beyond the calendar', () => {
    expect(() => addMonths(day('9999-12-31'), 1)).toThrow();
    expect(() => addDays(day('9999-12-31'), 1)).toThrow();
  });

  it('leads from a day to its number and back', () => {
    fc.assert(
      fc.property(anywhere, (date) => {
        expect(fromDayNumber(dayNumber(date))).toBe(date);
        expect(parseCivilDate(date)).toBe(date);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reaches the first and the last day it knows, and refuses beyond', () => {
    expect(addDays(day('9999-12-30'), 1)).toBe('9999-12-31');
    expect(addDays(day('0001-01-02'), -1)).toBe('0001-01-01');
    expect(() => addDays(day('0001-01-01'), -1)).toThrow();
  });

  it('numbers the days of four centuries one by one', () => {
    let expected = dayNumber(day('1801-01-01'));
    for (let year = 1801; year <= 2200; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (let date = 1; date <= daysInMonth(year, month); date += 1) {
          expect(dayNumber(civilDate(year, month, date)!)).toBe(expected);
          expected += 1;
        }
      }
    }
  });

  it('keeps the order of days, and the week goes on', () => {
    fc.assert(
      fc.property(anyDay('1900-01-01', '2100-12-31'), fc.integer({ min: 1, max: 5_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(later > date).toBe(true);
        expect(addDays(later, -days)).toBe(date);
        expect((weekday(date) + days - weekday(later)) % 7).toBe(0);
      }),
    );
  });

  it('never leaves the month it counted to', () => {
    fc.assert(
      fc.property(anyDay('1990-01-01', '2050-12-31'), fc.integer({ min: 0, max: 240 }), (date, months) => {
        const to = addMonths(date, months);
        const count =
          (Number(to.slice(0, 4)) - Number(date.slice(0, 4))) * 12 +
          Number(to.slice(5, 7)) -
          Number(date.slice(5, 7));
        expect(count).toBe(months);
        expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(date.slice(8)));
      }),
    );
  });
});

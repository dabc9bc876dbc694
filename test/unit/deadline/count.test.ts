import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, countWorkingDays, dueDate, usedPeriod } from '../../../shared/deadline/count.ts';
import { AppError } from '../../../shared/errors.ts';
import { addDays } from '../../../shared/model/civil-date.ts';
import { anyDay, calendar, day } from '../builders/calendar.ts';

const someDay = anyDay('2005-01-01', '2025-12-01');

describe('counting working days', () => {
  it.each([
    ['2024-04-29', 7, '2024-05-11', '五一 2024: the make-up Saturday is the seventh'],
    ['2022-09-23', 7, '2022-10-09', '国庆 2022: the make-up Sunday is the seventh'],
    ['2025-01-24', 7, '2025-02-10', '春节 2025: two make-up days, eight days off'],
    ['2025-01-24', 1, '2025-01-26', '春节 2025: the Sunday before is a working day'],
    ['2023-09-28', 2, '2023-10-08', '国庆 2023: the weekend behind it is worked'],
    ['2023-12-29', 7, '2024-01-10', 'over the year’s end'],
    ['2024-12-27', 7, '2025-01-08', 'over a year’s end with one holiday'],
    ['2024-12-31', 1, '2025-01-02', 'from the last day of a year'],
    ['2023-10-20', 7, '2023-10-31', 'without any holiday'],
    ['2024-07-25', 7, '2024-08-05', 'without any holiday, over one weekend'],
    ['2024-02-28', 2, '2024-03-01', 'over a leap day'],
    ['2020-01-23', 1, '2020-02-03', 'the prolonged 春节 of 2020'],
    ['2021-04-29', 7, '2021-05-12', '五一 2021: Saturday the 8th is worked'],
    ['2024-05-11', 1, '2024-05-13', 'from a make-up Saturday'],
    ['2024-05-04', 1, '2024-05-06', 'from a holiday'],
    ['2024-05-06', 0, '2024-05-06', 'no days at all'],
  ])('from %s the working day number %i is %s (%s)', (from, days, to) => {
    expect(addWorkingDays(day(from), days, calendar())).toBe(to);
    expect(countWorkingDays(day(from), day(to), calendar())).toBe(days);
  });

  it.each([
    ['2024-04-29', '2024-05-05', 1],
    ['2023-10-20', '2023-11-06', 11],
    ['2024-05-01', '2024-05-05', 0],
    ['2024-05-11', '2024-05-11', 0],
    ['2024-05-11', '2024-05-01', 0],
  ])('counts the working days after %s up to %s as %i', (from, to, days) => {
    expect(countWorkingDays(day(from), day(to), calendar())).toBe(days);
  });

  it('refuses when a day in the span is not covered', () => {
    expect(() => addWorkingDays(day('2026-12-30'), 7, calendar())).toThrow(AppError);
    expect(() => countWorkingDays(day('2003-12-20'), day('2004-01-10'), calendar())).toThrow(AppError);
    expect(addWorkingDays(day('2026-12-29'), 2, calendar())).toBe('2026-12-31');
  });

  it('counts back exactly what it added', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const to = addWorkingDays(from, days, calendar());
        expect(calendar().isWorkday(to)).toBe(true);
        expect(countWorkingDays(from, to, calendar())).toBe(days);
        expect(countWorkingDays(from, addDays(to, -1), calendar())).toBe(days - 1);
      }),
    );
  });

  it('never ends earlier for a later beginning, and never counts less for a later end', () => {
    fc.assert(
      fc.property(
        someDay,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        (from, later, days) => {
          const to = addDays(from, later);
          expect(addWorkingDays(to, days, calendar()) >= addWorkingDays(from, days, calendar())).toBe(true);
          expect(
            countWorkingDays(from, addDays(to, 1), calendar()) - countWorkingDays(from, to, calendar()),
          ).toBeOneOf([0, 1]);
        },
      ),
    );
  });

  it('needs at least as many days of the calendar as working days', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 90 }), (from, days) => {
        const to = addDays(from, days);
        expect(countWorkingDays(from, to, calendar())).toBeLessThanOrEqual(
          usedPeriod(from, to, 'calendar-day', calendar()),
        );
      }),
    );
  });
});

describe('the last day of a period', () => {
  it.each([
    ['2024-04-26', 90, 'calendar-day', true, '2024-07-25', 'ninety days, the day of filing not counted'],
    ['2023-07-11', 90, 'calendar-day', true, '2023-10-09', 'ninety days'],
    [
      '2023-07-03',
      90,
      'calendar-day',
      true,
      '2023-10-07',
      'a last day in 国庆节 moves to the make-up Saturday',
    ],
    ['2023-07-03', 90, 'calendar-day', false, '2023-10-01', 'where the last day does not move'],
    ['2024-02-03', 7, 'calendar-day', true, '2024-02-18', 'a last day in 春节 moves to the make-up Sunday'],
    ['2024-04-29', 7, 'working-day', true, '2024-05-11', 'seven working days'],
    ['2023-08-31', 6, 'month', true, '2024-02-29', 'six months from the end of August'],
    ['2023-08-31', 6, 'month', false, '2024-02-29', 'six months, a Thursday'],
    ['2022-10-15', 1, 'month', true, '2022-11-15', 'one month'],
    ['2022-02-28', 2, 'year', true, '2024-02-28', 'two years'],
    ['2020-02-29', 1, 'year', true, '2021-03-01', 'a year from a leap day ends on Sunday the 28th and moves'],
  ] as const)('from %s over %i %s (moves: %s) it is %s: %s', (from, value, unit, rolls, due, _why) => {
    expect(dueDate(day(from), value, unit, rolls, calendar())).toBe(due);
  });

  it('counts what was used in the unit of the limit', () => {
    expect(usedPeriod(day('2023-10-20'), day('2023-11-06'), 'working-day', calendar())).toBe(11);
    expect(usedPeriod(day('2023-10-20'), day('2023-11-06'), 'calendar-day', calendar())).toBe(17);
    expect(usedPeriod(day('2023-08-31'), day('2024-02-29'), 'month', calendar())).toBe(182);
  });

  it('moves a last day only forwards, only to a working day, and never past one', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 120 }), (from, value) => {
        const plain = dueDate(from, value, 'calendar-day', false, calendar());
        const moved = dueDate(from, value, 'calendar-day', true, calendar());
        expect(plain).toBe(addDays(from, value));
        expect(calendar().isWorkday(moved)).toBe(true);
        expect(countWorkingDays(addDays(plain, -1), moved, calendar())).toBe(1);
      }),
    );
  });
});

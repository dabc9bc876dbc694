import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkData } from '../../../main/backend/checks.ts';
import { countWorkingDays, dueDate, hoursBetween } from '../../../shared/deadline/count.ts';
import type { TimeLimit } from '../../../shared/deadline/limits.ts';
import { judgeLimit } from '../../../shared/deadline/overdue.ts';
import { addDays } from '../../../shared/model/civil-date.ts';
import { anyDay, calendar, day } from '../builders/calendar.ts';

const NONE = { clockPapers: 0, clockMentioned: false, unreadPapers: false };

function shipped(id: string): TimeLimit {
  const found = checkData().limits.find((limit) => limit.id === id);
  if (!found) throw new Error(id);
  return found;
}

function hours(from: [string, string | null], to: [string, string | null]): string {
  const result = judgeLimit(shipped('ZA25-97A'), day(from[0]), day(to[0]), NONE, calendar(), {
    from: from[1],
    to: to[1],
  });
  return result.reason === null ? result.verdict : `${result.verdict}: ${result.reason}`;
}

describe('eight hours of questioning', () => {
  it.each([
    [['2026-03-02', '09:00'], ['2026-03-02', '17:00'], 'within'],
    [['2026-03-02', '09:00'], ['2026-03-02', '17:01'], 'over'],
    [['2026-03-02', '22:00'], ['2026-03-03', '05:00'], 'within'],
    [['2026-03-02', '20:00'], ['2026-03-03', '05:00'], 'over'],
    [['2026-03-02', null], ['2026-03-02', '17:00'], 'undetermined: time-missing'],
    [['2026-03-02', '18:00'], ['2026-03-02', null], 'within'],
    [['2026-03-02', null], ['2026-03-04', null], 'over'],
  ] as const)('from %j to %j: %s', (from, to, expected) => {
    expect(hours([...from], [...to])).toBe(expected);
  });
});

describe('hours between two days', () => {
  it('of unknown hour lie a day apart at most', () => {
    fc.assert(
      fc.property(anyDay('2005-01-01', '2026-11-01'), fc.nat(30), (from, days) => {
        const { fewest, most } = hoursBetween(from, null, addDays(from, days), null);
        expect(most - fewest).toBe(48);
        expect(hoursBetween(from, '10:00', addDays(from, days), '10:00')).toEqual({
          fewest: days * 24,
          most: days * 24,
        });
      }),
    );
  });
});

describe('months', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2023-03-15', 3, '2023-06-15'],
  ])('from %s, %i: %s', (from, months, due) => {
    expect(dueDate(day(from), months, 'month', false, calendar())).toBe(due);
  });

  it('end on a working day when the last day rolls, on the day itself in custody', () => {
    expect(dueDate(day('2023-12-01'), 2, 'month', true, calendar())).toBe('2024-02-01');
    expect(dueDate(day('2023-12-10'), 2, 'month', false, calendar())).toBe('2024-02-10');
    expect(dueDate(day('2023-12-10'), 2, 'month', true, calendar())).toBe('2024-02-18');
    expect(shipped('XS-156').rolls).toBe(false);
    expect(shipped('XS-91A').rolls).toBe(false);
  });
});

describe('a period to wait for', () => {
  it('kept once is kept on every later day', () => {
    const wait = shipped('CF-64B');
    fc.assert(
      fc.property(fc.nat(800), fc.nat(30), fc.nat(30), (offset, days, later) => {
        const from = addDays(day('2022-01-04'), offset);
        const to = addDays(from, days);
        const first = judgeLimit(wait, from, to, NONE, calendar()).verdict;
        const second = judgeLimit(wait, from, addDays(to, later), NONE, calendar()).verdict;
        expect(first).toBe(countWorkingDays(from, to, calendar()) >= 7 ? 'within' : 'over');
        if (first === 'within') expect(second).toBe('within');
      }),
    );
  });
});

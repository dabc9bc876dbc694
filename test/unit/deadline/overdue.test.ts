import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeLimit } from '../../../shared/deadline/limits.ts';
import { type Doubts, judgeLimit } from '../../../shared/deadline/overdue.ts';
import { addDays } from '../../../shared/model/civil-date.ts';
import { anyDay, calendar, day } from '../builders/calendar.ts';

const NONE: Doubts = { clockPapers: 0, clockMentioned: false, unreadPapers: false };

function limit(changes: Partial<TimeLimit> = {}): TimeLimit {
  return {
    id: 'CF-60',
    name: '办案期限',
    domain: '行政处罚',
    caseTypes: ['行政处罚'],
    from: 'filed',
    to: 'decided',
    value: 90,
    unit: 'calendar-day',
    rolls: true,
    inForce: { from: day('2021-07-15'), to: null },
    decidedBy: 'start',
    basis: { law: '中华人民共和国行政处罚法', articles: [60] },
    organs: null,
    condition: null,
    startEvent: '立案日',
    endEvent: '处罚决定日',
    direction: 'max',
    rule: 'E064',
    disputed: false,
    isAlwaysShown: true,
    supports: null,
    stoppedBy: ['extension'],
    specialLaws: [],
    onlyUnder: [],
    extensions: [],
    exclusions: [],
    level: 'full',
    consequence: null,
    status: 'verified',
    source: '',
    ...changes,
  };
}

function verdict(
  rule: TimeLimit,
  from: string | null,
  to: string | null,
  doubts: Partial<Doubts> = {},
): string {
  const result = judgeLimit(
    rule,
    from === null ? null : day(from),
    to === null ? null : day(to),
    { ...NONE, ...doubts },
    calendar(),
  );
  return result.reason === null ? result.verdict : `${result.verdict}: ${result.reason}`;
}

const ninety = limit();
const seven = limit({ value: 7, unit: 'working-day' });
/** The seven days of the law of 2017, of which it is disputed whether working days are meant. */
const sevenOld = limit({ value: 7, unit: 'calendar-day', disputed: true });

describe('the ninety days to decide a case', () => {
  it.each([
    ['2023-07-11', '2023-08-01', 'within', 'a quick decision'],
    ['2023-07-11', '2023-10-06', 'within', 'three days before the end'],
    ['2023-07-11', '2023-10-07', 'near', 'two days before the end'],
    ['2023-07-11', '2023-10-09', 'near', 'on the ninetieth day'],
    ['2023-07-11', '2023-10-10', 'over', 'on the ninety-first day'],
    ['2023-07-03', '2023-10-07', 'near', 'on the working day behind a last day in 国庆节'],
    ['2023-07-03', '2023-10-08', 'over', 'a day later'],
    ['2023-07-11', '2023-07-11', 'within', 'on the day of filing'],
  ])('filed %s, decided %s: %s (%s)', (from, to, expected) => {
    expect(verdict(ninety, from, to)).toBe(expected);
  });

  it('says how it was counted', () => {
    const result = judgeLimit(ninety, day('2023-07-11'), day('2023-10-20'), NONE, calendar());
    expect(result).toEqual({
      verdict: 'over',
      reason: null,
      count: {
        from: '2023-07-11',
        to: '2023-10-20',
        due: '2023-10-09',
        used: 101,
        allowed: 90,
        unit: 'calendar-day',
      },
      otherCount: null,
    });
  });
});

describe('the seven working days to serve', () => {
  it.each([
    ['2024-04-29', '2024-05-11', 'near', 'the make-up Saturday is the seventh'],
    ['2024-04-29', '2024-05-12', 'over', 'a day later'],
    ['2022-09-23', '2022-10-09', 'near', 'the make-up Sunday is the seventh'],
    ['2023-10-20', '2023-10-25', 'within', 'the third'],
    ['2023-10-20', '2023-11-06', 'over', 'the eleventh'],
  ])('decided %s, served %s: %s (%s)', (from, to, expected) => {
    expect(verdict(seven, from, to)).toBe(expected);
  });
});

describe('what cannot be judged is said, with the reason', () => {
  it.each([
    [null, '2023-10-20', {}, 'undetermined: start-missing'],
    ['2023-07-11', null, {}, 'undetermined: end-missing'],
    [null, null, {}, 'undetermined: start-missing'],
    ['2023-07-11', '2023-07-10', {}, 'undetermined: end-before-start'],
    ['2023-07-11', '2023-10-20', { clockPapers: 1 }, 'undetermined: clock-paper'],
    ['2023-07-11', '2023-10-20', { clockMentioned: true }, 'undetermined: clock-mentioned'],
    ['2023-07-11', '2023-10-20', { unreadPapers: true }, 'undetermined: unread-pages'],
    [
      '2023-07-11',
      '2023-10-20',
      { clockPapers: 1, clockMentioned: true, unreadPapers: true },
      'undetermined: clock-paper',
    ],
    ['2026-11-01', '2027-02-20', {}, 'undetermined: calendar-missing'],
  ] as const)('from %s to %s with %j: %s', (from, to, doubts, expected) => {
    expect(verdict(ninety, from, to, doubts)).toBe(expected);
  });

  it('keeps the count beside the doubt, so that a person can decide', () => {
    const result = judgeLimit(
      ninety,
      day('2023-07-11'),
      day('2023-10-20'),
      { ...NONE, clockPapers: 2 },
      calendar(),
    );
    expect(result.count).toMatchObject({ used: 101, due: '2023-10-09' });
  });

  it('never doubts a period that was kept', () => {
    expect(
      verdict(ninety, '2023-07-11', '2023-10-09', {
        clockPapers: 1,
        clockMentioned: true,
        unreadPapers: true,
      }),
    ).toBe('near');
  });

  it('passes on what is no missing calendar', () => {
    const broken = {
      ...calendar(),
      isWorkday: () => {
        throw new Error('broken');
      },
    };
    expect(() => judgeLimit(seven, day('2023-07-11'), day('2023-10-20'), NONE, broken)).toThrow('broken');
  });
});

describe('where the law leaves open which days are meant', () => {
  it.each([
    ['2021-04-29', '2021-05-06', 'near', 'seven days of the calendar'],
    [
      '2021-04-29',
      '2021-05-10',
      'undetermined: disputed-unit',
      'over in days of the calendar, five working days',
    ],
    ['2021-04-29', '2021-05-12', 'undetermined: disputed-unit', 'the seventh working day'],
    ['2021-04-29', '2021-05-13', 'over', 'over in both readings'],
  ])('preserved %s, handled %s: %s (%s)', (from, to, expected) => {
    expect(verdict(sevenOld, from, to)).toBe(expected);
  });

  it('shows both counts', () => {
    const result = judgeLimit(sevenOld, day('2021-04-29'), day('2021-05-10'), NONE, calendar());
    expect(result.count).toMatchObject({ unit: 'calendar-day', used: 11, due: '2021-05-06' });
    expect(result.otherCount).toMatchObject({ unit: 'working-day', used: 5, due: '2021-05-12' });
  });

  it('also when the written unit is working days', () => {
    const rule = limit({ value: 7, unit: 'working-day', disputed: true });
    const result = judgeLimit(rule, day('2021-04-29'), day('2021-05-20'), NONE, calendar());
    expect(result.otherCount).toMatchObject({ unit: 'calendar-day' });
  });
});

describe('any span', () => {
  const span = fc.tuple(anyDay('2005-01-01', '2025-06-30'), fc.integer({ min: 0, max: 300 }));

  it('is over exactly when the end lies behind the last day, and a longer one is never better', () => {
    const order = ['within', 'near', 'over'];
    fc.assert(
      fc.property(
        span,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(ninety, seven),
        ([from, days], more, rule) => {
          const to = addDays(from, days);
          const result = judgeLimit(rule, from, to, NONE, calendar());
          expect(result.verdict === 'over').toBe(to > result.count!.due);
          const later = judgeLimit(rule, from, addDays(to, more), NONE, calendar());
          expect(order.indexOf(later.verdict)).toBeGreaterThanOrEqual(order.indexOf(result.verdict));
        },
      ),
    );
  });

  it('is never called over where anything stands against it', () => {
    const doubts = fc.record({
      clockPapers: fc.nat(3),
      clockMentioned: fc.boolean(),
      unreadPapers: fc.boolean(),
    });
    fc.assert(
      fc.property(span, doubts, ([from, days], given) => {
        fc.pre(given.clockPapers > 0 || given.clockMentioned || given.unreadPapers);
        expect(judgeLimit(ninety, from, addDays(from, days), given, calendar()).verdict).not.toBe('over');
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { createCalendar, rollToWorkday } from '../../../shared/deadline/calendar.ts';
import { AppError } from '../../../shared/errors.ts';
import { calendar, day } from '../builders/calendar.ts';

describe('working days as the State Council fixed them', () => {
  it.each([
    ['2024-05-01', false, '劳动节, a Wednesday'],
    ['2024-05-11', true, 'a Saturday worked for 劳动节'],
    ['2024-04-28', true, 'a Sunday worked for 劳动节'],
    ['2024-05-12', false, 'an ordinary Sunday'],
    ['2022-10-08', true, 'a Saturday worked for 国庆节'],
    ['2022-10-09', true, 'a Sunday worked for 国庆节'],
    ['2022-10-07', false, 'the last day of 国庆节'],
    ['2025-01-26', true, 'a Sunday worked for 春节'],
    ['2025-02-04', false, 'the last day of 春节'],
    ['2020-01-31', false, '春节, prolonged in the epidemic'],
    ['2020-02-01', false, 'a Saturday whose make-up work was called off'],
    ['2015-09-03', false, 'the victory day of 2015'],
    ['2022-12-31', false, '元旦 of the next year'],
    ['2023-01-02', false, '元旦, moved'],
    ['2024-02-09', true, 'the eve of 春节, no holiday in law'],
    ['2026-02-23', false, 'the last day of 春节'],
    ['2026-02-28', true, 'a Saturday worked for 春节'],
  ])('%s is a working day: %s (%s)', (date, isWorkday) => {
    expect(calendar().isWorkday(day(date))).toBe(isWorkday);
  });

  it('names the holiday', () => {
    expect(calendar().holiday(day('2024-05-01'))).toBe('劳动节');
    expect(calendar().holiday(day('2024-05-11'))).toBeNull();
  });

  it('says which years it covers', () => {
    expect([calendar().firstYear, calendar().lastYear]).toEqual([2004, 2026]);
    expect(calendar().covers(day('2004-01-01'))).toBe(true);
    expect(calendar().covers(day('2003-12-31'))).toBe(false);
  });

  it('refuses a year it does not know instead of guessing', () => {
    const refused = (): boolean => calendar().isWorkday(day('2027-01-04'));
    expect(refused).toThrow(AppError);
    expect(refused).toThrow(expect.objectContaining({ code: 'calendar-missing', details: { year: 2027 } }));
  });

  it('lets a make-up day win over a holiday of the same day', () => {
    const odd = createCalendar({
      schema: 'case-review/calendar@1',
      id: 't',
      source: 't',
      years: { '2030': { holidays: { [day('2030-05-01')]: '劳动节' }, workdays: [day('2030-05-01')] } },
    });
    expect(odd.isWorkday(day('2030-05-01'))).toBe(true);
  });

  it.each([
    ['2023-10-01', '2023-10-07', 'to the make-up Saturday behind 国庆节'],
    ['2024-05-01', '2024-05-06', 'to the Monday behind 劳动节'],
    ['2023-10-09', '2023-10-09', 'nowhere: it is a working day'],
    ['2023-07-15', '2023-07-17', 'over the weekend'],
    ['2022-12-31', '2023-01-03', 'into the next year'],
  ])('moves a last day off on %s to %s: %s', (last, moved) => {
    expect(rollToWorkday(day(last), calendar())).toBe(moved);
  });

  it('refuses to move a day out of the years it knows', () => {
    expect(() => rollToWorkday(day('2027-01-01'), calendar())).toThrow(AppError);
  });
});

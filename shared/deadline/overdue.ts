/** Judges one step of a case against one limit: within, near, over, or undetermined with the reason. */
import { AppError } from '../errors.ts';
import { type CivilDate, daysBetween } from '../model/civil-date.ts';
import type { WorkCalendar } from './calendar.ts';
import { dueDate, type PeriodUnit, usedPeriod } from './count.ts';
import type { TimeLimit } from './limits.ts';

/** A period this close to its end is pointed out as near. */
const NEAR_DAYS = 2;

export type LimitVerdict = 'within' | 'near' | 'over' | 'undetermined';

export type UndeterminedReason =
  | 'start-missing'
  | 'end-missing'
  | 'clock-paper'
  | 'clock-mentioned'
  | 'unread-pages'
  | 'calendar-missing'
  | 'disputed-unit'
  | 'end-before-start';

export interface LimitCount {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly due: CivilDate;
  readonly used: number;
  readonly allowed: number;
  readonly unit: PeriodUnit;
}

export interface LimitJudgement {
  readonly verdict: LimitVerdict;
  readonly reason: UndeterminedReason | null;
  readonly count: LimitCount | null;
  /** The count in the other reading, where the unit is disputed. */
  readonly otherCount: LimitCount | null;
}

/** What is known to stand against calling a period over. */
export interface Doubts {
  readonly clockPapers: number;
  readonly clockMentioned: boolean;
  readonly unreadPapers: boolean;
}

function count(
  limit: TimeLimit,
  unit: PeriodUnit,
  from: CivilDate,
  to: CivilDate,
  calendar: WorkCalendar,
): LimitCount {
  return {
    from,
    to,
    due: dueDate(from, limit.value, unit, limit.rolls, calendar),
    used: usedPeriod(from, to, unit, calendar),
    allowed: limit.value,
    unit,
  };
}

/**
 * Judges a limit. Papers that may stop the clock make an overrun undetermined, never a period kept.
 * @returns undetermined with `calendar-missing` when a needed year is not covered
 */
export function judgeLimit(
  limit: TimeLimit,
  from: CivilDate | null,
  to: CivilDate | null,
  doubts: Doubts,
  calendar: WorkCalendar,
): LimitJudgement {
  const open = (
    reason: UndeterminedReason,
    own: LimitCount | null = null,
    other: LimitCount | null = null,
  ): LimitJudgement => ({
    verdict: 'undetermined',
    reason,
    count: own,
    otherCount: other,
  });
  if (from === null) return open('start-missing');
  if (to === null) return open('end-missing');
  if (to < from) return open('end-before-start');
  try {
    const own = count(limit, limit.unit, from, to, calendar);
    const other = limit.disputed
      ? count(limit, limit.unit === 'working-day' ? 'calendar-day' : 'working-day', from, to, calendar)
      : null;
    if (to <= own.due) {
      const verdict = daysBetween(to, own.due) <= NEAR_DAYS ? 'near' : 'within';
      return { verdict, reason: null, count: own, otherCount: other };
    }
    if (other !== null && to <= other.due) return open('disputed-unit', own, other);
    if (doubts.clockPapers > 0) return open('clock-paper', own, other);
    if (doubts.clockMentioned) return open('clock-mentioned', own, other);
    if (doubts.unreadPapers) return open('unread-pages', own, other);
    return { verdict: 'over', reason: null, count: own, otherCount: other };
  } catch (error) {
    if (error instanceof AppError && error.code === 'calendar-missing') return open('calendar-missing');
    throw error;
  }
}

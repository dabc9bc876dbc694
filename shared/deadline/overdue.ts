/** Judges one step of a case against one limit: within, near, over, or undetermined with the reason. */
import { AppError } from '../errors.ts';
import { addDays, addMonths, type CivilDate, daysBetween } from '../model/civil-date.ts';
import { rollToWorkday, type WorkCalendar } from './calendar.ts';
import { dueDate, hoursBetween, type PeriodUnit, usedPeriod } from './count.ts';
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
  | 'time-missing'
  | 'condition'
  | 'end-before-start';

export interface LimitCount {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The last day of a period to keep, the first day on which a period to wait for has run. */
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
  /** Papers that may stop or prolong it, of unknown effect. */
  readonly clockPapers: number;
  readonly clockMentioned: boolean;
  readonly unreadPapers: boolean;
  /** Days that papers in the file certainly add, in the limit's unit. */
  readonly added?: number;
  readonly addedMonths?: number;
  /** Days that papers in the file add at the very most. */
  readonly possible?: number;
}

/** Hours of the two events, `HH:MM`, where they are known. */
export interface Times {
  readonly from: string | null;
  readonly to: string | null;
}

function count(
  limit: TimeLimit,
  unit: PeriodUnit,
  from: CivilDate,
  to: CivilDate,
  calendar: WorkCalendar,
  doubts: Doubts,
): LimitCount {
  const added = doubts.added ?? 0;
  const plain = dueDate(from, limit.value + added, unit, limit.rolls, calendar);
  const later = doubts.addedMonths ? addMonths(plain, doubts.addedMonths) : plain;
  return {
    from,
    to,
    due: later !== plain && limit.rolls ? rollToWorkday(later, calendar) : later,
    used: usedPeriod(from, to, unit, calendar),
    allowed: limit.value + added,
    unit,
  };
}

function open(
  reason: UndeterminedReason,
  own: LimitCount | null = null,
  other: LimitCount | null = null,
): LimitJudgement {
  return { verdict: 'undetermined', reason, count: own, otherCount: other };
}

function judgeHours(limit: TimeLimit, from: CivilDate, to: CivilDate, times: Times): LimitJudgement {
  const { fewest, most } = hoursBetween(from, times.from, to, times.to);
  const own: LimitCount = {
    from,
    to,
    due: addDays(from, Math.ceil(limit.value / 24)),
    used: Math.max(0, Math.round(times.from !== null && times.to !== null ? most : fewest)),
    allowed: limit.value,
    unit: 'hour',
  };
  if (most < 0) return open('end-before-start');
  if (most <= limit.value) return { verdict: 'within', reason: null, count: own, otherCount: null };
  if (fewest > limit.value) return { verdict: 'over', reason: null, count: own, otherCount: null };
  return open('time-missing', own);
}

/** A period to wait for: over (that is, not kept) when the step came before it had run. */
function judgeWait(own: LimitCount, other: LimitCount | null): LimitJudgement {
  const isKept = (each: LimitCount): boolean =>
    each.unit === 'working-day' ? each.used >= each.allowed : each.to >= each.due;
  if (isKept(own)) return { verdict: 'within', reason: null, count: own, otherCount: other };
  if (other !== null && isKept(other)) return open('disputed-unit', own, other);
  return { verdict: 'over', reason: null, count: own, otherCount: other };
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
  times: Times = { from: null, to: null },
): LimitJudgement {
  if (from === null) return open('start-missing');
  if (to === null) return open('end-missing');
  if (to < from) return open('end-before-start');
  if (limit.unit === 'hour') return judgeHours(limit, from, to, times);
  try {
    const own = count(limit, limit.unit, from, to, calendar, doubts);
    const other = limit.disputed
      ? count(
          limit,
          limit.unit === 'working-day' ? 'calendar-day' : 'working-day',
          from,
          to,
          calendar,
          doubts,
        )
      : null;
    if (limit.direction === 'min') return judgeWait(own, other);
    if (to <= own.due) {
      const verdict = daysBetween(to, own.due) <= NEAR_DAYS ? 'near' : 'within';
      return { verdict, reason: null, count: own, otherCount: other };
    }
    if (other !== null && to <= other.due) return open('disputed-unit', own, other);
    if (doubts.clockPapers > 0) return open('clock-paper', own, other);
    if ((doubts.possible ?? 0) > 0 && own.used <= own.allowed + (doubts.possible ?? 0))
      return open('clock-paper', own, other);
    if (doubts.clockMentioned) return open('clock-mentioned', own, other);
    if (doubts.unreadPapers) return open('unread-pages', own, other);
    return { verdict: 'over', reason: null, count: own, otherCount: other };
  } catch (error) {
    if (error instanceof AppError && error.code === 'calendar-missing') return open('calendar-missing');
    throw error;
  }
}

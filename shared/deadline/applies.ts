/** Which limits bind a case, and between which of its events. */
import type { CaseEvent, CaseFacts } from '../facts/case-facts.ts';
import { isInForce, type TimeLimit } from './limits.ts';

/** A day that another paper merely mentions is used only where no paper of its own gives one. */
const SURE_DATE = 0.9;

/** What of a case decides which limits bind it. */
export interface CaseFrame {
  readonly caseType: string;
  readonly organ: string;
  /** Full titles of the laws its papers cite. */
  readonly laws: ReadonlySet<string>;
}

const POLICE = /公安/;

/** True when a limit binds cases of this kind by this organ on this day. */
export function binds(limit: TimeLimit, frame: CaseFrame, day: string | null): boolean {
  if (!limit.caseTypes.includes(frame.caseType)) return false;
  if (limit.organs !== null && !new RegExp(limit.organs).test(frame.organ)) return false;
  if (limit.specialLaws.some((law) => frame.laws.has(law))) return false;
  if (limit.specialLaws.length > 0 && POLICE.test(frame.organ)) return false;
  if (limit.onlyUnder.length > 0 && !limit.onlyUnder.some((law) => frame.laws.has(law))) return false;
  if (day === null) return limit.inForce.to === null;
  return isInForce(limit, day);
}

export interface Span {
  readonly from: CaseEvent | null;
  readonly to: CaseEvent | null;
}

/** Steps that may happen more than once in a case, each with an end of its own. */
const REPEATED: ReadonlySet<string> = new Set(['preserved', 'seized', 'frozen', 'collected']);

function surest(events: readonly CaseEvent[], kind: string): CaseEvent[] {
  const own = events.filter((event) => event.kind === kind);
  const sure = own.filter((event) => event.confidence >= SURE_DATE);
  return sure.length > 0 ? sure : own;
}

/**
 * Pairs of events a limit runs between. Where a step has several dates the pair is taken that speaks most for the
 * organ: a period to keep runs from the latest start to the first end, a period to wait for from the first to the last.
 */
export function spansOf(limit: TimeLimit, events: readonly CaseEvent[]): Span[] {
  const starts = surest(events, limit.from);
  const ends = surest(events, limit.to);
  const [first] = starts;
  if (!first) return ends.length > 0 ? [{ from: null, to: ends[0] ?? null }] : [];
  if (limit.direction === 'min') {
    const to = ends.at(-1) ?? null;
    return [{ from: first, to }];
  }
  const endAfter = (from: CaseEvent): CaseEvent | null =>
    ends.find((end) => end.date >= from.date) ?? ends.at(-1) ?? null;
  if (REPEATED.has(limit.from)) {
    const days = starts.filter(
      (start, index) => starts.findIndex((other) => other.date === start.date) === index,
    );
    return days.map((from) => ({ from, to: endAfter(from) }));
  }
  const end = ends.find((candidate) => candidate.date >= first.date) ?? ends.at(-1) ?? null;
  const from = end === null ? first : (starts.findLast((start) => start.date <= end.date) ?? first);
  return [{ from, to: end }];
}

/** Limits of one branch that say of the same step what a general limit says. */
export function supporting(limit: TimeLimit, limits: readonly TimeLimit[], facts: CaseFacts): TimeLimit[] {
  const organ = facts.organ?.value ?? '';
  return limits.filter(
    (other) =>
      other.supports === limit.id &&
      other.status !== 'unverified' &&
      (other.organs === null || new RegExp(other.organs).test(organ)),
  );
}

/** Events no paper dates, which follow from others: when the time to seek review or to sue had run. */
import { AppError } from '../errors.ts';
import type { CaseEvent, CaseFacts } from '../facts/case-facts.ts';
import { addMonths } from '../model/civil-date.ts';
import { rollToWorkday, type WorkCalendar } from './calendar.ts';
import type { TimeLimit } from './limits.ts';

/** The time to sue outlasts the time to seek review: when it has run, both have. */
const SUIT = 'XZ-46';
/** Review, a suit or a deferral moves that day, and no paper says whither. */
const MOVING: ReadonlySet<string> = new Set(['RECON_COURT', 'DEFER']);

/** The day the party could no longer seek review or sue, counted from the service of the decision. */
function remedyExpired(facts: CaseFacts, limits: readonly TimeLimit[], calendar: WorkCalendar): CaseEvent[] {
  const suit = limits.find((limit) => limit.id === SUIT);
  const served = facts.events.filter((event) => event.kind === 'served').at(-1);
  if (!suit || !served || facts.documents.some(({ kind }) => MOVING.has(kind ?? ''))) return [];
  try {
    const date = rollToWorkday(addMonths(served.date, suit.value), calendar);
    return [{ ...served, kind: 'remedy-expired', date, time: null }];
  } catch (error) {
    if (error instanceof AppError && error.code === 'calendar-missing') return [];
    throw error;
  }
}

/** A case's events with those that follow from them, in the order of their days. */
export function withDerived(
  facts: CaseFacts,
  limits: readonly TimeLimit[],
  calendar: WorkCalendar,
): readonly CaseEvent[] {
  const derived = remedyExpired(facts, limits, calendar);
  return derived.length === 0
    ? facts.events
    : [...facts.events, ...derived].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

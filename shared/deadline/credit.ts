/** What the papers in a file add to a period: certainly, at the very most, or nobody can tell. */
import type { CaseFacts, ClockPaper } from '../facts/case-facts.ts';
import { type CivilDate, daysBetween } from '../model/civil-date.ts';
import type { TimeLimit } from './limits.ts';
import type { Doubts } from './overdue.ts';

/** A public notice before and since 2022-01-01, the longer. @law civil-procedure-law@2017#92 */
const LONGEST_ANNOUNCEMENT_DAYS = 60;

export interface Credit extends Pick<Doubts, 'clockPapers'> {
  readonly added: number;
  readonly addedMonths: number;
  readonly possible: number;
  readonly papers: readonly ClockPaper[];
  /** The days on which prolonging was approved. */
  readonly approvedOn: readonly CivilDate[];
}

function dateOf(facts: CaseFacts, paper: ClockPaper): CivilDate | null {
  return facts.documents.find((document) => document.id === paper.documentId)?.date ?? null;
}

/** From the first step of the hearing to its end, at the very most. */
function hearingDays(facts: CaseFacts, from: CivilDate, to: CivilDate): number | null {
  const of = (kinds: readonly string[]): CivilDate[] =>
    facts.events
      .filter((event) => kinds.includes(event.kind) && event.date >= from && event.date <= to)
      .map((event) => event.date);
  const begun = of(['notified', 'notice-served', 'hearing-requested', 'hearing-notified'])[0];
  const ended = of(['heard']).at(-1);
  return begun === undefined || ended === undefined ? null : Math.max(0, daysBetween(begun, ended)) + 1;
}

/** True when a paper lies outside the span it would have to stop: an appraisal before the case was filed. */
function isOutside(date: CivilDate | null, paper: ClockPaper, from: CivilDate, to: CivilDate): boolean {
  if (paper.from !== null && paper.to !== null) return paper.to < from || paper.from > to;
  if (date === null) return false;
  return paper.stop === 'appraisal' || paper.stop === 'hearing' ? date < from || date > to : date < from;
}

/** Weighs the papers that may stop a limit's clock between two days. */
export function creditOf(
  limit: TimeLimit,
  facts: CaseFacts,
  from: CivilDate | null,
  to: CivilDate | null,
): Credit {
  const all = facts.clockPapers.filter((paper) => limit.stoppedBy.includes(paper.stop));
  const papers =
    from === null || to === null
      ? all
      : all.filter((paper) => !isOutside(dateOf(facts, paper), paper, from, to));
  let [added, addedMonths, possible, unknown] = [0, 0, 0, 0];
  const approvedOn: CivilDate[] = [];
  let isHearingCounted = false;
  for (const paper of papers) {
    const date = dateOf(facts, paper);
    const span = paper.from !== null && paper.to !== null ? daysBetween(paper.from, paper.to) + 1 : null;
    if (paper.stop === 'extension' || paper.stop === 'seizure-extension') {
      if (date !== null) approvedOn.push(date);
      if (paper.period === null) unknown += 1;
      else if (paper.period.unit === 'month') addedMonths += paper.period.value;
      else added += paper.period.value;
    } else if (paper.stop === 'hearing') {
      if (isHearingCounted) continue;
      isHearingCounted = true;
      const days = from === null || to === null ? null : hearingDays(facts, from, to);
      if (days === null) unknown += 1;
      else possible += days;
    } else if (span !== null && span > 0) possible += span;
    else if (paper.stop === 'appraisal' && date !== null && from !== null)
      possible += Math.max(0, daysBetween(from, date)) + 1;
    else if (paper.stop === 'announcement') possible += LONGEST_ANNOUNCEMENT_DAYS;
    else unknown += 1;
  }
  return { clockPapers: unknown, added, addedMonths, possible, papers, approvedOn };
}

/** True when every approval to prolong came after the period it was to prolong had ended. */
export function isApprovedTooLate(credit: Credit, due: CivilDate): boolean {
  return credit.approvedOn.length > 0 && credit.approvedOn.every((day) => day > due);
}

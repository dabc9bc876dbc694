/** Findings from time limits: each step of the case against each limit that applied to it. */
import { binds, type CaseFrame, spansOf, supporting } from '../deadline/applies.ts';
import type { WorkCalendar } from '../deadline/calendar.ts';
import { type Credit, creditOf, isApprovedTooLate } from '../deadline/credit.ts';
import { withDerived } from '../deadline/derived.ts';
import { isInForce, type TimeLimit } from '../deadline/limits.ts';
import { type Doubts, judgeLimit, type LimitJudgement } from '../deadline/overdue.ts';
import type { CaseEvent, CaseFacts } from '../facts/case-facts.ts';
import { type CaseDocument, DocumentView } from '../facts/view.ts';
import type { LawLibrary } from '../law/library.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Finding, LegalBasis } from '../model/finding.ts';
import type { CheckCatalog } from './catalog.ts';
import type { PlacedCitation } from './citation-findings.ts';

export interface LimitResult extends LimitJudgement {
  readonly limit: TimeLimit;
  readonly fromEvent: CaseEvent | null;
  readonly toEvent: CaseEvent | null;
  /** Titles of the papers that may stop the clock. */
  readonly papers: readonly string[];
  /** A branch's own rules on the same step. */
  readonly alsoBasis: readonly TimeLimit['basis'][];
  /** The law's day, before anything was prolonged, when prolonging was approved after it. */
  readonly approvedTooLate: CivilDate | null;
}

/** Date confidence below which an overrun is only a hint (the date comes from another paper's mention). */
const SURE_DATE = 0.9;
/** Prolonging without approval in time. */
const LATE_EXTENSION = 'E065';

function mentionsClock(documents: readonly CaseDocument[], catalog: CheckCatalog): boolean {
  return documents.some((document) => {
    const { folded } = new DocumentView(document);
    const compact = folded.replace(/\s+/g, '').replaceAll('.', '。');
    return catalog.clockMentions.some((pattern) => pattern.test(compact));
  });
}

/** A limit that hangs on a condition no program can tell is listed, never called over. */
function settled(limit: TimeLimit, judgement: LimitJudgement): LimitJudgement {
  const isOpen = judgement.verdict === 'over' && limit.condition !== null;
  return isOpen ? { ...judgement, verdict: 'undetermined', reason: 'condition' } : judgement;
}

/** The day a period ended before anything was prolonged, when all approvals came after it. */
function lateApproval(
  limit: TimeLimit,
  credit: Credit,
  from: CivilDate | null,
  to: CivilDate | null,
  calendar: WorkCalendar,
): CivilDate | null {
  if (credit.approvedOn.length === 0 || credit.possible > 0) return null;
  const plain = judgeLimit(
    limit,
    from,
    to,
    { clockPapers: 0, clockMentioned: false, unreadPapers: false },
    calendar,
  );
  return plain.verdict === 'over' && plain.count && isApprovedTooLate(credit, plain.count.due)
    ? plain.count.due
    : null;
}

/** Judges every limit that applies to a case. */
export function judgeLimits(
  facts: CaseFacts,
  documents: readonly CaseDocument[],
  citations: readonly PlacedCitation[],
  limits: readonly TimeLimit[],
  calendar: WorkCalendar,
  catalog: CheckCatalog,
): LimitResult[] {
  const unreadPapers = facts.documents.some((document) => document.kind === null && !document.hasText);
  const clockMentioned = mentionsClock(documents, catalog);
  const frame: CaseFrame = {
    caseType: facts.caseType,
    organ: facts.organ?.value ?? '',
    laws: new Set(citations.flatMap((citation) => citation.law ?? [])),
  };
  const events = withDerived(facts, limits, calendar);
  return limits
    .filter((limit) => limit.supports === null)
    .flatMap((limit) =>
      spansOf(limit, events)
        .filter(({ from, to }) => {
          const day = (limit.decidedBy === 'start' ? from : to)?.date ?? null;
          return binds(limit, frame, day) && (limit.isAlwaysShown || (from !== null && to !== null));
        })
        .map(({ from, to }): LimitResult => {
          const credit = creditOf(limit, facts, from?.date ?? null, to?.date ?? null);
          const doubts: Doubts = {
            ...credit,
            clockMentioned:
              clockMentioned && limit.stoppedBy.includes('extension') && credit.papers.length === 0,
            unreadPapers,
          };
          const times = { from: from?.time ?? null, to: to?.time ?? null };
          const judgement = judgeLimit(limit, from?.date ?? null, to?.date ?? null, doubts, calendar, times);
          return {
            ...settled(limit, judgement),
            limit,
            fromEvent: from,
            toEvent: to,
            papers: [...new Set(credit.papers.map((paper) => paper.title))],
            alsoBasis: supporting(limit, limits, facts)
              .filter((other) => from === null || isInForce(other, from.date))
              .map((other) => other.basis),
            approvedTooLate: lateApproval(limit, credit, from?.date ?? null, to?.date ?? null, calendar),
          };
        }),
    );
}

function basesOf(result: LimitResult, library: LawLibrary): LegalBasis[] {
  return [result.limit.basis, ...result.alsoBasis].flatMap(({ law, articles }) =>
    articles.map((article) => ({
      law,
      lawId: library.lexicon.find(law)?.id ?? null,
      article,
      version: null,
    })),
  );
}

function messageKey(result: LimitResult, unit: string): string {
  if (result.approvedTooLate !== null) return 'limit.over.approval';
  return result.limit.direction === 'min' ? `limit.early.${unit}` : `limit.over.${unit}`;
}

/** One finding per limit that was overrun, or whose prolonging was approved too late. */
export function limitFindings(
  results: readonly LimitResult[],
  library: LawLibrary,
  catalog: CheckCatalog,
): Finding[] {
  return results.flatMap((result): Finding[] => {
    const { limit, count, fromEvent, toEvent, approvedTooLate } = result;
    const isLate = approvedTooLate !== null;
    if ((result.verdict !== 'over' && !isLate) || limit.rule === null) return [];
    if (count === null || fromEvent === null || toEvent === null) return [];
    const rule = isLate ? LATE_EXTENSION : limit.rule;
    const confidence = Math.min(fromEvent.confidence, toEvent.confidence);
    const isSure = confidence >= SURE_DATE && limit.status !== 'unverified' && limit.level === 'full';
    const due = approvedTooLate ?? count.due;
    const over = Math.abs(count.used - count.allowed);
    const { from, to, used, allowed, unit } = count;
    return [
      {
        key: `${rule}|${limit.id}|${from}|${to}`,
        rule,
        severity: isSure ? catalog.entry(rule).severity : 'hint',
        message: {
          key: messageKey(result, unit),
          params: { name: limit.name, from, to, due, used, allowed, over, papers: result.papers.join('、') },
        },
        basis: basesOf(result, library),
        where: [toEvent.anchor, fromEvent.anchor],
        confidence,
        data: { kind: 'limit', limitId: limit.id, from, to, due, used, allowed, unit, over },
      },
    ];
  });
}

/** Findings from time limits: each step of the case against each limit that applied to it. */
import type { WorkCalendar } from '../deadline/calendar.ts';
import type { TimeLimit } from '../deadline/limits.ts';
import { type Doubts, judgeLimit, type LimitJudgement } from '../deadline/overdue.ts';
import type { CaseEvent, CaseFacts } from '../facts/case-facts.ts';
import { type CaseDocument, DocumentView } from '../facts/view.ts';
import type { LawLibrary } from '../law/library.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckCatalog } from './catalog.ts';
import type { PlacedCitation } from './citation-findings.ts';

export interface LimitResult extends LimitJudgement {
  readonly limit: TimeLimit;
  readonly fromEvent: CaseEvent | null;
  readonly toEvent: CaseEvent | null;
  /** Titles of the papers that may stop the clock. */
  readonly papers: readonly string[];
}

/** Date confidence below which an overrun is only a hint (the date comes from another paper's mention). */
const SURE_DATE = 0.9;

function applies(
  limit: TimeLimit,
  facts: CaseFacts,
  citations: readonly PlacedCitation[],
  decidedBy: CaseEvent | null,
): boolean {
  if (!limit.caseTypes.includes(facts.caseType)) return false;
  if (limit.specialLaws.some((law) => citations.some((citation) => citation.law === law))) return false;
  if (limit.specialLaws.length > 0 && /公安/.test(facts.organ?.value ?? '')) return false;
  const day = decidedBy?.date ?? null;
  if (day === null) return limit.inForce.to === null;
  return (
    (limit.inForce.from === null || day >= limit.inForce.from) &&
    (limit.inForce.to === null || day <= limit.inForce.to)
  );
}

/** Pairs of events a limit runs between: each start with the first end that is not before it. */
function spans(
  limit: TimeLimit,
  events: readonly CaseEvent[],
): { from: CaseEvent | null; to: CaseEvent | null }[] {
  const starts = events.filter((event) => event.kind === limit.from);
  const ends = events.filter((event) => event.kind === limit.to);
  const [first] = starts;
  if (!first) return ends.length > 0 ? [{ from: null, to: ends[0] ?? null }] : [];
  // A case is filed, decided and served once; evidence may be preserved more than once.
  const relevant = limit.from === 'preserved' ? starts : [first];
  return relevant.map((from) => ({
    from,
    to: ends.find((end) => end.date >= from.date) ?? ends.at(-1) ?? null,
  }));
}

function mentionsClock(documents: readonly CaseDocument[], catalog: CheckCatalog): boolean {
  return documents.some((document) => {
    const { folded } = new DocumentView(document);
    const compact = folded.replace(/\s+/g, '').replaceAll('.', '。');
    return catalog.clockMentions.some((pattern) => pattern.test(compact));
  });
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
  return limits.flatMap((limit) =>
    spans(limit, facts.events)
      .filter(({ from, to }) => applies(limit, facts, citations, limit.decidedBy === 'start' ? from : to))
      .map(({ from, to }) => {
        const papers = facts.clockPapers.filter((paper) => limit.stoppedBy.includes(paper.stop));
        const doubts: Doubts = {
          clockPapers: papers.length,
          clockMentioned: clockMentioned && limit.stoppedBy.includes('extension'),
          unreadPapers,
        };
        const judgement = judgeLimit(limit, from?.date ?? null, to?.date ?? null, doubts, calendar);
        return {
          ...judgement,
          limit,
          fromEvent: from,
          toEvent: to,
          papers: [...new Set(papers.map((paper) => paper.title))],
        };
      }),
  );
}

/** One finding per limit that was overrun. */
export function limitFindings(
  results: readonly LimitResult[],
  library: LawLibrary,
  catalog: CheckCatalog,
): Finding[] {
  return results.flatMap((result): Finding[] => {
    const { limit, count, fromEvent, toEvent } = result;
    if (result.verdict !== 'over' || count === null || fromEvent === null || toEvent === null) return [];
    const confidence = Math.min(fromEvent.confidence, toEvent.confidence);
    const isSure = confidence >= SURE_DATE && limit.status !== 'unverified';
    const over = count.used - count.allowed;
    const law = library.lexicon.find(limit.basis.law);
    return [
      {
        key: `${limit.rule}|${limit.id}|${count.from}|${count.to}`,
        rule: limit.rule,
        severity: isSure ? catalog.entry(limit.rule).severity : 'hint',
        message: {
          key: `limit.over.${limit.unit}`,
          params: {
            name: limit.name,
            from: count.from,
            to: count.to,
            due: count.due,
            used: count.used,
            allowed: count.allowed,
            over,
          },
        },
        basis: limit.basis.articles.map((article) => ({
          law: limit.basis.law,
          lawId: law?.id ?? null,
          article,
          version: null,
        })),
        where: [toEvent.anchor, fromEvent.anchor],
        confidence,
        data: {
          kind: 'limit',
          limitId: limit.id,
          from: count.from,
          to: count.to,
          due: count.due,
          used: count.used,
          allowed: count.allowed,
          unit: count.unit,
          over,
        },
      },
    ];
  });
}

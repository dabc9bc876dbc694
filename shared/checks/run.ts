/** Runs every check on one case. Pure: facts, law data and calendar in, findings out. */
import type { WorkCalendar } from '../deadline/calendar.ts';
import type { TimeLimit } from '../deadline/limits.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import { extractFacts } from '../facts/extract.ts';
import type { CaseDocument } from '../facts/view.ts';
import type { Vocabulary } from '../facts/vocabulary.ts';
import type { LawLibrary } from '../law/library.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckCatalog } from './catalog.ts';
import { citationFindings, type PlacedCitation, placeCitations } from './citation-findings.ts';
import { judgeLimits, type LimitResult, limitFindings } from './limit-findings.ts';
import { CaseFile } from './rule/case-file.ts';
import type { RuleData } from './rule/rule-data.ts';
import { type RuleCoverage, ruleFindings } from './rule-findings.ts';
import { withoutUnconfirmed } from './unconfirmed.ts';

/** Everything the checks need besides the case. */
export interface CheckData {
  readonly vocabulary: Vocabulary;
  readonly library: LawLibrary;
  readonly limits: readonly TimeLimit[];
  readonly calendar: WorkCalendar;
  readonly catalog: CheckCatalog;
  readonly rules: RuleData;
}

export interface CaseCheck {
  readonly facts: CaseFacts;
  readonly citations: readonly PlacedCitation[];
  readonly limits: readonly LimitResult[];
  readonly findings: readonly Finding[];
  /** What every rule came to: what was checked, and what could not be and why. */
  readonly coverage: readonly RuleCoverage[];
}

const SEVERITY_ORDER = { veto: 0, error: 1, flaw: 2, hint: 3 } as const;

/**
 * Checks one case.
 * @param citationDate judges every citation at this day instead of its own document's
 */
export function checkCase(
  documents: readonly CaseDocument[],
  data: CheckData,
  citationDate: CivilDate | null = null,
): CaseCheck {
  const facts = extractFacts(documents, data.vocabulary);
  const placed = documents.map((document) => {
    const own = facts.documents.find((candidate) => candidate.id === document.id)?.date ?? null;
    const date = citationDate ?? own;
    return { document, citations: placeCitations(document, date, data.library) };
  });
  const citations = placed.flatMap((entry) => entry.citations);
  const limits = judgeLimits(facts, documents, citations, data.limits, data.calendar, data.catalog);
  const file = new CaseFile(documents, facts, citations, data.calendar, data.vocabulary, data.rules);
  const ruled = ruleFindings(file, data.library, data.catalog);
  const found = [
    ...placed.flatMap(({ document, citations: own }) =>
      citationFindings(own, document.id, data.library, data.catalog),
    ),
    ...limitFindings(limits, data.library, data.catalog),
    ...ruled.findings,
  ];
  const findings = withoutUnconfirmed(found, facts, documents).toSorted(
    (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || (a.key < b.key ? -1 : 1),
  );
  return { facts, citations, limits, findings, coverage: ruled.coverage };
}

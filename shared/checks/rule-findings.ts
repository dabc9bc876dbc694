/** Runs the rules on one case: findings at the catalogue's severity, one per root cause, and what could not be checked. */
import type { LawLibrary } from '../law/library.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Finding, LegalBasis, Severity } from '../model/finding.ts';
import type { CheckCatalog } from './catalog.ts';
import type { CaseFile } from './rule/case-file.ts';
import type { Outcome, Violation } from './rule/rule.ts';
import type { RuleData } from './rule/rule-data.ts';
import { ALL_RULES } from './rules/all-rules.ts';

/** What became of one rule on one case. */
export interface RuleCoverage {
  readonly rule: string;
  readonly state: 'holds' | 'violated' | 'undetermined' | 'not-applicable';
  /** Inputs that were missing: `document:NOTICE`, `date:filed`, `person:host`. */
  readonly missing: readonly string[];
}

const SURE = 0.9;
const UNSURE = 0.5;
const PENALTY_LAW = '中华人民共和国行政处罚法';

function basisOf(
  code: string,
  date: CivilDate | null,
  data: RuleData,
  library: LawLibrary,
  catalog: CheckCatalog,
): LegalBasis[] {
  return catalog.entry(code).basis.flatMap(({ law, articles }): LegalBasis[] => {
    // The catalogue has the numbers of 2021; for a decision before that they would mislead.
    if (law === PENALTY_LAW && date !== null && date < data.penaltyLaw2021From) return [];
    const id = library.lexicon.find(law)?.id ?? null;
    return articles.map((article) => ({ law, lawId: id, article, version: null }));
  });
}

/** Hidden by another finding about the same thing, by the order in the data. */
function withoutConsequences(found: readonly Violation[], data: RuleData): Violation[] {
  const sure = new Set(found.filter(({ isSure }) => isSure).map(({ code }) => code));
  const hidden = new Set(
    data.suppression.filter(({ first }) => sure.has(first)).flatMap(({ hides }) => hides),
  );
  return found.filter(({ code }) => !hidden.has(code));
}

function severityOf(violation: Violation, catalog: CheckCatalog): Severity {
  return violation.isSure ? catalog.entry(violation.code).severity : 'hint';
}

function stateOf(own: readonly Outcome[]): RuleCoverage['state'] {
  if (own.length === 0) return 'not-applicable';
  if (own.some(({ kind }) => kind === 'violated')) return 'violated';
  return own.some(({ kind }) => kind === 'undetermined') ? 'undetermined' : 'holds';
}

function coverageOf(outcomes: readonly Outcome[]): RuleCoverage[] {
  const codes = [...new Set(ALL_RULES.flatMap(([own]) => own))].toSorted();
  return codes.map((rule) => {
    const own = outcomes.filter(({ code }) => code === rule);
    const missing = own.flatMap((outcome) => (outcome.kind === 'undetermined' ? [outcome.missing] : []));
    return { rule, state: stateOf(own), missing: [...new Set(missing)] };
  });
}

/** Two rules may come to the same passage with the same words: shown once. */
function once(found: readonly Violation[]): Violation[] {
  const seen = new Set<string>();
  return found.filter(({ code, variant, subject }) => {
    const key = `${code}|${variant}|${subject}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Runs every rule. */
export function ruleFindings(
  file: CaseFile,
  library: LawLibrary,
  catalog: CheckCatalog,
): { readonly findings: readonly Finding[]; readonly coverage: readonly RuleCoverage[] } {
  const outcomes = ALL_RULES.flatMap(([, rule]) => rule(file));
  const violations = outcomes.filter((outcome) => outcome.kind === 'violated');
  const date = file.decidedOn;
  const findings = once(withoutConsequences(violations, file.data)).map(
    (violation): Finding => ({
      key: `${violation.code}|${violation.variant}|${violation.subject}`,
      rule: violation.code,
      severity: severityOf(violation, catalog),
      message: { key: `rule.${violation.code}.${violation.variant}`, params: violation.params },
      basis: basisOf(violation.code, date, file.data, library, catalog),
      where: violation.where,
      confidence: violation.isSure ? SURE : UNSURE,
      data: { kind: 'rule', variant: violation.variant, params: violation.params },
    }),
  );
  return { findings, coverage: coverageOf(outcomes) };
}

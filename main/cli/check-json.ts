/** A checked case as the JSON of `check` (interfaces.md §1). */
import type { LimitResult } from '../../shared/checks/limit-findings.ts';
import type { CaseEvent } from '../../shared/facts/case-facts.ts';
import { OFFICER_ROLES } from '../../shared/facts/vocabulary.ts';
import type { CivilDate } from '../../shared/model/civil-date.ts';
import { checkData } from '../backend/checks.ts';
import type { ReadCase } from '../backend/import/read-case.ts';
import { citationJson } from './cite.ts';
import { type Language, messagesOf, sentence } from './format-finding.ts';

/** Events `facts.dates` names, by our event kinds. */
const FACT_DATES = {
  filed: 'filed',
  notified: 'notified',
  decided: 'decided',
  served: 'served',
  closed: 'closed',
  paid: 'paid',
} as const;

function firstDate(events: readonly CaseEvent[], kind: string): CivilDate | undefined {
  return events.filter((event) => event.kind === kind).toSorted((a, b) => b.confidence - a.confidence)[0]
    ?.date;
}

function limitHow(result: LimitResult, language: Language): string {
  const messages = messagesOf(language) as Readonly<Record<string, string>>;
  if (result.reason !== null)
    return sentence(
      { key: `limit.reason.${result.reason}`, params: { papers: result.papers.join('、') } },
      language,
    );
  if (result.count === null) return '';
  const key = `limit.how.${result.limit.direction === 'min' ? 'min.' : ''}${result.count.unit}`;
  return messages[key] === undefined ? '' : sentence({ key, params: { ...result.count } }, language);
}

/** What the decision fines first, then every other sum of the deciding papers and receipts. */
function amountsJson(facts: ReadCase['check']['facts']): Record<string, unknown>[] {
  const where = (anchor: { file: string; page: number }): string => `${anchor.file}#${anchor.page}`;
  const others = facts.money.filter(
    ({ role, documentKind }) =>
      role !== 'fine' &&
      role !== 'other' &&
      (documentKind === 'RECEIPT' || documentKind?.endsWith('DECISION') === true),
  );
  return [
    ...facts.fines.map(({ value, anchor }) => ({ value, role: 'fine', where: where(anchor) })),
    ...others.map(({ value, role, anchor }) => ({ value, role, where: where(anchor) })),
  ];
}

/** A finding as `check` prints it. */
function findingJson(
  finding: ReadCase['check']['findings'][number],
  language: Language,
): Record<string, unknown> {
  return {
    rule: finding.rule,
    title: checkData().catalog.entry(finding.rule).name,
    severity: finding.severity,
    message: sentence(finding.message, language),
    basis: finding.basis.map(({ law, article }) => ({ law, article })),
    where: finding.where.map(({ file, page, start, end, quote }) => ({ file, page, start, end, quote })),
    confidence: Math.round(finding.confidence * 100) / 100,
    data: finding.data,
  };
}

/** Rules that lacked an input: they say so, they do not guess. */
function undeterminedRules(check: ReadCase['check']): { rule: string; fact: string; reason: string }[] {
  return check.coverage.flatMap(({ rule, state, missing }) =>
    state === 'undetermined' ? missing.map((fact) => ({ rule, fact, reason: 'input-missing' })) : [],
  );
}

export function caseJson(path: string, read: ReadCase, language: Language): Record<string, unknown> {
  const { facts, citations, limits, findings } = read.check;
  const dates = Object.fromEntries(
    Object.entries(FACT_DATES).flatMap(([name, kind]) => {
      const date = firstDate(facts.events, kind);
      return date === undefined ? [] : [[name, date]];
    }),
  );
  const officerRoles: readonly string[] = OFFICER_ROLES;
  return {
    path,
    type: facts.caseType,
    title: read.title,
    documents: read.documents.map((document) => {
      const own = facts.documents.find((candidate) => candidate.id === document.id);
      const sources = new Set(document.pages.map((page) => page.textSource));
      return {
        file: document.file,
        pages: [document.fromPage, document.toPage],
        kind: document.kind,
        title: document.title,
        date: own?.date ?? null,
        textSource: sources.size === 1 ? [...sources][0] : 'mixed',
      };
    }),
    facts: {
      caseNo: facts.caseNo?.value ?? null,
      cause: facts.cause?.value ?? null,
      parties: facts.parties.map(({ name, kind, idNo, legalRep, address }) => ({
        name,
        kind,
        idNo,
        legalRep,
        address,
      })),
      officers: facts.people
        .filter((person) => person.roles.some((role) => officerRoles.includes(role)))
        .map(({ name, certNo, roles }) => ({
          name,
          certNo,
          roles: roles.filter((role) => officerRoles.includes(role)),
        })),
      organ: facts.organ?.value ?? null,
      dates,
      amounts: amountsJson(facts),
      undetermined: [...facts.undetermined, ...undeterminedRules(read.check)],
    },
    timeline: facts.events.map((event) => ({
      event: event.kind,
      date: event.date,
      ...(event.time === null ? {} : { time: event.time }),
      file: event.anchor.file,
      page: event.anchor.page,
      quote: event.anchor.quote,
      confirmed: false,
    })),
    limits: limits.map((result) => ({
      id: result.limit.id,
      from: result.count?.from ?? result.fromEvent?.date ?? null,
      to: result.count?.to ?? result.toEvent?.date ?? null,
      due: result.count?.due ?? null,
      used: result.count?.used ?? null,
      allowed: result.limit.value,
      unit: result.limit.unit,
      verdict: result.verdict,
      basis: { law: result.limit.basis.law, article: result.limit.basis.articles[0] },
      how: limitHow(result, language),
    })),
    citations: citations.map((citation) => ({
      ...citationJson(citation, language),
      start: citation.anchor.start,
      end: citation.anchor.end,
      file: citation.anchor.file,
      page: citation.anchor.page,
    })),
    findings: findings.map((finding) => findingJson(finding, language)),
  };
}

/** A checked case for people: facts, timeline, limits, findings. */
export function caseText(read: ReadCase, language: Language): string {
  const { facts, limits, findings } = read.check;
  const messages = messagesOf(language) as Readonly<Record<string, string>>;
  const word = (key: string): string => messages[key] ?? key;
  const lines = [`■ ${read.title}`];
  const heads = [
    facts.caseNo?.value,
    facts.organ?.value,
    facts.cause?.value,
    facts.parties.map((party) => party.name).join('、'),
  ];
  lines.push(`  ${heads.filter((head) => head).join(' · ')}`);
  for (const event of facts.events)
    lines.push(`  ${event.date}  ${word(`event.${event.kind}`)}  ${event.anchor.file} p${event.anchor.page}`);
  for (const result of limits)
    lines.push(
      `  ${result.limit.name}：${word(`limit.verdict.${result.verdict}`)}  ${limitHow(result, language)}`,
    );
  for (const finding of findings) {
    const [first] = finding.where;
    lines.push(
      `  [${word(`severity.${finding.severity}`)}] ${finding.rule} ${sentence(finding.message, language)}`,
    );
    if (first) lines.push(`      ${first.file} p${first.page} “${first.quote.replace(/\s+/g, '')}”`);
  }
  if (findings.length === 0) lines.push(`  ${word('cli.no-findings')}`);
  return lines.join('\n');
}

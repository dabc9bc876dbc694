/** From a checked case to what the comparison of a batch needs of it. */
import type { CaseDocument } from '../facts/view.ts';
import type { BatchCase } from './batch-findings.ts';
import { CaseFile } from './rule/case-file.ts';
import { certificates, presences } from './rules/officers.ts';
import type { CaseCheck, CheckData } from './run.ts';

/** What one case brings to the comparison. */
export function batchCase(
  id: string,
  title: string,
  documents: readonly CaseDocument[],
  check: CaseCheck,
  data: CheckData,
): BatchCase {
  const file = new CaseFile(
    documents,
    check.facts,
    check.citations,
    data.calendar,
    data.vocabulary,
    data.rules,
  );
  const decision = file.readable('DECISION', 'SIMPLE_DECISION').find((paper) => !paper.isOcr) ?? null;
  const fine = decision ? file.operative(decision).fine : null;
  const number = decision
    ? /([\u4e00-\u9fff]{2,14})\(((?:19|20)\d{2})\)(?:第)?(\d{1,6})号/.exec(decision.text.slice(0, 160))
    : null;
  const prefix = (number?.[1] ?? '').replace(/^.*(?:决定书|局|书)/, '');
  return {
    id,
    title,
    organ: file.facts.organ?.value ?? null,
    cause: file.facts.cause?.value ?? null,
    party: file.facts.parties[0]?.name ?? null,
    certificates: certificates(file).filter(({ paper }) => !paper.isOcr),
    presences: presences(file),
    records: file
      .readable('SITE_RECORD', 'INTERVIEW')
      .filter((paper) => !paper.isOcr)
      .map((paper) => ({ kind: paper.kind ?? '', title: paper.title, text: paper.text, anchor: paper.head })),
    fine: decision && fine ? { value: fine.value, anchor: decision.at(fine.start, fine.end) } : null,
    number:
      decision && number && prefix !== ''
        ? { prefix, year: number[2] ?? '', serial: Number(number[3]), anchor: decision.atMatch(number) }
        : null,
  };
}

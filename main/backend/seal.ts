/** What a signature stands for: the sheet, the rubric's version, the hashes of the files, who and when. */
import { createHash } from 'node:crypto';
import type { Seal } from './seal-format.ts';
import { readSheet, rubricOf } from './sheet.ts';
import type { CaseRow } from './store/cases.ts';
import type { ConclusionRow } from './store/conclusions.ts';
import type { Store } from './store/store.ts';
import type { UserRow } from './store/users.ts';

/** Puts together what is signed. The same sheet gives the same bytes. */
export function buildSeal(
  store: Store,
  row: CaseRow,
  user: UserRow,
  conclusion: ConclusionRow,
  signedAt: string,
): Seal {
  const sheet = readSheet(store, row, user.id);
  const { rubric, hash } = rubricOf(store, row);
  const files = store.cases.files(row.id);
  const fileName = (id: string): string => files.find((file) => file.id === id)?.name ?? '';
  const decisions = new Map(
    store.findings.decisions(row.id, user.id).map((decision) => [decision.findingId, decision]),
  );
  return {
    schema: 'case-review/seal@1',
    case: { id: row.id, title: row.title, caseNo: row.caseNo },
    rubric: { id: rubric.id, version: rubric.version, hash },
    files: files.map((file) => ({ name: file.name, sha256: file.sha256 })),
    facts: Object.fromEntries(Object.entries(sheet.facts).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    deductions: sheet.deductions.map((deduction) => ({
      itemId: deduction.itemId,
      optionId: deduction.optionId,
      level: deduction.level,
      affectsOutcome: deduction.affectsOutcome,
      count: deduction.count,
      note: deduction.note,
      evidence: deduction.evidence.map(({ anchor }) => ({
        file: fileName(anchor.fileId),
        page: anchor.page,
        start: anchor.start,
        end: anchor.end,
        quote: anchor.quote,
        textHash: anchor.textHash,
      })),
    })),
    assessed: sheet.assessed.toSorted(),
    findings: store.findings.list(row.id, user.id).map((finding) => {
      const decision = decisions.get(finding.id);
      return {
        rule: finding.finding.rule,
        key: finding.finding.key,
        state: decision?.state ?? 'open',
        reason: decision?.reason ?? null,
      };
    }),
    total: sheet.score.total,
    grade: sheet.score.grade,
    determination: conclusion.determination,
    determinationReason: conclusion.determinationReason,
    opinion: conclusion.opinion,
    reviewer: { id: user.id, name: user.name, unit: user.profile.unit },
    signedAt,
  };
}

export function sealHash(seal: string): string {
  return createHash('sha256').update(seal).digest('hex');
}

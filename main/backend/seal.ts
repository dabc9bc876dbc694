/** What a signature stands for: the sheet, the rubric's version, the hashes of the files, who and when. */
import { createHash } from 'node:crypto';
import { readSheet, rubricOf } from './sheet.ts';
import type { CaseRow } from './store/cases.ts';
import type { ConclusionRow } from './store/conclusions.ts';
import type { Store } from './store/store.ts';
import type { UserRow } from './store/users.ts';

export interface Seal {
  readonly schema: 'case-review/seal@1';
  readonly case: { readonly id: string; readonly title: string; readonly caseNo: string | null };
  readonly rubric: { readonly id: string; readonly version: string; readonly hash: string };
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly facts: Readonly<Record<string, string | boolean>>;
  readonly deductions: readonly {
    readonly itemId: string;
    readonly optionId: string | null;
    readonly level: string | null;
    readonly affectsOutcome: boolean;
    readonly count: number;
    readonly note: string;
    readonly evidence: readonly {
      readonly file: string;
      readonly page: number;
      readonly start: number;
      readonly end: number;
      readonly quote: string;
      readonly textHash: string;
    }[];
  }[];
  /** Items looked at and found in order. */
  readonly assessed: readonly string[];
  readonly findings: readonly {
    readonly rule: string;
    readonly key: string;
    readonly state: string;
    readonly reason: string | null;
  }[];
  readonly total: number | null;
  readonly grade: string | null;
  readonly determination: string | null;
  readonly determinationReason: string;
  readonly opinion: string;
  readonly reviewer: { readonly id: string; readonly name: string; readonly unit: string };
  readonly signedAt: string;
}

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
    findings: store.findings.list(row.id).map((finding) => {
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

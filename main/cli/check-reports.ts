/** What `check --out` writes: the review form filled in with the machine's findings, and the finding list. */
import { zh } from '../../shared/i18n/translate.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { checkData } from '../backend/checks.ts';
import type { ReadCase } from '../backend/import/read-case.ts';
import type { ReviewForm } from '../backend/reports/review-form.ts';
import { reviewFormDocx } from '../backend/reports/review-form-docx.ts';
import { type Column, tableXlsx } from '../backend/reports/table-xlsx.ts';
import { sentence } from './format-finding.ts';

function places(finding: Finding): string {
  return finding.where.map((anchor) => `${anchor.file} 第${anchor.page}页`).join('\n');
}

function quotes(finding: Finding): string {
  return finding.where.map((anchor) => `“${anchor.quote.replace(/\s+/g, '')}”`).join('\n');
}

function basis(finding: Finding): string {
  return finding.basis.map(({ law, article }) => `《${law}》第${article}条`).join('\n');
}

/** The form with the machine's findings, undetermined and unsigned: a person still has to review the case. */
export function checkForm(read: ReadCase): Promise<Uint8Array> {
  const { facts, findings } = read.check;
  const form: ReviewForm = {
    reviewName: zh('cli.form.review'),
    unit: '',
    caseTitle: read.title,
    caseNo: facts.caseNo?.value ?? '未读到',
    cause: facts.cause?.value ?? '未读到',
    organ: facts.organ?.value ?? '未读到',
    rubric: '—',
    reviewer: '—',
    groups: (['veto', 'error', 'flaw', 'hint'] as const).map((severity) => ({
      name: zh(`severity.${severity}`),
      kept: String(findings.filter((finding) => finding.severity === severity).length),
      max: String(findings.length),
    })),
    total: '—',
    grade: '—',
    determination: '未认定',
    determinationReason: zh('cli.form.reason'),
    opinion: zh('cli.form.opinion', { count: findings.length }),
    rows: findings.map((finding) => ({
      item: `${finding.rule} ${checkData().catalog.entry(finding.rule).name}`,
      problem: sentence(finding.message, 'zh'),
      value: zh(`severity.${finding.severity}`),
      where: places(finding),
      quote: quotes(finding),
    })),
    notApplicable: '',
    signatures: [],
    sealHash: '',
  };
  return reviewFormDocx(form);
}

const COLUMNS: readonly Column<Finding>[] = [
  { header: '序号', width: 6, value: (_, index) => index + 1, center: true },
  { header: '程度', width: 8, value: (row) => zh(`severity.${row.severity}`), center: true },
  { header: '规则', width: 8, value: (row) => row.rule, center: true },
  { header: '问题', width: 26, value: (row) => checkData().catalog.entry(row.rule).name },
  { header: '说明', width: 60, value: (row) => sentence(row.message, 'zh') },
  { header: '依据', width: 34, value: basis },
  { header: '所在文书及页码', width: 34, value: places },
  { header: '原文', width: 40, value: quotes },
  { header: '把握', width: 8, value: (row) => `${Math.round(row.confidence * 100)}%`, center: true },
];

export function checkList(read: ReadCase): Promise<Uint8Array> {
  return tableXlsx('问题清单', `${read.title} 问题清单`, COLUMNS, read.check.findings);
}

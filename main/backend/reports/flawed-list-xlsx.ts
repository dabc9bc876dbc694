/** The list of flawed and wrong cases as .xlsx. */
import type { FlawedRow } from './flawed-list.ts';
import { type Column, tableXlsx } from './table-xlsx.ts';

const COLUMNS: readonly Column<FlawedRow>[] = [
  { header: '序号', width: 6, value: (_, index) => index + 1, center: true },
  { header: '案号', width: 20, value: (row) => row.caseNo },
  { header: '被评查单位', width: 16, value: (row) => row.organ },
  { header: '案卷名称', width: 24, value: (row) => row.caseTitle },
  { header: '案由', width: 18, value: (row) => row.cause },
  { header: '得分', width: 7, value: (row) => row.total, center: true },
  { header: '等次', width: 8, value: (row) => row.grade, center: true },
  { header: '认定', width: 8, value: (row) => row.determination, center: true },
  { header: '主要问题', width: 36, value: (row) => row.problems },
  { header: '法律依据', width: 24, value: (row) => row.basis },
  { header: '所在文书及页码', width: 20, value: (row) => row.places },
  { header: '认定理由', width: 22, value: (row) => row.reason },
  { header: '评查人', width: 10, value: (row) => row.reviewer, center: true },
  { header: '签署时间', width: 13, value: (row) => row.signedAt },
  { header: '状态', width: 8, value: (row) => row.state, center: true },
  // So that an edited list can be matched with its cases again.
  { header: '案卷编号（勿改）', width: 38, value: (row) => row.caseId, hidden: true },
];

/** Makes the .xlsx bytes. */
export function flawedListXlsx(reviewName: string, rows: readonly FlawedRow[]): Promise<Uint8Array> {
  return tableXlsx('瑕疵错案清单', `${reviewName} 瑕疵案件、错案清单`, COLUMNS, rows);
}

/** The list as .xlsx: every word a text cell, so that nothing typed or read from a file can become a formula. */
import { type CellStyle, writeXlsx } from 'hucre/xlsx';
import type { FlawedRow } from './flawed-list.ts';

interface Column {
  readonly header: string;
  readonly width: number;
  readonly value: (row: FlawedRow, index: number) => string | number | null;
  readonly center?: boolean;
}

const COLUMNS: readonly Column[] = [
  { header: '序号', width: 6, value: (_, index) => index + 1, center: true },
  { header: '案号', width: 24, value: (row) => row.caseNo },
  { header: '被评查单位', width: 22, value: (row) => row.organ },
  { header: '案卷名称', width: 34, value: (row) => row.caseTitle },
  { header: '案由', width: 26, value: (row) => row.cause },
  { header: '得分', width: 8, value: (row) => row.total, center: true },
  { header: '等次', width: 9, value: (row) => row.grade, center: true },
  { header: '认定', width: 8, value: (row) => row.determination, center: true },
  { header: '主要问题', width: 46, value: (row) => row.problems },
  { header: '法律依据', width: 34, value: (row) => row.basis },
  { header: '所在文书及页码', width: 26, value: (row) => row.places },
  { header: '认定理由', width: 34, value: (row) => row.reason },
  { header: '评查人', width: 10, value: (row) => row.reviewer, center: true },
  { header: '签署时间', width: 22, value: (row) => row.signedAt },
  { header: '状态', width: 12, value: (row) => row.state, center: true },
  // So that an edited list can be matched with its cases again.
  { header: '案卷编号（勿改）', width: 38, value: (row) => row.caseId },
];

const EDGE = { style: 'thin', color: { rgb: 'FF999999' } } as const;
const BORDER = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
const TITLE_ROW = 0;
const HEADER_ROW = 1;
const FIRST_ROW = 2;

type CellMap = NonNullable<NonNullable<Parameters<typeof writeXlsx>[0]['sheets'][number]['cells']>>;

function styleOf(column: Column): CellStyle {
  return {
    font: { name: '宋体', size: 11 },
    border: BORDER,
    alignment: { vertical: 'top', horizontal: column.center ? 'center' : 'left', wrapText: true },
  };
}

const HEADER_STYLE: CellStyle = {
  font: { name: '黑体', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFEAF0FB' } },
  border: BORDER,
  alignment: { vertical: 'center', horizontal: 'center', wrapText: true },
};

/** Makes the .xlsx bytes. */
export async function flawedListXlsx(reviewName: string, rows: readonly FlawedRow[]): Promise<Uint8Array> {
  const cells: CellMap = new Map();
  const text = (row: number, column: number, value: string, style: CellStyle): void => {
    cells.set(`${row},${column}`, { value, type: 'string', style });
  };
  text(TITLE_ROW, 0, `${reviewName} 瑕疵案件、错案清单`, {
    font: { name: '方正小标宋简体', size: 18 },
    alignment: { vertical: 'center', horizontal: 'center' },
  });
  COLUMNS.forEach((column, index) => {
    text(HEADER_ROW, index, column.header, HEADER_STYLE);
    rows.forEach((row, order) => {
      const value = column.value(row, order);
      if (typeof value === 'number') cells.set(`${FIRST_ROW + order},${index}`, { value, type: 'number', style: styleOf(column) });
      else text(FIRST_ROW + order, index, value ?? '', styleOf(column));
    });
  });
  const lastRow = FIRST_ROW + rows.length - 1;
  const lastColumn = String.fromCharCode(64 + COLUMNS.length);
  const bytes = await writeXlsx({
    defaultFont: { name: '宋体', size: 11 },
    sheets: [
      {
        name: '瑕疵错案清单',
        columns: COLUMNS.map((column, index) => ({ width: column.width, hidden: index === COLUMNS.length - 1 })),
        rows: Array.from({ length: FIRST_ROW + rows.length }, () => COLUMNS.map(() => null)),
        cells,
        merges: [{ startRow: TITLE_ROW, startCol: 0, endRow: TITLE_ROW, endCol: COLUMNS.length - 2 }],
        freezePane: { rows: FIRST_ROW, columns: 2 },
        autoFilter: { range: `A${HEADER_ROW + 1}:${lastColumn}${Math.max(lastRow, HEADER_ROW) + 1}` },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$2',
          margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4 },
        },
        headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
      },
    ],
  });
  return new Uint8Array(bytes);
}

/** A rubric as a workbook an office can edit and send back; every cell is text. */
import { writeXlsx } from 'hucre/xlsx';
import type { Rubric } from '../../../shared/rubric/schema.ts';
import { rubricTables, type Table } from '../../../shared/rubric/table/rubric-tables.ts';
import { BODY_STYLE, HEADER_STYLE, wordCell } from './table-cells.ts';

const NARROW = 14;
const WIDE = 48;
/** Characters from which a column is wide. */
const LONG = 16;

function sheetOf({ sheet, header, rows }: Table) {
  const cells = new Map<string, ReturnType<typeof wordCell>>();
  header.forEach((text, column) => {
    cells.set(`0,${column}`, wordCell(text, HEADER_STYLE));
  });
  rows.forEach((row, index) => {
    row.forEach((text, column) => {
      cells.set(`${index + 1},${column}`, wordCell(text, BODY_STYLE));
    });
  });
  const isLong = (column: number): boolean => rows.some((row) => (row[column] ?? '').length > LONG);
  return {
    name: sheet,
    columns: header.map((_, column) => ({ width: isLong(column) ? WIDE : NARROW })),
    rows: Array.from({ length: rows.length + 1 }, () => header.map(() => null)),
    cells,
    freezePane: { rows: 1, columns: 0 },
  };
}

/** Writes a rubric as .xlsx; `readRubricTables` gives the same rubric back. */
export async function rubricXlsx(rubric: Rubric): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    defaultFont: { name: '宋体', size: 11 },
    sheets: rubricTables(rubric).map(sheetOf),
  });
  return new Uint8Array(bytes);
}

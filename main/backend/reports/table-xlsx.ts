/** A titled list as .xlsx: every word a text cell, so that nothing typed or read from a file can become a formula. */
import { type CellStyle, writeXlsx } from 'hucre/xlsx';
import { bodyStyle, type CellMap, HEADER_STYLE, wordCell } from './table-cells.ts';

export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly value: (row: Row, index: number) => string | number | null;
  readonly center?: boolean;
  readonly hidden?: boolean;
}

const TITLE_ROW = 0;
const HEADER_ROW = 1;
const FIRST_ROW = 2;
/** Points: a line of 11 point text, the room above and below it, and the most a row may have (ECMA-376 18.3.1.73). */
const LINE_HEIGHT = 15;
const ROW_PADDING = 4;
const ROW_MAX = 409;
const TITLE_HEIGHT = 34;
const HEADER_HEIGHT = 34;

const TITLE_STYLE: CellStyle = {
  font: { name: '方正小标宋简体', size: 18 },
  alignment: { vertical: 'center', horizontal: 'center' },
};

function cellsOf<Row>(title: string, columns: readonly Column<Row>[], rows: readonly Row[]): CellMap {
  const cells: CellMap = new Map();
  cells.set(`${TITLE_ROW},0`, wordCell(title, TITLE_STYLE));
  columns.forEach((column, index) => {
    cells.set(`${HEADER_ROW},${index}`, { value: column.header, type: 'string', style: HEADER_STYLE });
    const style = bodyStyle(column.center === true);
    rows.forEach((row, order) => {
      const value = column.value(row, order);
      const at = `${FIRST_ROW + order},${index}`;
      if (typeof value === 'number') cells.set(at, { value, type: 'number', style });
      else cells.set(at, wordCell(value ?? '', style));
    });
  });
  return cells;
}

/** Lines a text takes in a column of so many characters; a Chinese character is as wide as two Latin ones. */
function linesIn(text: string, width: number): number {
  const room = Math.max(2, width - 2);
  let lines = 0;
  for (const part of text.split('\n')) {
    let used = 0;
    for (const char of part) used += (char.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
    lines += Math.max(1, Math.ceil(used / room));
  }
  return lines;
}

/** Heights are written, because not every program computes them for wrapped cells when it opens a file. */
function rowHeights<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Map<number, { height: number }> {
  const heights = new Map([
    [TITLE_ROW, { height: TITLE_HEIGHT }],
    [HEADER_ROW, { height: HEADER_HEIGHT }],
  ]);
  rows.forEach((row, order) => {
    const shown = columns.filter((column) => column.hidden !== true);
    const lines = Math.max(
      ...shown.map((column) => linesIn(String(column.value(row, order) ?? ''), column.width)),
    );
    heights.set(FIRST_ROW + order, { height: Math.min(ROW_MAX, lines * LINE_HEIGHT + ROW_PADDING) });
  });
  return heights;
}

/** Writes a list of at most 26 columns: frozen heading, filter, landscape A3 with repeated heading. */
export async function tableXlsx<Row>(
  sheet: string,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array> {
  const lastRow = FIRST_ROW + rows.length - 1;
  const lastColumn = String.fromCharCode(64 + columns.length);
  const shown = columns.filter((column) => column.hidden !== true).length;
  const bytes = await writeXlsx({
    defaultFont: { name: '宋体', size: 11 },
    sheets: [
      {
        name: sheet,
        columns: columns.map((column) => ({ width: column.width, hidden: column.hidden === true })),
        rows: Array.from({ length: FIRST_ROW + rows.length }, () => columns.map(() => null)),
        cells: cellsOf(title, columns, rows),
        rowDefs: rowHeights(columns, rows),
        merges: [{ startRow: TITLE_ROW, startCol: 0, endRow: TITLE_ROW, endCol: shown - 1 }],
        freezePane: { rows: FIRST_ROW, columns: 2 },
        autoFilter: { range: `A${HEADER_ROW + 1}:${lastColumn}${Math.max(lastRow, HEADER_ROW) + 1}` },
        pageSetup: {
          paperSize: 'a3',
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

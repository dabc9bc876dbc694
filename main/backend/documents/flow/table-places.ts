/** Rows and cells of .doc and .rtf: places of cells in a grid made of all rows' edges, merges included. */
import type { CellPlace } from '../../../../shared/model/page.ts';

/** What a paragraph says of tables. */
export interface TableParagraph {
  readonly inTable: boolean;
  /** It is no paragraph: it ends a row, and knows the row's cells. */
  readonly isRowEnd: boolean;
  readonly isCellEnd: boolean;
  readonly isEmpty: boolean;
  /** At row ends: left edges of the cells and the right edge of the last, in twips. */
  readonly edges: readonly number[];
  /** At row ends: of each cell, {@link CELL}. */
  readonly flags: readonly number[];
}

interface Row {
  /** Indices of the paragraphs of each cell. */
  readonly cells: number[][];
  readonly edges: readonly number[];
  readonly flags: readonly number[];
}

/** Edges of different rows that lie this near are one, in twips. */
const SAME_EDGE = 30;
/** Bits of a cell's flags, as a .doc has them. */
export const CELL = { mergedAcross: 0x02, mergedDown: 0x20, firstDown: 0x40 } as const;

/** Paragraphs of the table that begins at `from`, as rows. @returns the rows and the index behind the table */
function readRows(paragraphs: readonly TableParagraph[], from: number): { rows: Row[]; end: number } {
  const rows: Row[] = [];
  let cells: number[][] = [];
  let cell: number[] = [];
  let at = from;
  for (; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (!paragraph?.inTable) break;
    if (paragraph.isRowEnd) {
      rows.push({ cells, edges: paragraph.edges, flags: paragraph.flags });
      cells = [];
      cell = [];
      continue;
    }
    cell.push(at);
    // The cells of an inner table end with a plain paragraph: they stay in the outer cell.
    if (!paragraph.isCellEnd) continue;
    cells.push(cell);
    cell = [];
  }
  if (cell.length > 0) cells.push(cell);
  if (cells.length > 0) rows.push({ cells, edges: [], flags: [] });
  return { rows, end: at };
}

/** Distinct edges of all rows, from the left. */
function gridOf(rows: readonly Row[]): number[] {
  const edges = rows.flatMap((row) => row.edges).toSorted((a, b) => a - b);
  return edges.filter((edge, index) => index === 0 || edge - (edges[index - 1] ?? edge) > SAME_EDGE);
}

function columnOf(grid: readonly number[], edge: number): number {
  const at = grid.findLastIndex((each) => each <= edge + SAME_EDGE);
  return Math.max(0, at);
}

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  rowSpan: number;
}

function placeRow(row: Row, index: number, grid: readonly number[], above: Map<number, Placed>): Placed[] {
  let next = 0;
  return row.cells.map((_, n) => {
    const left = row.edges[n];
    const right = row.edges[n + 1];
    const column = left === undefined ? next : columnOf(grid, left);
    const end = right === undefined ? column + 1 : Math.max(column + 1, columnOf(grid, right));
    next = end;
    const flags = row.flags[n] ?? 0;
    const covering = above.get(column);
    if ((flags & CELL.mergedDown) !== 0 && (flags & CELL.firstDown) === 0 && covering) {
      covering.rowSpan = index - covering.row + 1;
      return covering;
    }
    const placed: Placed = { row: index, column, columnSpan: end - column, rowSpan: 1 };
    if ((flags & CELL.mergedAcross) === 0) above.set(column, placed);
    return placed;
  });
}

/** Places of the cells by index of the paragraph; paragraphs outside tables and ends of rows have none. */
export function placeCells(paragraphs: readonly TableParagraph[]): Map<number, CellPlace> {
  const places = new Map<number, CellPlace>();
  let table = 0;
  for (let at = 0; at < paragraphs.length; ) {
    if (!paragraphs[at]?.inTable) {
      at += 1;
      continue;
    }
    const { rows, end } = readRows(paragraphs, at);
    const grid = gridOf(rows);
    const above = new Map<number, Placed>();
    const placed = rows.map((row, index) => placeRow(row, index, grid, above));
    rows.forEach((row, index) =>
      row.cells.forEach((cell, n) => {
        const place = placed[index]?.[n];
        if (!place) return;
        // What a merge covers is empty and not shown; what stands in it all the same moves into the cell above.
        const isCovered = place.row < index;
        for (const paragraph of cell)
          if (!isCovered || !paragraphs[paragraph]?.isEmpty) places.set(paragraph, { table, ...place });
      }),
    );
    table += 1;
    at = Math.max(end, at + 1);
  }
  return places;
}

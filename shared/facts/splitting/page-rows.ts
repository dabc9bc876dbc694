/** A printed page as rows: what stands at one height, left to right, with its place. Letter-spaced titles become one. */
import type { FixedPage, Page } from '../../model/page.ts';
import { fold } from '../../text/fold.ts';

export interface PageRow {
  /** Folded, parts of one height joined by a space. */
  readonly text: string;
  /** Folded, without white space. */
  readonly compact: string;
  /** In the page's text: from the first part's start to the last one's end. */
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** Parts whose middles lie closer than this share of their height stand in one row. */
const SAME_ROW = 0.5;

function rowOf(page: FixedPage, lines: FixedPage['lines']): PageRow {
  const sorted = lines.toSorted((a, b) => a.box[0] - b.box[0]);
  const text = sorted.map((line) => fold(page.text.slice(line.start, line.end))).join(' ');
  return {
    text,
    compact: text.replace(/\s+/g, ''),
    start: Math.min(...lines.map((line) => line.start)),
    end: Math.max(...lines.map((line) => line.end)),
    left: Math.min(...lines.map((line) => line.box[0])),
    right: Math.max(...lines.map((line) => line.box[2])),
    height: Math.max(...lines.map((line) => line.box[3] - line.box[1])),
  };
}

/** The rows of a page that is not shown turned; a turned page's lines are its rows. Blank ones are left out. */
export function rowsOf(page: FixedPage): PageRow[] {
  const lines = page.lines.filter((line) => page.text.slice(line.start, line.end).trim() !== '');
  if (page.rotation !== 0) return lines.map((line) => rowOf(page, [line]));
  const rows: FixedPage['lines'][number][][] = [];
  const middle = (line: FixedPage['lines'][number]): number => (line.box[1] + line.box[3]) / 2;
  for (const line of lines.toSorted((a, b) => middle(a) - middle(b))) {
    const last = rows.at(-1);
    const [first] = last ?? [];
    const height = Math.min(line.box[3] - line.box[1], first ? first.box[3] - first.box[1] : 0);
    if (last && first && middle(line) - middle(first) < height * SAME_ROW) last.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => rowOf(page, row));
}

/** Rows of a Word page: paragraphs, and table rows with their cells joined. */
function flowRows(page: Extract<Page, { layout: 'flow' }>): PageRow[] {
  const rows = new Map<string, { start: number; end: number; text: string }>();
  for (const block of page.blocks) {
    if (block.kind === 'header' || block.kind === 'footer' || block.kind === 'comment') continue;
    const key = block.cell ? `t${block.cell.table}r${block.cell.row}` : block.path;
    const text = fold(page.text.slice(block.start, block.end)).replace(/\n/g, '');
    const known = rows.get(key);
    rows.set(key, {
      start: known?.start ?? block.start,
      end: block.end,
      text: known ? `${known.text} ${text}` : text,
    });
  }
  return [...rows.values()]
    .filter((row) => row.text.trim() !== '')
    .map((row) => ({ ...row, compact: row.text.replace(/\s+/g, ''), left: 0, right: 0, height: 0 }));
}

/** The rows of any page; those of a Word page have no place. */
export function textRows(page: Page): PageRow[] {
  return page.layout === 'fixed' ? rowsOf(page) : flowRows(page);
}

/** Middle height of a page's rows: what is clearly higher is set larger. */
export function usualHeight(rows: readonly PageRow[]): number {
  const heights = rows.map((row) => row.height).toSorted((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

/** How far a row's middle may lie from the page's, as a share of its width. */
const CENTRED_WITHIN = 0.06;
const WIDEST_CENTRED = 0.75;

export function isCentred(row: PageRow, page: FixedPage): boolean {
  const middle = (row.left + row.right) / 2;
  const isNarrow = row.right - row.left < page.width * WIDEST_CENTRED;
  return isNarrow && Math.abs(middle - page.width / 2) <= page.width * CENTRED_WITHIN;
}

/** Reading order: pieces of words to lines, rows from the top down, the cells of a table from left to right. */
import type { Letter } from './recognise.ts';
import { type Cell, cellAround, type Rulings } from './rulings.ts';

/** Words read from one region. Straightened pixels. */
export interface Piece {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** With edges on the page, not in the region. */
  readonly letters: readonly Letter[];
}

export interface ArrangedLine {
  readonly box: readonly [number, number, number, number];
  /** Characters with their edges; made-up spaces have the edges of the gap. */
  readonly letters: readonly Letter[];
}

const SPACE = ' ';
/** In heights of the line: a gap that is a gap, and not the room between two characters. */
const GAP = 0.8;
/** Pieces stand in one row when their middles are this share of the lower one's height apart. */
const ROW_SHARE = 0.5;

function heightOf(piece: Piece): number {
  return piece.y1 - piece.y0;
}

function middleOf(piece: Piece): number {
  return (piece.y0 + piece.y1) / 2;
}

/** Pieces side by side, from left to right. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.findLast((candidate) =>
      candidate.some(
        (other) =>
          Math.abs(middleOf(other) - middleOf(piece)) <
            Math.min(heightOf(other), heightOf(piece)) * ROW_SHARE &&
          (piece.x0 >= other.x1 - heightOf(piece) / 2 || piece.x1 <= other.x0 + heightOf(piece) / 2),
      ),
    );
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.x0 - b.x0));
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{Script=Latin}\d]/u.test(char);
}

/** The year of an official paper's number: 〔2023〕41号. Square brackets there are always misread ones. */
const NUMBER_YEAR = /[〔［[（(]((?:19|20)\d{2})[〕］\]）)](?=第?\d)/g;
const SQUARE = /[〔［[〕］\]]/;

/** Puts right the brackets round the year of a paper's number; （2023）浙01 of a court stays as it is. */
function withYearBrackets(letters: readonly Letter[]): Letter[] {
  const out = [...letters];
  const text = letters.map(({ char }) => (char.length === 1 ? char : '?')).join('');
  for (const match of text.matchAll(NUMBER_YEAR)) {
    const [open, close] = [match.index, match.index + match[0].length - 1];
    const [first, last] = [out[open], out[close]];
    if (!first || !last || !(SQUARE.test(first.char) || SQUARE.test(last.char))) continue;
    out[open] = { ...first, char: '〔' };
    out[close] = { ...last, char: '〕' };
  }
  return out;
}

/** Letters far apart within one region were two words. */
function withGaps(letters: readonly Letter[]): Letter[] {
  const widths = letters.map(({ x0, x1 }) => x1 - x0).toSorted((a, b) => a - b);
  const usual = widths[widths.length >> 1] ?? 0;
  return letters.flatMap((letter, index) => {
    const before = letters[index - 1];
    const gap = before ? letter.x0 - before.x1 : 0;
    if (!before || gap < usual || letter.char === SPACE || before.char === SPACE) return [letter];
    return [{ char: SPACE, x0: before.x1, x1: letter.x0, confidence: 1 }, letter];
  });
}

/** Characters spread wide apart, 行 政 处 罚, each found by itself. */
function isSpread(row: readonly Piece[]): boolean {
  return row.length >= 3 && row.every((piece) => piece.letters.length === 1);
}

function lineOf(row: readonly Piece[]): ArrangedLine {
  const letters: Letter[] = [];
  const spread = isSpread(row);
  for (const piece of row) {
    const before = letters.at(-1);
    if (before && !spread) {
      const gap = piece.x0 - before.x1;
      const first = piece.letters[0]?.char;
      if (gap > heightOf(piece) * GAP || (isWord(before.char) && isWord(first)))
        letters.push({ char: SPACE, x0: before.x1, x1: Math.max(before.x1, piece.x0), confidence: 1 });
    }
    letters.push(...withGaps(withYearBrackets(piece.letters)));
  }
  return {
    box: [
      Math.min(...row.map((piece) => piece.x0)),
      Math.min(...row.map((piece) => piece.y0)),
      Math.max(...row.map((piece) => piece.x1)),
      Math.max(...row.map((piece) => piece.y1)),
    ],
    letters,
  };
}

function joined(lines: readonly ArrangedLine[], separator: boolean): ArrangedLine {
  const [first] = lines;
  const letters = lines.flatMap((line, index) => {
    const before = lines[index - 1]?.letters.at(-1);
    if (!separator || !before) return [...line.letters];
    const next = line.letters[0]?.x0 ?? before.x1;
    return [{ char: SPACE, x0: before.x1, x1: Math.max(before.x1, next), confidence: 1 }, ...line.letters];
  });
  const boxes = lines.map((line) => line.box);
  return {
    box: [
      Math.min(...boxes.map((box) => box[0])),
      Math.min(...boxes.map((box) => box[1])),
      Math.max(...boxes.map((box) => box[2])),
      Math.max(...boxes.map((box) => box[3])),
    ],
    letters: first ? letters : [],
  };
}

interface FilledCell {
  readonly cell: Cell;
  readonly pieces: Piece[];
}

/** Rulings found twice and pieces near a corner: the same cell within this many pixels. */
const SAME = 10;

function fillCells(pieces: readonly Piece[], rulings: Rulings): { cells: FilledCell[]; loose: Piece[] } {
  const cells: FilledCell[] = [];
  const loose: Piece[] = [];
  for (const piece of pieces) {
    const cell = cellAround(rulings, piece);
    if (cell === null) {
      loose.push(piece);
      continue;
    }
    const known = cells.find(
      (other) =>
        Math.abs(other.cell.left - cell.left) < SAME &&
        Math.abs(other.cell.top - cell.top) < SAME &&
        Math.abs(other.cell.right - cell.right) < SAME &&
        Math.abs(other.cell.bottom - cell.bottom) < SAME,
    );
    if (known) known.pieces.push(piece);
    else cells.push({ cell, pieces: [piece] });
  }
  return { cells, loose };
}

/** A name written downwards in a narrow cell: one or two characters a row. */
function isStacked(lines: readonly ArrangedLine[]): boolean {
  return lines.length >= 2 && lines.every((line) => line.letters.length <= 2);
}

/**
 * Cells side by side. As long as each has one line they make one, as a form is read; a cell of several lines keeps
 * them together and what follows begins a new one.
 */
function linesOfRow(cells: readonly FilledCell[]): ArrangedLine[] {
  const out: ArrangedLine[] = [];
  let open: ArrangedLine | null = null;
  for (const { pieces } of cells.toSorted((a, b) => a.cell.left - b.cell.left)) {
    const own = rowsOf(pieces).map(lineOf);
    const lines = isStacked(own) ? [joined(own, false)] : own;
    const [first, ...rest] = lines;
    if (!first) continue;
    const isName: boolean = rest.length > 0 && open !== null && first.letters.length > 8;
    if (open !== null && (rest.length === 0 || isName)) {
      open = joined([open, first], true);
    } else {
      if (open !== null) out.push(open);
      open = first;
    }
    if (rest.length === 0) continue;
    out.push(open, ...rest);
    open = null;
  }
  if (open !== null) out.push(open);
  return out;
}

/** All lines of a page in the order they are read. */
export function arrange(pieces: readonly Piece[], rulings: Rulings): ArrangedLine[] {
  const { cells, loose } = fillCells(pieces, rulings);
  const blocks = rowsOf(loose).map((row) => {
    const line = lineOf(row);
    return { top: (line.box[1] + line.box[3]) / 2, lines: [line] };
  });
  const rows: FilledCell[][] = [];
  for (const cell of cells.toSorted((a, b) => a.cell.top - b.cell.top)) {
    const row = rows.at(-1);
    if (row && Math.abs((row[0]?.cell.top ?? 0) - cell.cell.top) < SAME) row.push(cell);
    else rows.push([cell]);
  }
  blocks.push(...rows.map((row) => ({ top: row[0]?.cell.top ?? 0, lines: linesOfRow(row) })));
  return blocks.toSorted((a, b) => a.top - b.top).flatMap((block) => block.lines);
}

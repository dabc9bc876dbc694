/** From the text runs of a page to its text in the order a person reads it, with lines and character edges. */
import { buildText, type PdfChar, type PdfText } from '../pdf/lines.ts';
import type { Piece } from './content.ts';
import type { Glyph, TextRun } from './text-run.ts';
import { boundsOf, type Rectangle } from './values.ts';

/** Where a font's characters reach above their base line, in font heights; the rest of the height is below. */
const ASCENT = 0.88;
/** A step that leaves its line (or column) by more than this many font heights begins another. */
const OFF_LINE = 0.3;
/** Two stretches stand on one line when they share this much of the smaller one's height. */
const SHARED_HEIGHT = 0.55;
/** Text this many times as high as its neighbour does not belong to its line: a watermark, a stamp. */
const OTHER_SIZE = 2.6;
/** A stretch that covers more than this share of what stands there already is on a line of its own. */
const COVERED = 0.6;
/** How many stretches of a line are looked at for that. */
const LOOKED_AT = 300;
/** A gap of this many font heights is a space. */
const SPACE_GAP = 0.25;

type Direction = 'across' | 'down' | 'other';

/** Characters that follow each other in one direction. */
interface Stretch {
  readonly direction: Direction;
  readonly chars: readonly PdfChar[];
  readonly text: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

interface Line {
  readonly direction: Direction;
  readonly stretches: Stretch[];
  y0: number;
  y1: number;
}

const BREAK: PdfChar = { code: 0x0a, x0: 0, y0: 0, x1: 0, y1: 0, hasBox: false };

function glyphBox({ x, y, advance }: Glyph, size: number, turn: TextRun['turn']): Rectangle {
  const above = size * ASCENT;
  switch (turn) {
    case 90:
      return { x: x - (size - above), y, width: size, height: advance };
    case 180:
      return { x: x - advance, y: y - (size - above), width: advance, height: size };
    case 270:
      return { x: x - above, y: y - advance, width: size, height: advance };
    default:
      return { x, y: y - above, width: advance, height: size };
  }
}

function charOf(glyph: Glyph, { matrix, size, turn }: TextRun): PdfChar {
  const [x0, y0, x1, y1] = boundsOf(matrix, glyphBox(glyph, size, turn));
  return { code: glyph.char.codePointAt(0) ?? 0x20, x0, y0, x1, y1, hasBox: true };
}

/** Whether the characters stand upright on the page. */
function isUpright({ matrix: [a, b], turn }: TextRun): boolean {
  const angle = (Math.atan2(b, a) * 180) / Math.PI + turn;
  const away = Math.abs(((((angle + 180) % 360) + 360) % 360) - 180);
  return away < 10;
}

function directionOf(from: PdfChar, to: PdfChar): Direction | 'jump' {
  const height = Math.max(Math.min(from.y1 - from.y0, to.y1 - to.y0), 0.1);
  const across = to.x0 - from.x0;
  const down = to.y0 - from.y0;
  if (Math.abs(down) < height * OFF_LINE && across > -height * OFF_LINE) return 'across';
  if (Math.abs(across) < height * OFF_LINE && down > 0 && down < height * 4) return 'down';
  return 'jump';
}

function stretchOf(chars: readonly PdfChar[], direction: Direction): Stretch {
  const solid = chars.filter(({ code }) => code !== 0x20 && code !== 0x3000 && code !== 0xa0);
  return {
    direction,
    chars,
    text: String.fromCodePoint(...solid.map(({ code }) => code)),
    x0: Math.min(...solid.map(({ x0 }) => x0)),
    y0: Math.min(...solid.map(({ y0 }) => y0)),
    x1: Math.max(...solid.map(({ x1 }) => x1)),
    y1: Math.max(...solid.map(({ y1 }) => y1)),
  };
}

/** Cuts a run where it changes direction or jumps. */
function stretchesOf(run: TextRun): Stretch[] {
  const chars = run.glyphs.map((glyph) => {
    const char = charOf(glyph, run);
    return char.code === 0xa0 ? { ...char, code: 0x20 } : char;
  });
  if (!isUpright(run)) return [stretchOf(chars, 'other')];
  const stretches: Stretch[] = [];
  let from = 0;
  let direction: Direction | null = null;
  for (let i = 1; i <= chars.length; i += 1) {
    const step = i < chars.length ? directionOf(chars[i - 1] as PdfChar, chars[i] as PdfChar) : 'jump';
    if (step !== 'jump' && (direction === null || step === direction)) {
      direction = step;
      continue;
    }
    stretches.push(stretchOf(chars.slice(from, i), direction ?? 'across'));
    from = i;
    direction = null;
  }
  return stretches;
}

/** The same words at the same place: drawn twice to look bold. */
function isTwin(a: Stretch, b: Stretch): boolean {
  const near = Math.max(0.5, (b.y1 - b.y0) * 0.15);
  return a.text === b.text && Math.abs(a.x0 - b.x0) < near && Math.abs(a.y0 - b.y0) < near;
}

type Fit = 'joins' | 'twin' | 'apart';

function fitOf(line: Line, stretch: Stretch): Fit {
  const height = stretch.y1 - stretch.y0;
  const lineHeight = line.y1 - line.y0;
  const shared = Math.min(line.y1, stretch.y1) - Math.max(line.y0, stretch.y0);
  if (shared < SHARED_HEIGHT * Math.min(height, lineHeight)) return 'apart';
  const ratio = Math.max(height, lineHeight) / Math.max(Math.min(height, lineHeight), 0.1);
  let fit: Fit = ratio > OTHER_SIZE ? 'apart' : 'joins';
  for (const other of line.stretches.slice(-LOOKED_AT)) {
    if (isTwin(other, stretch)) return 'twin';
    const covered = Math.min(other.x1, stretch.x1) - Math.max(other.x0, stretch.x0);
    const narrower = Math.min(other.x1 - other.x0, stretch.x1 - stretch.x0);
    if (covered > narrower * COVERED) fit = 'apart';
  }
  return fit;
}

/** Puts stretches that stand beside each other on one line. */
function linesAcross(stretches: readonly Stretch[]): Line[] {
  const lines: Line[] = [];
  let open: Line[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.y0 - b.y0 || a.x0 - b.x0)) {
    open = open.filter((line) => line.y1 > stretch.y0);
    const fits = open.map((line) => [line, fitOf(line, stretch)] as const);
    if (fits.some(([, fit]) => fit === 'twin')) continue;
    const home = fits.find(([, fit]) => fit === 'joins')?.[0];
    if (home) {
      home.stretches.push(stretch);
      home.y1 = Math.max(home.y1, stretch.y1);
      continue;
    }
    const line: Line = { direction: 'across', stretches: [stretch], y0: stretch.y0, y1: stretch.y1 };
    lines.push(line);
    open.push(line);
  }
  return lines;
}

/** Columns that stand beside each other are read from the right. */
function columnsFromTheRight(lines: readonly Line[]): Line[] {
  const ordered = [...lines];
  for (let from = 0; from < ordered.length; from += 1) {
    if (ordered[from]?.direction !== 'down') continue;
    let to = from;
    let bottom = ordered[from]?.y1 ?? 0;
    while (ordered[to + 1]?.direction === 'down' && (ordered[to + 1]?.y0 ?? 0) < bottom) {
      to += 1;
      bottom = Math.max(bottom, ordered[to]?.y1 ?? 0);
    }
    const group = ordered.slice(from, to + 1);
    group.sort((a, b) => (b.stretches[0]?.x0 ?? 0) - (a.stretches[0]?.x0 ?? 0));
    ordered.splice(from, group.length, ...group);
    from = to;
  }
  return ordered;
}

function charsOf(line: Line): PdfChar[] {
  const chars: PdfChar[] = [];
  for (const stretch of line.stretches.toSorted((a, b) => a.x0 - b.x0)) {
    for (const char of stretch.chars) {
      const before = chars.at(-1);
      const height = char.y1 - char.y0;
      const isGap =
        line.direction === 'across' && before !== undefined && char.x0 - before.x1 > height * SPACE_GAP;
      if (isGap && before.code !== 0x20 && char.code !== 0x20)
        chars.push({ code: 0x20, x0: before.x1, y0: char.y0, x1: char.x0, y1: char.y1, hasBox: true });
      chars.push(char);
    }
  }
  return chars;
}

function singleLine(stretch: Stretch): Line {
  return { direction: stretch.direction, stretches: [stretch], y0: stretch.y0, y1: stretch.y1 };
}

function inReadingOrder(stretches: readonly Stretch[]): Line[] {
  const solid = stretches.filter(({ text }) => text !== '');
  const across = linesAcross(solid.filter(({ direction }) => direction === 'across'));
  const down = solid.filter(({ direction }) => direction === 'down').map(singleLine);
  const slanted = solid.filter(({ direction }) => direction === 'other').map(singleLine);
  const upright = [...across, ...down].toSorted((a, b) => a.y0 - b.y0);
  return [...columnsFromTheRight(upright), ...slanted];
}

export interface OfdText extends PdfText {
  /** The page itself has text beside the paper. */
  readonly hasHidden: boolean;
}

/**
 * The page's text: lines from top to bottom, stretches from left to right; columns of vertical writing from the right;
 * then what is written aslant; then what annotations and seals write over it; last what lies beside the paper.
 */
export function pageText(pieces: readonly Piece[], width: number, height: number): OfdText {
  const own: Stretch[] = [];
  const overlay: Stretch[] = [];
  const beside: Stretch[] = [];
  let hasHidden = false;
  for (const piece of pieces) {
    if (piece.kind !== 'text' || piece.isRepeated) continue;
    for (const stretch of stretchesOf(piece.run)) {
      const { x0, y0, x1, y1, text } = stretch;
      const isOnPage = x1 > 0 && y1 > 0 && x0 < width && y0 < height;
      hasHidden ||= !isOnPage && !piece.isOverlay && text !== '';
      (isOnPage ? (piece.isOverlay ? overlay : own) : beside).push(stretch);
    }
  }
  const lines = [own, overlay, beside].flatMap(inReadingOrder);
  return { ...buildText(lines.flatMap((line) => [...charsOf(line), BREAK])), hasHidden };
}

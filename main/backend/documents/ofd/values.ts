/** The ways OFD writes numbers, boxes, matrices and runs of distances into attributes, and the few sums done with them. */
import type { Matrix } from '../../../../shared/model/drawing.ts';

/** Points of a millimetre: everything in an OFD file is in millimetres. */
export const POINTS_PER_MM = 72 / 25.4;

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Nothing on paper is farther away than this, in whatever unit; what says so is nonsense. */
const FARTHEST = 1e6;

/** A rectangle as OFD writes it: where, and how large. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A finite number on any paper, or the fallback. */
export function numberOf(text: string | undefined, fallback: number): number {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) && Math.abs(value) <= FARTHEST ? value : fallback;
}

/** All numbers of a list; words that are none are left out. */
export function numbersOf(text: string | undefined): number[] {
  return (text ?? '')
    .split(/[\s,]+/)
    .map((word) => numberOf(word, Number.NaN))
    .filter((value) => !Number.isNaN(value));
}

export function rectangleOf(text: string | undefined): Rectangle | null {
  const [x, y, width, height] = numbersOf(text);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null;
  return { x, y, width: Math.abs(width), height: Math.abs(height) };
}

export function matrixOf(text: string | undefined): Matrix | null {
  const [a, b, c, d, e, f] = numbersOf(text);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return [a, b, c, d, e ?? 0, f ?? 0];
}

/** Applies `inner` first, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export function moved(matrix: Matrix, x: number, y: number): Matrix {
  return times(matrix, [1, 0, 0, 1, x, y]);
}

export function pointAt([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The matrix back; null when it flattens everything. */
export function inverseOf([a, b, c, d, e, f]: Matrix): Matrix | null {
  const size = a * d - b * c;
  if (Math.abs(size) < 1e-12) return null;
  return [d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size];
}

/** Smallest upright box around a transformed rectangle: [x0, y0, x1, y1]. */
export function boundsOf(
  matrix: Matrix,
  { x, y, width, height }: Rectangle,
): readonly [number, number, number, number] {
  const corners = [
    pointAt(matrix, x, y),
    pointAt(matrix, x + width, y),
    pointAt(matrix, x, y + height),
    pointAt(matrix, x + width, y + height),
  ];
  const xs = corners.map(([across]) => across);
  const ys = corners.map(([, down]) => down);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/**
 * Distances from character to character: `3 3.5 g 4 3.73 2` stands for 3, 3.5, four times 3.73, 2.
 * @param most as many as are needed; a run may claim any number
 */
export function distancesOf(text: string | undefined, most: number): number[] {
  const words = (text ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const distances: number[] = [];
  for (let i = 0; i < words.length && distances.length < most; i += 1) {
    if (words[i]?.toLowerCase() !== 'g') {
      distances.push(numberOf(words[i], 0));
      continue;
    }
    const count = Math.min(Number.parseFloat(words[i + 1] ?? '') || 0, most - distances.length);
    const distance = numberOf(words[i + 2], 0);
    for (let n = 0; n < count; n += 1) distances.push(distance);
    i += 2;
  }
  return distances;
}

export function isTrue(text: string | undefined, fallback: boolean): boolean {
  if (text === undefined) return fallback;
  const word = text.trim().toLowerCase();
  return word === 'true' || word === '1';
}

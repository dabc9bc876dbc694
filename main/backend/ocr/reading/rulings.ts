/** Ruled lines of a straightened page: what tells the cells of a form or table apart. */
import { type Affine, type Bitmap, compose, type Gray, inkOf, lookAt } from './bitmap.ts';
import type { Region } from './detect.ts';

/** A straight line along one axis: it stands at `at` on the other and runs from `from` to `to`. Straightened pixels. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rulings {
  readonly across: readonly Ruling[];
  readonly down: readonly Ruling[];
}

/** A field closed by rulings on all sides. */
export interface Cell {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LOOK_PIXELS = 1100;
const RADIUS = 14;
const CONTRAST = 22;
/** Pixels of the look: the shortest line that is no stroke, the widest break in it, how far it may waver. */
const SHORTEST = 50;
const BREAK = 2;
const WAVER = 3;
/** A row of characters looks like a broken line; but beside a line, `BESIDE` pixels off, there is paper. */
const BESIDE = 4;
const BESIDE_SHARE = 0.3;
const NORMAL = { mean: [0, 0, 0], deviation: [1, 1, 1] } as const;

/** Ink of the straightened page, small. */
function look(
  bitmap: Bitmap,
  straight: Affine,
  size: { readonly width: number; readonly height: number },
): { ink: Uint8Array; width: number; height: number; scale: number } {
  const scale = Math.min(1, LOOK_PIXELS / size.width);
  const width = Math.floor(size.width * scale);
  const height = Math.floor(size.height * scale);
  const planes = lookAt(bitmap, compose(straight, [1 / scale, 0, 0, 0, 1 / scale, 0]), width, height, NORMAL);
  const plane = width * height;
  const data = new Uint8Array(plane);
  for (let i = 0; i < plane; i += 1) {
    // A red seal is no ruling: the red plane shows it as paper.
    data[i] = (planes[i + plane * 2] as number) * 255;
  }
  const gray: Gray = { width, height, data };
  return { ink: inkOf(gray, RADIUS, CONTRAST), width, height, scale };
}

interface Run {
  from: number;
  to: number;
  /** Row it was last seen in. */
  last: number;
  sum: number;
  count: number;
}

/** Ink read by row and place in it: along the page or down it. */
interface Rows {
  readonly count: number;
  readonly length: number;
  readonly pixel: (row: number, place: number) => number;
}

function inkShare({ count, length, pixel }: Rows, row: number, from: number, to: number): number {
  if (row < 0 || row >= count) return 0;
  let sum = 0;
  for (let place = from; place < Math.min(to, length); place += 1) sum += pixel(row, place);
  return sum / (to - from);
}

/** Stretches of a row, and the one below it, that are inked throughout. */
function stretchesOf({ length, pixel }: Rows, row: number): [from: number, to: number][] {
  const found: [number, number][] = [];
  let [from, gap] = [-1, 0];
  for (let place = 0; place <= length; place += 1) {
    if (place < length && (pixel(row, place) | pixel(row + 1, place)) === 1) {
      if (from < 0) from = place;
      gap = 0;
    } else if (from >= 0) {
      gap += 1;
      if (gap <= BREAK && place < length) continue;
      const to = place - gap + 1;
      if (to - from >= SHORTEST) found.push([from, to]);
      [from, gap] = [-1, 0];
    }
  }
  return found;
}

/** Long runs of ink along rows. */
function runsOf(rows: Rows): Run[] {
  const open: Run[] = [];
  const done: Run[] = [];
  for (let row = 1; row < rows.count - 1; row += 1) {
    for (let i = open.length - 1; i >= 0; i -= 1)
      if (row - (open[i] as Run).last > WAVER) done.push(...open.splice(i, 1));
    for (const [from, to] of stretchesOf(rows, row)) {
      const isAlone =
        inkShare(rows, row - BESIDE, from, to) < BESIDE_SHARE &&
        inkShare(rows, row + BESIDE, from, to) < BESIDE_SHARE;
      if (!isAlone) continue;
      const known = open.find((run) => from < run.to && to > run.from);
      if (!known) {
        open.push({ from, to, last: row, sum: row, count: 1 });
        continue;
      }
      known.from = Math.min(known.from, from);
      known.to = Math.max(known.to, to);
      known.last = row;
      known.sum += row;
      known.count += 1;
    }
  }
  return [...done, ...open];
}

/** Thicker than this it is a photograph's dark part, not a line. */
const THICKEST = 12;

export function findRulings(
  bitmap: Bitmap,
  straight: Affine,
  size: { readonly width: number; readonly height: number },
): Rulings {
  const { ink, width, height, scale } = look(bitmap, straight, size);
  const typed = (runs: readonly Run[]): Ruling[] =>
    runs
      .filter((run) => run.count <= THICKEST)
      .map((run) => ({
        at: (run.sum / run.count + 0.5) / scale,
        from: run.from / scale,
        to: run.to / scale,
      }));
  return {
    across: typed(
      runsOf({
        count: height,
        length: width,
        pixel: (row, place) => ink[row * width + place] as number,
      }),
    ),
    down: typed(
      runsOf({
        count: width,
        length: height,
        pixel: (column, place) => ink[place * width + column] as number,
      }),
    ),
  };
}

/** How far a ruling may end short of the place it should reach, in straightened pixels. */
const SLACK = 12;

/** The part of words, from their edge, that may lie beyond a ruling; a line through their middle is a stroke of theirs. */
const TOUCHING = 0.3;

function nearest(rulings: readonly Ruling[], edge: number, place: number, side: -1 | 1): number | null {
  let found: number | null = null;
  for (const ruling of rulings) {
    if (place < ruling.from - SLACK || place > ruling.to + SLACK || (ruling.at - edge) * side < 0) continue;
    if (found === null || (found - ruling.at) * side > 0) found = ruling.at;
  }
  return found;
}

/** The cell words lie in. */
export function cellAround(
  { across, down }: Rulings,
  words: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number },
): Cell | null {
  const { x0, y0, x1, y1 } = words;
  const touching = (y1 - y0) * TOUCHING;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const left = nearest(down, x0 + touching, y, -1);
  const right = nearest(down, x1 - touching, y, 1);
  const top = nearest(across, y0 + touching, x, -1);
  const bottom = nearest(across, y1 - touching, x, 1);
  if (left === null || right === null || top === null || bottom === null) return null;
  return { left, top, right, bottom };
}

/** Room left beside a ruling when a region is cut there. */
const INSET = 2;
/** A piece cut off must be this share of the region's height wide to hold a letter. */
const NARROWEST = 0.35;

/** Cuts a region at the rulings that go through it, so that no words of two cells are read as one. */
export function cutAtRulings(region: Region, rulings: Rulings): Region[] {
  const x0 = region.x - region.width / 2;
  const x1 = region.x + region.width / 2;
  const cuts = rulings.down
    .filter(({ at, from, to }) => at > x0 && at < x1 && region.y >= from && region.y <= to)
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
  if (cuts.length === 0) return [region];
  const borders = [x0, ...cuts, x1];
  return borders.slice(1).flatMap((border, index): Region[] => {
    const from = (borders[index] ?? x0) + (index === 0 ? 0 : INSET);
    const to = border - (index === borders.length - 2 ? 0 : INSET);
    if (to - from < region.height * NARROWEST) return [];
    const middle = (from + to) / 2;
    const y = region.y + (middle - region.x) * Math.tan(region.turn);
    return [{ ...region, x: middle, y, width: to - from }];
  });
}

/** One page as pixels → its words with places on the paper. Runs inside the OCR process only. */
import type { FixedPage, TextLine } from '../../../../shared/model/page.ts';
import { type ArrangedLine, arrange, type Piece } from './arrange.ts';
import { type Affine, apply, type Bitmap, halve } from './bitmap.ts';
import { skewOf } from './deskew.ts';
import { findRegions, type Region } from './detect.ts';
import type { Models } from './models.ts';
import { type Letter, readRegion } from './recognise.ts';
import { cutAtRulings, findRulings } from './rulings.ts';
import { withoutSeals } from './seals.ts';

/** The page the pixels show, in points before it is turned. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  /** Clockwise degrees the pixels are turned against the page: 0, 90, 180, 270. */
  readonly rotation: number;
}

export interface PageWords extends Pick<FixedPage, 'text' | 'lines' | 'edges'> {
  /** Degrees, clockwise. */
  readonly skew: number;
}

/** Pixels across the longer side above which a bitmap is halved first: nothing is printed that small. */
const LARGEST_SIDE = 4200;
/** Longer side of what the detection model looks at. */
const LOOK_SIDE = 1280;
/** Degrees below which a page is as good as straight. */
const STRAIGHT = 0.08;
/** Mean confidence below which a region is dirt, a seal's rim or a drawing. */
const BELIEVED = 0.5;
const LARGEST_EDGE = 0xffff;

/** From the straightened page (of the same size) to the bitmap, turned about the middle. */
function straightView({ width, height }: Bitmap, degrees: number): Affine {
  if (Math.abs(degrees) < STRAIGHT) return [1, 0, 0, 0, 1, 0];
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const [x, y] = [width / 2, height / 2];
  return [cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y];
}

function pieceOf(region: Region, letters: readonly Letter[]): Piece | null {
  const shown = letters.filter(({ char }) => char !== ' ');
  if (shown.length === 0) return null;
  const mean = shown.reduce((sum, { confidence }) => sum + confidence, 0) / shown.length;
  if (mean < BELIEVED) return null;
  const left = region.x - (Math.cos(region.turn) * region.width) / 2;
  const placed = letters.map((letter) => ({ ...letter, x0: left + letter.x0, x1: left + letter.x1 }));
  return {
    x0: left,
    x1: left + region.width,
    y0: region.y - region.height / 2,
    y1: region.y + region.height / 2,
    letters: placed,
  };
}

/** From pixels of the bitmap to points of the page before it is turned. */
function toPaper(bitmap: Bitmap, { width, height, rotation }: Paper): Affine {
  const isSideways = rotation % 180 !== 0;
  const x = (isSideways ? height : width) / bitmap.width;
  const y = (isSideways ? width : height) / bitmap.height;
  switch (rotation) {
    case 90:
      return [0, y, 0, -x, 0, height];
    case 180:
      return [-x, 0, width, 0, -y, height];
    case 270:
      return [0, -y, width, x, 0, 0];
    default:
      return [x, 0, 0, 0, y, 0];
  }
}

function tenths(value: number): number {
  return Math.max(0, Math.min(LARGEST_EDGE, Math.round(value * 10)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Lines as the page model has them. @param place from the straightened page to the paper */
function words(
  lines: readonly ArrangedLine[],
  place: (x: number, y: number) => [number, number],
  sideways: boolean,
) {
  let text = '';
  const edges: number[] = [];
  const out: TextLine[] = [];
  for (const { box, letters } of lines) {
    if (text !== '') {
      text += '\n';
      edges.push(0, 0);
    }
    const start = text.length;
    const [x0, y0, x1, y1] = box;
    const middle = (y0 + y1) / 2;
    for (const { char, x0: left, x1: right } of letters) {
      const [a, b] = [place(left, middle)[0], place(right, middle)[0]];
      for (let unit = 0; unit < char.length; unit += 1)
        edges.push(tenths(Math.min(a, b)), tenths(Math.max(a, b)));
      text += char;
    }
    const corners = [place(x0, y0), place(x1, y0), place(x0, y1), place(x1, y1)];
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const shown = letters.filter(({ char }) => char !== ' ');
    const sum = shown.reduce((total, each) => total + each.confidence, 0);
    out.push({
      start,
      end: text.length,
      box: [round(Math.min(...xs)), round(Math.min(...ys)), round(Math.max(...xs)), round(Math.max(...ys))],
      confidence: Math.round((sum / Math.max(1, shown.length)) * 1000) / 1000,
    });
  }
  return { text, lines: out, edges: sideways ? new Uint16Array() : Uint16Array.from(edges) };
}

/** Reads one page. */
export async function readPage(models: Models, page: Bitmap, paper: Paper): Promise<PageWords> {
  let bitmap = page;
  while (Math.max(bitmap.width, bitmap.height) > LARGEST_SIDE) bitmap = halve(bitmap);
  bitmap = withoutSeals(bitmap);
  const skew = skewOf(bitmap);
  const straight = straightView(bitmap, skew);
  const rulings = findRulings(bitmap, straight, bitmap);
  const regions = (await findRegions(models.detection, bitmap, straight, bitmap, LOOK_SIDE)).flatMap(
    (region) => cutAtRulings(region, rulings),
  );
  const pieces: Piece[] = [];
  for (const region of regions) {
    const letters = await readRegion(models.recognition, models.classes, bitmap, straight, region);
    const piece = pieceOf(region, letters);
    if (piece) pieces.push(piece);
  }
  const paperView = toPaper(bitmap, paper);
  const place = (x: number, y: number): [number, number] => apply(paperView, ...apply(straight, x, y));
  return { ...words(arrange(pieces, rulings), place, paper.rotation % 180 !== 0), skew };
}

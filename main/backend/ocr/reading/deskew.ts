/** How far a scanned page is turned, from the evenness of its rows of ink. */
import { type Bitmap, inkOf, shrinkToGray } from './bitmap.ts';

/** The page is looked at with about so many pixels across. */
const LOOK_PIXELS = 900;
/** Degrees. A page laid into a feeder is turned less; a photograph seldom more. */
const FURTHEST = 8;
const COARSE = 0.5;
const FINE = 0.05;
/** Enough points of ink to see rows by. */
const MOST_POINTS = 40_000;
const FEWEST_POINTS = 200;
/** Edges of the paper and shadows of the lid are no rows. */
const MARGIN = 0.03;
const RADIUS = 12;
const CONTRAST = 18;

/** How clearly rows stand out when the points are turned back by `degrees`. */
function rowContrast(xs: Float32Array, ys: Float32Array, bins: Int32Array, degrees: number): number {
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const middle = bins.length / 2;
  bins.fill(0);
  for (let i = 0; i < xs.length; i += 1) {
    const row = Math.round((ys[i] as number) * cos - (xs[i] as number) * sin + middle);
    bins[row] = (bins[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let i = 1; i < bins.length; i += 1) {
    const step = (bins[i] as number) - (bins[i - 1] as number);
    sum += step * step;
  }
  return sum;
}

/** Degrees the page is turned clockwise; 0 for a page without enough ink. */
export function skewOf(bitmap: Bitmap): number {
  const block = Math.max(1, Math.round(bitmap.width / LOOK_PIXELS));
  const gray = shrinkToGray(bitmap, block);
  const ink = inkOf(gray, RADIUS, CONTRAST);
  const { width, height } = gray;
  const [x0, y0] = [Math.round(width * MARGIN), Math.round(height * MARGIN)];
  const points: number[] = [];
  for (let y = y0; y < height - y0; y += 1)
    for (let x = x0; x < width - x0; x += 1) if (ink[y * width + x] === 1) points.push(y * width + x);
  if (points.length < FEWEST_POINTS) return 0;
  const step = Math.max(1, points.length / MOST_POINTS);
  const count = Math.floor(points.length / step);
  const xs = new Float32Array(count);
  const ys = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    const at = points[Math.floor(i * step)] as number;
    xs[i] = (at % width) - width / 2;
    ys[i] = Math.floor(at / width) - height / 2;
  }
  const bins = new Int32Array(Math.ceil(Math.hypot(width, height)) + 4);
  const best = (from: number, to: number, by: number): number => {
    let [found, most] = [0, -1];
    for (let degrees = from; degrees <= to + by / 2; degrees += by) {
      const contrast = rowContrast(xs, ys, bins, degrees);
      if (contrast > most) [found, most] = [degrees, contrast];
    }
    return found;
  };
  const coarse = best(-FURTHEST, FURTHEST, COARSE);
  const fine = best(coarse - COARSE, coarse + COARSE, FINE);
  return Math.round(fine / FINE) * FINE;
}

/** What a stretch of words says: the recognition model, read letter by letter with each letter's place. */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type Affine, type Bitmap, compose, lookAt, type Normal } from './bitmap.ts';
import { frameOf, type Region } from './detect.ts';

/** One character; edges in pixels of the straightened page, along its region from the region's left end. */
export interface Letter {
  readonly char: string;
  readonly x0: number;
  readonly x1: number;
  /** 0–1. */
  readonly confidence: number;
}

const NORMAL: Normal = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };
/** Pixels the model's lines are high, and pixels it steps by. */
const HEIGHT = 48;
const STEP = 8;
const NARROWEST = 48;
/** A stretch of some 130 characters: longer ones do not stand on a page. */
const WIDEST = 4800;

/** The model's answer for one strip, at every step. */
interface Answer {
  readonly data: Float32Array;
  readonly steps: number;
  readonly classes: number;
}

function bestAt({ data, classes }: Answer, step: number): { index: number; value: number } {
  let [index, value] = [0, -1];
  const from = step * classes;
  for (let i = 0; i < classes; i += 1) {
    const each = data[from + i] as number;
    if (each > value) [index, value] = [i, each];
  }
  return { index, value };
}

/** A character and the steps it was seen at. */
interface Sighting {
  readonly char: string;
  readonly from: number;
  to: number;
  confidence: number;
}

function sightings(answer: Answer, classes: readonly string[]): Sighting[] {
  const seen: Sighting[] = [];
  let before = 0;
  for (let step = 0; step < answer.steps; step += 1) {
    const { index, value } = bestAt(answer, step);
    const last = seen.at(-1);
    if (index !== 0 && index === before && last) {
      last.to = step + 1;
      last.confidence = Math.max(last.confidence, value);
    } else if (index !== 0) {
      seen.push({ char: classes[index] ?? '', from: step, to: step + 1, confidence: value });
    }
    before = index;
  }
  return seen;
}

/** Borders between characters lie half way between where they were seen. */
function lettersOf(seen: readonly Sighting[], perStep: number, width: number): Letter[] {
  const middles = seen.map(({ from, to }) => ((from + to) / 2) * perStep);
  const gaps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0));
  const usual = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? width;
  return seen.map(({ char, confidence }, index) => {
    const middle = middles[index] ?? 0;
    const left = (middle - (middles[index - 1] ?? Number.NEGATIVE_INFINITY)) / 2;
    const right = ((middles[index + 1] ?? Number.POSITIVE_INFINITY) - middle) / 2;
    return {
      char,
      confidence,
      x0: Math.max(0, middle - Math.min(left, usual * 0.6)),
      x1: Math.min(width, middle + Math.min(right, usual * 0.6)),
    };
  });
}

/**
 * Reads one region.
 * @param straight from the straightened page to the bitmap
 */
export async function readRegion(
  model: InferenceSession,
  classes: readonly string[],
  bitmap: Bitmap,
  straight: Affine,
  region: Region,
): Promise<Letter[]> {
  const scale = HEIGHT / region.height;
  const wanted = Math.ceil((region.width * scale) / STEP) * STEP;
  const width = Math.min(WIDEST, Math.max(NARROWEST, wanted));
  const view = compose(compose(straight, frameOf(region)), [
    region.width > 0 && wanted > WIDEST ? region.width / width : 1 / scale,
    0,
    0,
    0,
    1 / scale,
    0,
  ]);
  const pixels = lookAt(bitmap, view, width, HEIGHT, NORMAL);
  const input = new Tensor('float32', pixels, [1, 3, HEIGHT, width]);
  const output = (await model.run({ [model.inputNames[0] ?? 'x']: input }))[model.outputNames[0] ?? ''];
  const [, steps = 0, count = 0] = output?.dims ?? [];
  if (count !== classes.length) throw new Error(`model has ${count} classes, dictionary ${classes.length}`);
  const answer = { data: output?.data as Float32Array, steps, classes: count };
  return lettersOf(sightings(answer, classes), width / steps / scale, region.width);
}

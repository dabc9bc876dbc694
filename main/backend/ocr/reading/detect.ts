/** Where on a page words stand: the detection model's map, and boxes around what it lights up. */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type Affine, apply, type Bitmap, compose, lookAt, type Normal } from './bitmap.ts';

/** A stretch of words. Coordinates are of the straightened page, in pixels of the bitmap. */
export interface Region {
  /** Middle of the stretch. */
  readonly x: number;
  readonly y: number;
  /** Along and across its own direction. */
  readonly width: number;
  readonly height: number;
  /** Radians its direction is turned clockwise. */
  readonly turn: number;
}

const NORMAL: Normal = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] };
/** Sides must be multiples of it. */
const STRIDE = 32;
const LIT = 0.3;
/** Mean of the map inside a stretch from which it is believed. */
const BELIEVED = 0.5;
/** The model lights the heart of a line only: how far a box reaches beyond, as a share of area over outline. */
const UNCLIP = 1.6;
const SMALLEST_SIDE = 3;
/** A stretch so much longer than high has a direction of its own; a shorter one stands straight. */
const DIRECTED = 5;
const STEEPEST = 0.12;

interface Map {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** The model's map of a page. @param straight from the straightened page to the bitmap */
async function mapOf(
  model: InferenceSession,
  bitmap: Bitmap,
  straight: Affine,
  size: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Map> {
  const width = Math.ceil((size.width * scale) / STRIDE) * STRIDE;
  const height = Math.ceil((size.height * scale) / STRIDE) * STRIDE;
  const view = compose(straight, [1 / scale, 0, 0, 0, 1 / scale, 0]);
  const pixels = lookAt(bitmap, view, width, height, NORMAL);
  const input = new Tensor('float32', pixels, [1, 3, height, width]);
  const output = await model.run({ [model.inputNames[0] ?? 'x']: input });
  const map = output[model.outputNames[0] ?? ''];
  return { data: map?.data as Float32Array, width, height };
}

/** Pixels lit together, found from one of them. */
function flood(map: Map, from: number, seen: Uint8Array, stack: number[]): number[] {
  const { data, width, height } = map;
  const found: number[] = [];
  seen[from] = 1;
  stack.push(from);
  while (stack.length > 0) {
    const at = stack.pop() as number;
    found.push(at);
    const x = at % width;
    const y = (at - x) / width;
    for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j += 1) {
      for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i += 1) {
        const next = j * width + i;
        if (seen[next] === 0 && (data[next] as number) > LIT) {
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
  }
  return found;
}

/** Direction of a long stretch, by least squares; 0 for one that is short or too steep. */
function turnOf(pixels: readonly number[], width: number): number {
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0];
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const n = pixels.length;
  const spread = sxx - (sx * sx) / n;
  if (spread === 0) return 0;
  const turn = Math.atan((sxy - (sx * sy) / n) / spread);
  return Math.abs(turn) > STEEPEST ? 0 : turn;
}

interface Extent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function extentOf(pixels: readonly number[], width: number, turn: number): Extent {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  let [u0, v0, u1, v1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width;
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    if (u < u0) u0 = u;
    if (u > u1) u1 = u;
    if (v < v0) v0 = v;
    if (v > v1) v1 = v;
  }
  const [u, v] = [(u0 + u1 + 1) / 2, (v0 + v1 + 1) / 2];
  return { x: u * cos - v * sin, y: u * sin + v * cos, width: u1 - u0 + 1, height: v1 - v0 + 1 };
}

function regionOf(map: Map, pixels: readonly number[], scale: number): Region | null {
  let sum = 0;
  for (const at of pixels) sum += map.data[at] as number;
  if (sum / pixels.length < BELIEVED) return null;
  let turn = 0;
  let extent = extentOf(pixels, map.width, 0);
  if (extent.width > extent.height * DIRECTED) {
    turn = turnOf(pixels, map.width);
    if (turn !== 0) extent = extentOf(pixels, map.width, turn);
  }
  if (Math.min(extent.width, extent.height) < SMALLEST_SIDE) return null;
  const beyond = (extent.width * extent.height * UNCLIP) / (2 * (extent.width + extent.height));
  return {
    x: extent.x / scale,
    y: extent.y / scale,
    width: (extent.width + 2 * beyond) / scale,
    height: (extent.height + 2 * beyond) / scale,
    turn,
  };
}

/**
 * Finds the stretches of words on a page.
 * @param straight from the straightened page to the bitmap
 * @param longest the longer side the model looks at, in pixels
 */
export async function findRegions(
  model: InferenceSession,
  bitmap: Bitmap,
  straight: Affine,
  size: { readonly width: number; readonly height: number },
  longest: number,
): Promise<Region[]> {
  const scale = Math.min(1, longest / Math.max(size.width, size.height));
  const map = await mapOf(model, bitmap, straight, size, scale);
  const seen = new Uint8Array(map.data.length);
  const stack: number[] = [];
  const regions: Region[] = [];
  for (let at = 0; at < map.data.length; at += 1) {
    if (seen[at] === 1 || (map.data[at] as number) <= LIT) continue;
    const region = regionOf(map, flood(map, at, seen, stack), scale);
    if (region) regions.push(region);
  }
  return regions;
}

/** From a region's own upright rectangle (0…width, 0…height) to the straightened page. */
export function frameOf({ x, y, width, height, turn }: Region): Affine {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const [dx, dy] = apply([cos, -sin, 0, sin, cos, 0], width / 2, height / 2);
  return [cos, -sin, x - dx, sin, cos, y - dy];
}

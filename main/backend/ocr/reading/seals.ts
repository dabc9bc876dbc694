/**
 * Red seals. Their rims and stars join the lines they are set on, so inside a seal only what is dark in the red
 * channel too, the print below, is kept. Red print elsewhere (the head of an official document) is left alone.
 */
import type { Bitmap } from './bitmap.ts';

/** Pixels of the bitmap to one of the mask. */
const BLOCK = 8;
/** How much redder than green and blue seal ink is, in steps of 255. */
const REDDER = 36;
/** Share of red pixels from which a block is red. */
const RED_SHARE = 0.08;
/** Blocks between the characters of a rim that still belong together. */
const REACH = 2;
/** Sides of a seal as a share of the page's width: 20 to 60 mm of A4, and what is stamped askew. */
const SMALLEST = 0.08;
const LARGEST = 0.34;
const MOST_OBLONG = 1.7;

function isRed(data: Uint8Array, at: number): boolean {
  const red = data[at] as number;
  return red - (data[at + 1] as number) > REDDER && red - (data[at + 2] as number) > REDDER;
}

function redBlocks({ width, height, data }: Bitmap): { mask: Uint8Array; across: number; down: number } {
  const across = Math.ceil(width / BLOCK);
  const down = Math.ceil(height / BLOCK);
  const counts = new Uint16Array(across * down);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / BLOCK) * across;
    for (let x = 0, at = y * width * 4; x < width; x += 1, at += 4) {
      if (!isRed(data, at)) continue;
      const block = row + Math.floor(x / BLOCK);
      counts[block] = (counts[block] as number) + 1;
    }
  }
  return { mask: Uint8Array.from(counts, (n) => (n > BLOCK * BLOCK * RED_SHARE ? 1 : 0)), across, down };
}

/** A part of the bitmap, in pixels, ends exclusive. */
interface Part {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Red blocks that belong together, as the part they cover. */
function gather(mask: Uint8Array, across: number, down: number, from: number): Part {
  const stack = [from];
  mask[from] = 0;
  let [x0, y0, x1, y1] = [across, down, 0, 0];
  while (stack.length > 0) {
    const at = stack.pop() as number;
    const x = at % across;
    const y = (at - x) / across;
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x + 1);
    y1 = Math.max(y1, y + 1);
    for (let j = Math.max(0, y - REACH); j <= Math.min(down - 1, y + REACH); j += 1) {
      for (let i = Math.max(0, x - REACH); i <= Math.min(across - 1, x + REACH); i += 1) {
        if (mask[j * across + i] !== 1) continue;
        mask[j * across + i] = 0;
        stack.push(j * across + i);
      }
    }
  }
  return { x0: x0 * BLOCK, y0: y0 * BLOCK, x1: x1 * BLOCK, y1: y1 * BLOCK };
}

function isSeal({ x0, y0, x1, y1 }: Part, pageWidth: number): boolean {
  const [short, long] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)];
  return short >= pageWidth * SMALLEST && long <= pageWidth * LARGEST && long / short <= MOST_OBLONG;
}

/** The bitmap with its seals faded; itself when it has none. */
export function withoutSeals(bitmap: Bitmap): Bitmap {
  const { mask, across, down } = redBlocks(bitmap);
  const pageWidth = Math.min(bitmap.width, bitmap.height);
  const seals: Part[] = [];
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at] !== 1) continue;
    const part = gather(mask, across, down, at);
    if (isSeal(part, pageWidth)) seals.push(part);
  }
  if (seals.length === 0) return bitmap;
  const data = bitmap.data.slice();
  for (const { x0, y0, x1, y1 } of seals) {
    for (let y = y0; y < Math.min(y1, bitmap.height); y += 1) {
      for (let x = x0; x < Math.min(x1, bitmap.width); x += 1) {
        const at = (y * bitmap.width + x) * 4;
        data[at + 1] = Math.max(data[at + 1] as number, data[at] as number);
        data[at + 2] = Math.max(data[at + 2] as number, data[at] as number);
      }
    }
  }
  return { ...bitmap, data };
}

/** A page as pixels, and looking at parts of it through a turn and a change of size. */

/** Four bytes a pixel, red first, rows from the top without padding. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Where a pixel (x, y) of a view lies in the bitmap: [ax + by + c, dx + ey + f]. */
export type Affine = readonly [number, number, number, number, number, number];

/** `inner` first, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + b * j, a * h + b * k, a * i + b * l + c, d * g + e * j, d * h + e * k, d * i + e * l + f];
}

export function apply([a, b, c, d, e, f]: Affine, x: number, y: number): [number, number] {
  return [a * x + b * y + c, d * x + e * y + f];
}

/** How the values of a model's input come from bytes: (byte / 255 - mean) / deviation, blue first. */
export interface Normal {
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

const PAPER = 255;
const CHANNELS = 3;

/** What a channel shows at a pixel that may lie outside. */
function paperOr({ width, height, data }: Bitmap, x: number, y: number, channel: number): number {
  const isInside = x >= 0 && y >= 0 && x < width && y < height;
  return isInside ? (data[(y * width + x) * 4 + channel] as number) : PAPER;
}

/** Writes one channel of one pixel, mixed of the four around (x, y). */
function mixAtEdge(bitmap: Bitmap, x: number, y: number, channel: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const top = paperOr(bitmap, x0, y0, channel) * (1 - fx) + paperOr(bitmap, x0 + 1, y0, channel) * fx;
  const below =
    paperOr(bitmap, x0, y0 + 1, channel) * (1 - fx) + paperOr(bitmap, x0 + 1, y0 + 1, channel) * fx;
  return top * (1 - fy) + below * fy;
}

/**
 * Looks at the bitmap through `view`: planes of blue, green and red as a model wants them. What lies outside the
 * bitmap is paper. Bilinear; a view that shrinks more than twice should be given a halved bitmap.
 */
export function lookAt(
  bitmap: Bitmap,
  view: Affine,
  width: number,
  height: number,
  { mean, deviation }: Normal,
): Float32Array {
  const plane = width * height;
  const out = new Float32Array(plane * CHANNELS);
  const { data, width: w, height: h } = bitmap;
  const [a, b, c, d, e, f] = view;
  const scale = deviation.map((each) => 1 / (255 * each));
  const shift = mean.map((each, index) => -each / (deviation[index] ?? 1));
  for (let y = 0, o = 0; y < height; y += 1) {
    let sx = b * (y + 0.5) + c + a * 0.5 - 0.5;
    let sy = e * (y + 0.5) + f + d * 0.5 - 0.5;
    for (let x = 0; x < width; x += 1, o += 1, sx += a, sy += d) {
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      const isInside = x0 >= 0 && y0 >= 0 && x0 + 1 < w && y0 + 1 < h;
      const [fx, fy] = [sx - x0, sy - y0];
      const i = (y0 * w + x0) * 4;
      const j = i + w * 4;
      for (let red = 0; red < CHANNELS; red += 1) {
        const value = isInside
          ? ((data[i + red] as number) * (1 - fx) + (data[i + red + 4] as number) * fx) * (1 - fy) +
            ((data[j + red] as number) * (1 - fx) + (data[j + red + 4] as number) * fx) * fy
          : mixAtEdge(bitmap, sx, sy, red);
        const blue = CHANNELS - 1 - red;
        out[o + plane * blue] = value * (scale[blue] as number) + (shift[blue] as number);
      }
    }
  }
  return out;
}

/** Half the size in both directions, each pixel the mean of four. */
export function halve({ width, height, data }: Bitmap): Bitmap {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8Array(w * h * 4);
  for (let y = 0, o = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1, o += 4) {
      const i = (y * 2 * width + x * 2) * 4;
      const j = i + width * 4;
      for (let k = 0; k < 4; k += 1)
        out[o + k] =
          ((data[i + k] as number) +
            (data[i + 4 + k] as number) +
            (data[j + k] as number) +
            (data[j + 4 + k] as number) +
            2) >>
          2;
    }
  }
  return { width: w, height: h, data: out };
}

/** One byte a pixel. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Brightness, each pixel the mean of `block` × `block`. */
export function shrinkToGray({ width, height, data }: Bitmap, block: number): Gray {
  const w = Math.floor(width / block);
  const h = Math.floor(height / block);
  const out = new Uint8Array(w * h);
  const area = block * block * 256;
  for (let y = 0, o = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1, o += 1) {
      let sum = 0;
      for (let j = 0; j < block; j += 1) {
        let i = ((y * block + j) * width + x * block) * 4;
        for (let k = 0; k < block; k += 1, i += 4)
          sum += 77 * (data[i] as number) + 150 * (data[i + 1] as number) + 29 * (data[i + 2] as number);
      }
      out[o] = sum / area;
    }
  }
  return { width: w, height: h, data: out };
}

/**
 * What is darker than its surroundings, whatever the shading of the page.
 * @returns 1 for ink
 */
export function inkOf({ width, height, data }: Gray, radius: number, contrast: number): Uint8Array {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] as number;
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] as number) + row;
    }
  }
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1);
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const sum =
        (sums[bottom * stride + right] as number) -
        (sums[top * stride + right] as number) -
        (sums[bottom * stride + left] as number) +
        (sums[top * stride + left] as number);
      const mean = sum / ((bottom - top) * (right - left));
      if ((data[y * width + x] as number) < mean - contrast) ink[y * width + x] = 1;
    }
  }
  return ink;
}

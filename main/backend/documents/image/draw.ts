/** A page of an image file as pixels, upright. The pixel cap holds before anything is decoded. */
import { type Canvas, createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import utif from 'utif2';
import { AppError } from '../../../../shared/errors.ts';
import type { Caps } from '../limits.ts';
import { type Pixels, pixelSize } from '../pixels.ts';
import type { PictureSize } from '../reader-protocol.ts';
import { imagePages, pointsOf } from './image.ts';
import { readTiff } from './tiff.ts';

type Source = Awaited<ReturnType<typeof loadImage>> | Canvas;

/**
 * What has to be done to a stored image to see it upright, by EXIF orientation: canvas transforms over its own width
 * and height.
 */
const UPRIGHT: Readonly<
  Record<number, (w: number, h: number) => [number, number, number, number, number, number]>
> = {
  2: (w) => [-1, 0, 0, 1, w, 0],
  3: (w, h) => [-1, 0, 0, -1, w, h],
  4: (_, h) => [1, 0, 0, -1, 0, h],
  5: () => [0, 1, 1, 0, 0, 0],
  6: (_, h) => [0, 1, -1, 0, h, 0],
  7: (w, h) => [0, -1, -1, 0, h, w],
  8: (w) => [0, -1, 1, 0, 0, w],
};

function decodeTiff(bytes: Uint8Array, page: number, caps: Caps): Canvas {
  const wanted = readTiff(bytes, { pages: caps.pages })[page - 1];
  if (!wanted) throw new AppError('not-found', { page });
  // The library walks all directories from the first; ours alone is put in front of it.
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setUint32(4, wanted.offset, copy[0] === 0x49);
  const [directory] = utif.decode(copy.buffer);
  if (!directory) throw new AppError('damaged', { page });
  utif.decodeImage(copy.buffer, directory);
  const { width, height } = directory;
  if (width !== wanted.width || height !== wanted.height || directory.data === undefined)
    throw new AppError('damaged', { page });
  const canvas = createCanvas(width, height);
  const rgba = utif.toRGBA8(directory);
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
  const move = UPRIGHT[wanted.orientation]?.(width, height);
  if (!move) return canvas;
  const upright = wanted.orientation < 5 ? createCanvas(width, height) : createCanvas(height, width);
  const context = upright.getContext('2d');
  context.setTransform(...move);
  context.drawImage(canvas, 0, 0);
  return upright;
}

async function decode(bytes: Uint8Array, page: number, caps: Caps): Promise<Source> {
  if (bytes[0] === 0x49 || bytes[0] === 0x4d) return decodeTiff(bytes, page, caps);
  // Turns photographs upright by itself.
  return loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** @throws AppError not-found, damaged, too-large */
export async function drawImagePage(
  bytes: Uint8Array,
  page: number,
  size: PictureSize,
  caps: Caps,
): Promise<Pixels> {
  const info = imagePages(bytes, caps)[page - 1];
  if (!info) throw new AppError('not-found', { page });
  const { width, height } = pixelSize(pointsOf(info), size, caps);
  let source: Source;
  try {
    source = await decode(bytes, page, caps);
  } catch (cause) {
    if (cause instanceof AppError || cause instanceof RangeError) throw cause;
    throw new AppError('damaged', { page }, { cause });
  }
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

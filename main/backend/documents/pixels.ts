/** Raw pixels: how many a page is drawn with, and their way into a file the window can show. */
import type { Caps } from './limits.ts';
import type { PictureForm, PictureSize } from './reader-protocol.ts';

/** Four bytes a pixel, red first, rows from the top without padding. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const POINTS_PER_INCH = 72;
/** The window's pictures: text stays sharp, a page is some 300 kB. */
const JPEG_QUALITY = 85;

/** Width and height in pixels for a page of so many points, at most `picturePixels`. */
export function pixelSize(
  points: { readonly width: number; readonly height: number },
  size: PictureSize,
  caps: Caps,
): { readonly width: number; readonly height: number } {
  const wanted = 'dpi' in size ? size.dpi / POINTS_PER_INCH : size.width / points.width;
  const most = Math.sqrt(caps.picturePixels / (points.width * points.height));
  const scale = Math.min(wanted, most);
  const whole = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: whole(points.width), height: whole(points.height) };
}

/** @returns the pixels themselves, or a file of them */
export async function encode({ width, height, data }: Pixels, form: PictureForm): Promise<Uint8Array> {
  if (form === 'rgba') return data;
  const { createCanvas, ImageData } = await import('@napi-rs/canvas');
  const canvas = createCanvas(width, height);
  const image = new ImageData(
    new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength),
    width,
    height,
  );
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas.encode('jpeg', JPEG_QUALITY);
}

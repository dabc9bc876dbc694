/** Image files → fixed pages without text: sizes in points from the file's own resolution. Nothing is decoded here. */
import { AppError } from '../../../../shared/errors.ts';
import type { FileText, FixedPage } from '../../../../shared/model/page.ts';
import type { Caps } from '../limits.ts';
import { type ImagePage, readBmp, readJpeg, readPng, readWebp } from './header.ts';
import { readTiff } from './tiff.ts';

const POINTS_PER_INCH = 72;
/** Cameras and screens write 72 or 96 without meaning it: a paper larger than A1 is not believed. */
const LARGEST_BELIEVED_POINTS = 2384;
const SMALLEST_DPI = 40;
const LARGEST_DPI = 4800;
/** Long side of A4: what a photograph of a paper, or a scan that does not say, is taken for. */
const A4_LONG_POINTS = 841.9;
/** Smaller pictures are clips from a screen. */
const SCREEN_DPI = 96;

function isTiff(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x49 && bytes[1] === 0x49) || (bytes[0] === 0x4d && bytes[1] === 0x4d);
}

/** Pages of an image file as shown. @throws AppError damaged, truncated, too-large */
export function imagePages(bytes: Uint8Array, caps: Caps): ImagePage[] {
  const pages = isTiff(bytes)
    ? readTiff(bytes, { pages: caps.pages }).map(({ width, height, dpi, orientation }) =>
        orientation < 5
          ? { width, height, dpi }
          : { width: height, height: width, dpi: dpi && { x: dpi.y, y: dpi.x } },
      )
    : [readOne(bytes)];
  for (const { width, height } of pages)
    if (width * height > caps.imagePixels)
      throw new AppError('too-large', { pixels: width * height, limit: caps.imagePixels });
  if (pages.length === 0) throw new AppError('empty');
  return pages;
}

function readOne(bytes: Uint8Array): ImagePage {
  if (bytes[0] === 0xff) return readJpeg(bytes);
  if (bytes[0] === 0x89) return readPng(bytes);
  return bytes[0] === 0x42 ? readBmp(bytes) : readWebp(bytes);
}

/** Points of a page of so many pixels. */
export function pointsOf({ width, height, dpi }: ImagePage): {
  readonly width: number;
  readonly height: number;
} {
  const believed =
    dpi !== null &&
    [dpi.x, dpi.y].every((value) => value >= SMALLEST_DPI && value <= LARGEST_DPI) &&
    Math.max(width / dpi.x, height / dpi.y) * POINTS_PER_INCH <= LARGEST_BELIEVED_POINTS;
  const assumed = Math.max(SCREEN_DPI, (Math.max(width, height) / A4_LONG_POINTS) * POINTS_PER_INCH);
  const { x, y } = believed ? dpi : { x: assumed, y: assumed };
  const points = (pixels: number, perInch: number): number =>
    Math.round((pixels / perInch) * POINTS_PER_INCH * 10) / 10;
  return { width: Math.max(1, points(width, x)), height: Math.max(1, points(height, y)) };
}

export function readImage(bytes: Uint8Array, caps: Caps): FileText {
  const pages = imagePages(bytes, caps).map(
    (page, index): FixedPage => ({
      layout: 'fixed',
      page: index + 1,
      ...pointsOf(page),
      rotation: 0,
      textSource: 'none',
      text: '',
      lines: [],
      edges: new Uint16Array(),
    }),
  );
  return { format: 'image', pages, warnings: [] };
}

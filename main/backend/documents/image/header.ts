/**
 * What an image file says of itself before anything of it is decoded: size, resolution, whether it is whole. JPEG, PNG,
 * BMP, WebP; TIFF has its own reader.
 */
import { crc32 } from 'node:zlib';
import { AppError } from '../../../../shared/errors.ts';
import { readTiff, type TiffPage } from './tiff.ts';

export interface ImagePage {
  /** Pixels, as the image is shown: a camera's turn is taken into account. */
  readonly width: number;
  readonly height: number;
  /** Pixels an inch across and down as shown; null where the file does not say. */
  readonly dpi: { readonly x: number; readonly y: number } | null;
}

type Dpi = ImagePage['dpi'];

const INCHES_A_METRE = 39.3701;
const CM_AN_INCH = 2.54;
/** EXIF orientations from 5 on lie on their side. */
const FIRST_ON_ITS_SIDE = 5;

function damaged(why: string): AppError {
  return new AppError('damaged', { why });
}

/** Size and resolution as shown, from those stored. */
function shown(width: number, height: number, dpi: Dpi, orientation: number): ImagePage {
  if (orientation < FIRST_ON_ITS_SIDE) return { width, height, dpi };
  return { width: height, height: width, dpi: dpi && { x: dpi.y, y: dpi.x } };
}

/** The first directory of EXIF data, which is a small TIFF. Broken EXIF is as good as none. */
function readExif(bytes: Uint8Array): Pick<TiffPage, 'orientation' | 'dpi'> {
  try {
    const [page] = readTiff(bytes, { pages: 1, isExif: true });
    return page ?? { orientation: 1, dpi: null };
  } catch {
    return { orientation: 1, dpi: null };
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isAt(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0));
}

/** Start-of-frame markers: all but DHT, JPG and DAC in that range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jfifDpi(view: DataView, at: number): Dpi {
  const unit = view.getUint8(at + 7);
  const factor = unit === 2 ? CM_AN_INCH : 1;
  const [x, y] = [view.getUint16(at + 8) * factor, view.getUint16(at + 10) * factor];
  return unit === 0 || x === 0 || y === 0 ? null : { x, y };
}

/** Where the compressed picture begins a second mark of its end must follow. */
function requireEnd(bytes: Uint8Array, from: number): void {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(
    Buffer.from([0xff, 0xd9]),
  );
  if (end < from) throw new AppError('truncated');
}

export function readJpeg(bytes: Uint8Array): ImagePage {
  const view = viewOf(bytes);
  let [width, height, orientation] = [0, 0, 1];
  let dpi: Dpi = null;
  let exifDpi: Dpi = null;
  for (let at = 2; at + 4 <= bytes.byteLength; ) {
    if (bytes[at] !== 0xff) throw damaged('no marker');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    const body = at + 4;
    if (marker === 0xda) {
      if (width === 0 || height === 0) throw damaged('no size');
      requireEnd(bytes, body);
      return shown(width, height, exifDpi ?? dpi, orientation);
    }
    if (body + length - 2 > bytes.byteLength) throw new AppError('truncated');
    if (isFrame(marker) && length >= 7)
      [height, width] = [view.getUint16(body + 1), view.getUint16(body + 3)];
    else if (marker === 0xe0 && length >= 14 && isAt(bytes, body, 'JFIF\0')) dpi = jfifDpi(view, body);
    else if (marker === 0xe1 && isAt(bytes, body, 'Exif\0'))
      ({ orientation, dpi: exifDpi } = readExif(bytes.subarray(body + 6, body + length - 2)));
    at = body + length - 2;
  }
  throw new AppError('truncated');
}

export function readPng(bytes: Uint8Array): ImagePage {
  const view = viewOf(bytes);
  let [width, height, orientation] = [0, 0, 1];
  let dpi: Dpi = null;
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const length = view.getUint32(at);
    const body = at + 8;
    if (body + length + 4 > bytes.byteLength) throw new AppError('truncated');
    const isWhole = crc32(bytes.subarray(at + 4, body + length)) === view.getUint32(body + length);
    if (!isWhole) throw damaged('checksum');
    if (isAt(bytes, at + 4, 'IHDR') && length >= 13)
      [width, height] = [view.getUint32(body), view.getUint32(body + 4)];
    else if (isAt(bytes, at + 4, 'pHYs') && length >= 9 && bytes[body + 8] === 1)
      dpi = { x: view.getUint32(body) / INCHES_A_METRE, y: view.getUint32(body + 4) / INCHES_A_METRE };
    else if (isAt(bytes, at + 4, 'eXIf')) ({ orientation } = readExif(bytes.subarray(body, body + length)));
    else if (isAt(bytes, at + 4, 'IEND')) {
      if (width === 0 || height === 0) throw damaged('no size');
      return shown(width, height, dpi, orientation);
    }
    at = body + length + 4;
  }
  throw new AppError('truncated');
}

export function readBmp(bytes: Uint8Array): ImagePage {
  if (bytes.byteLength < 54) throw new AppError('truncated');
  const view = viewOf(bytes);
  const isOldest = view.getUint32(14, true) === 12;
  const width = isOldest ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = Math.abs(isOldest ? view.getUint16(20, true) : view.getInt32(22, true));
  const bits = view.getUint16(isOldest ? 24 : 28, true);
  const compression = isOldest ? 0 : view.getUint32(30, true);
  if (width <= 0 || height === 0) throw damaged('no size');
  const isPlain = compression === 0 || compression === 3;
  const rows = Math.floor((width * bits + 31) / 32) * 4 * height;
  if (isPlain && view.getUint32(10, true) + rows > bytes.byteLength) throw new AppError('truncated');
  const [x, y] = isOldest ? [0, 0] : [view.getInt32(38, true), view.getInt32(42, true)];
  return {
    width,
    height,
    dpi: x > 0 && y > 0 ? { x: x / INCHES_A_METRE, y: y / INCHES_A_METRE } : null,
  };
}

const LOW_14_BITS = 0x3fff;

function webpSize(bytes: Uint8Array, view: DataView): readonly [number, number] {
  if (isAt(bytes, 12, 'VP8X')) {
    const three = (at: number): number => view.getUint16(at, true) + (bytes[at + 2] ?? 0) * 65_536 + 1;
    return [three(24), three(27)];
  }
  if (isAt(bytes, 12, 'VP8L')) {
    const packed = view.getUint32(21, true);
    return [(packed & LOW_14_BITS) + 1, ((packed >>> 14) & LOW_14_BITS) + 1];
  }
  if (isAt(bytes, 12, 'VP8 '))
    return [view.getUint16(26, true) & LOW_14_BITS, view.getUint16(28, true) & LOW_14_BITS];
  throw damaged('no picture in it');
}

export function readWebp(bytes: Uint8Array): ImagePage {
  const view = viewOf(bytes);
  if (bytes.byteLength < 30 || view.getUint32(4, true) + 8 > bytes.byteLength)
    throw new AppError('truncated');
  const [width, height] = webpSize(bytes, view);
  if (width === 0 || height === 0) throw damaged('no size');
  let found: Pick<TiffPage, 'orientation' | 'dpi'> = { orientation: 1, dpi: null };
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    const from = isAt(bytes, at + 8, 'Exif\0\0') ? at + 14 : at + 8;
    if (isAt(bytes, at, 'EXIF')) found = readExif(bytes.subarray(from, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return shown(width, height, found.dpi, found.orientation);
}

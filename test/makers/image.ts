/** Image files of every kind the program reads, with resolution, turn and several pages. */
import { crc32 } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';

/** A paper in the colours of its corners: red, green / blue, black; upright, whatever the file says of turning. */
export function cornerPixels(width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [left, top] = [x < width / 2, y < height / 2];
      data.set(
        [top && left ? 255 : 0, top && !left ? 255 : 0, !top && left ? 255 : 0, 255],
        (y * width + x) * 4,
      );
    }
  }
  return data;
}

function canvasOf(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  for (const [colour, x, y] of [
    ['#f00', 0, 0],
    ['#0f0', 1, 0],
    ['#00f', 0, 1],
    ['#000', 1, 1],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect((x * width) / 2, (y * height) / 2, width / 2, height / 2);
  }
  return canvas;
}

/** Turns a stored picture needs to be seen upright, as EXIF numbers them. */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

function exif(turn: Turn): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(turn, 18);
  return tiff;
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

export interface ImageOptions {
  readonly dpi?: number;
  readonly turn?: Turn;
}

export async function jpeg(width: number, height: number, options: ImageOptions = {}): Promise<Uint8Array> {
  const plain = await canvasOf(width, height).encode('jpeg', 95);
  const parts: Buffer[] = [plain.subarray(0, 2)];
  if (options.dpi) {
    const density = Buffer.from([0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0]);
    density.writeUInt16BE(options.dpi, 8);
    density.writeUInt16BE(options.dpi, 10);
    parts.push(segment(0xe0, density));
  }
  if (options.turn) parts.push(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(options.turn)])));
  // The encoder's own JFIF header says nothing of resolution: 18 bytes behind the first mark.
  const rest = plain[3] === 0xe0 ? plain.subarray(4 + plain.readUInt16BE(4)) : plain.subarray(2);
  return new Uint8Array(Buffer.concat([...parts, rest]));
}

function chunk(name: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(name, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}

export async function pngImage(
  width: number,
  height: number,
  options: ImageOptions = {},
): Promise<Uint8Array> {
  const plain = await canvasOf(width, height).encode('png');
  const more: Buffer[] = [];
  if (options.dpi) {
    const density = Buffer.alloc(9);
    density.writeUInt32BE(Math.round(options.dpi * 39.3701), 0);
    density.writeUInt32BE(Math.round(options.dpi * 39.3701), 4);
    density[8] = 1;
    more.push(chunk('pHYs', density));
  }
  const behindHeader = 8 + 25;
  return new Uint8Array(
    Buffer.concat([plain.subarray(0, behindHeader), ...more, plain.subarray(behindHeader)]),
  );
}

/** A PNG that claims to be that large and holds next to nothing. */
export function giantPng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([
      magic,
      chunk('IHDR', header),
      chunk('IDAT', Buffer.alloc(0)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

export async function webp(width: number, height: number): Promise<Uint8Array> {
  return new Uint8Array(await canvasOf(width, height).encode('webp', 90));
}

/** Uncompressed, bottom row first, as scanners' programs write them. */
export function bmp(width: number, height: number, dpi = 0): Uint8Array {
  const row = (width * 3 + 3) & ~3;
  const out = Buffer.alloc(54 + row * height);
  out.write('BM');
  out.writeUInt32LE(out.length, 2);
  out.writeUInt32LE(54, 10);
  out.writeUInt32LE(40, 14);
  out.writeInt32LE(width, 18);
  out.writeInt32LE(height, 22);
  out.writeUInt16LE(1, 26);
  out.writeUInt16LE(24, 28);
  out.writeInt32LE(Math.round(dpi * 39.3701), 38);
  out.writeInt32LE(Math.round(dpi * 39.3701), 42);
  const data = cornerPixels(width, height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = ((height - 1 - y) * width + x) * 4;
      out.set([data[from + 2] ?? 0, data[from + 1] ?? 0, data[from] ?? 0], 54 + y * row + x * 3);
    }
  return new Uint8Array(out);
}

export interface TiffSheet extends ImageOptions {
  readonly width: number;
  readonly height: number;
  /** A small copy of another page, which is none itself. */
  readonly isThumbnail?: boolean;
}

/** Uncompressed RGB, a directory a page; little-endian. */
export function tiff(sheets: readonly TiffSheet[], ring = false): Uint8Array {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0])];
  let at = 8;
  sheets.forEach((sheet, index) => {
    const { width, height, dpi = 200, turn = 1 } = sheet;
    const entries: [tag: number, type: number, count: number, value: number][] = [];
    const size = 2 + 12 * 12 + 4;
    const extra = at + size;
    const pixels = extra + 8 + 8;
    const length = width * height * 3;
    entries.push([254, 4, 1, sheet.isThumbnail ? 1 : 0], [256, 4, 1, width], [257, 4, 1, height]);
    entries.push([258, 3, 3, extra], [259, 3, 1, 1], [262, 3, 1, 2], [273, 4, 1, pixels], [274, 3, 1, turn]);
    entries.push([277, 3, 1, 3], [278, 4, 1, height], [279, 4, 1, length], [282, 5, 1, extra + 8]);
    const directory = Buffer.alloc(size + 16);
    directory.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, count, value], n) => {
      directory.writeUInt16LE(tag, 2 + n * 12);
      directory.writeUInt16LE(type, 4 + n * 12);
      directory.writeUInt32LE(count, 6 + n * 12);
      if (type === 3 && count === 1) directory.writeUInt16LE(value, 10 + n * 12);
      else directory.writeUInt32LE(value, 10 + n * 12);
    });
    const end = pixels + length + (length % 2);
    const isLast = index === sheets.length - 1;
    directory.writeUInt32LE(isLast ? (ring ? 8 : 0) : end, size - 4);
    for (const n of [0, 1, 2]) directory.writeUInt16LE(8, size + n * 2);
    directory.writeUInt32LE(dpi, size + 8);
    directory.writeUInt32LE(1, size + 12);
    const data = cornerPixels(width, height);
    const rgb = Buffer.alloc(length + (length % 2));
    for (let n = 0; n < width * height; n += 1) rgb.set(data.subarray(n * 4, n * 4 + 3), n * 3);
    parts.push(directory, rgb);
    at = end;
  });
  return new Uint8Array(Buffer.concat(parts));
}

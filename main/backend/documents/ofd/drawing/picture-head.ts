/** What kind of picture some bytes are and how large, from their first bytes: nothing is decoded here. */
import type { DrawingImage } from '../../../../../shared/model/drawing.ts';

export interface PictureHead {
  readonly type: DrawingImage['type'];
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

function hasWord(bytes: Uint8Array, word: string, at: number): boolean {
  return [...word].every((char, index) => bytes[at + index] === char.charCodeAt(0));
}

/** Size of a JPEG: the first frame header among its segments. */
function jpegSize(view: DataView): readonly [number, number] | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Size of a WebP: each of its three kinds writes it elsewhere. */
function webpSize(bytes: Uint8Array, view: DataView): readonly [number, number] | null {
  if (hasWord(bytes, 'VP8X', 12)) {
    const three = (at: number): number => 1 + view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
    return [three(24), three(27)];
  }
  if (hasWord(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
  }
  return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
}

function measure(
  bytes: Uint8Array,
  view: DataView,
): readonly [DrawingImage['type'], readonly number[] | null] | null {
  if (hasWord(bytes, '\x89PNG', 0)) return ['image/png', [view.getUint32(16), view.getUint32(20)]];
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return ['image/jpeg', jpegSize(view)];
  if (hasWord(bytes, 'GIF8', 0)) return ['image/gif', [view.getUint16(6, true), view.getUint16(8, true)]];
  if (hasWord(bytes, 'RIFF', 0) && hasWord(bytes, 'WEBP', 8)) return ['image/webp', webpSize(bytes, view)];
  if (hasWord(bytes, 'BM', 0))
    return ['image/bmp', [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))]];
  return null;
}

/** Null: no picture of a kind that can be drawn, or one without a size. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  if (bytes.byteLength < 32) return null;
  const found = measure(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const [type, size] = found ?? [];
  const [width = 0, height = 0] = size ?? [];
  return type && width > 0 && height > 0 ? { type, width, height } : null;
}

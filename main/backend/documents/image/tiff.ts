/** The directories of a TIFF file (or of EXIF data, which is one): a page each, with size, resolution and turn. */
import { AppError } from '../../../../shared/errors.ts';

export interface TiffPage {
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  readonly dpi: { readonly x: number; readonly y: number } | null;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  /** Offset of its directory. */
  readonly offset: number;
}

const TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  stripOffsets: 273,
  orientation: 274,
  stripCounts: 279,
  xResolution: 282,
  yResolution: 283,
  resolutionUnit: 296,
  tileOffsets: 324,
  tileCounts: 325,
} as const;

/** Bytes of a value by its type; 0 for types nobody writes. */
const SIZES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const CENTIMETRE = 3;
const CM_AN_INCH = 2.54;
/** Thumbnails and masks are no pages. */
const NO_PAGE = 0b101;
/** Strips looked at to see whether the file is whole: an attack may claim billions. */
const MOST_STRIPS = 100_000;

class Directory {
  private readonly entries = new Map<number, { type: number; count: number; at: number }>();
  private readonly view: DataView;
  private readonly little: boolean;
  readonly next: number;

  constructor(view: DataView, little: boolean, offset: number) {
    this.view = view;
    this.little = little;
    if (offset + 2 > view.byteLength) throw new AppError('truncated');
    const count = view.getUint16(offset, little);
    if (offset + 2 + count * 12 > view.byteLength) throw new AppError('truncated');
    for (let at = offset + 2; at < offset + 2 + count * 12; at += 12) {
      const type = view.getUint16(at + 2, little);
      const values = view.getUint32(at + 4, little);
      const isInside = (SIZES[type] ?? 0) * values <= 4;
      this.entries.set(view.getUint16(at, little), {
        type,
        count: values,
        at: isInside ? at + 8 : view.getUint32(at + 8, little),
      });
    }
    const end = offset + 2 + count * 12;
    this.next = end + 4 <= view.byteLength ? view.getUint32(end, little) : 0;
  }

  values(tag: number): number[] {
    const entry = this.entries.get(tag);
    if (!entry) return [];
    const size = SIZES[entry.type] ?? 0;
    const count = Math.min(entry.count, MOST_STRIPS);
    if (size === 0 || entry.at + size * count > this.view.byteLength) throw new AppError('truncated');
    return Array.from({ length: count }, (_, index) => this.value(entry.type, entry.at + index * size));
  }

  private value(type: number, at: number): number {
    const { view, little } = this;
    if (type === 3) return view.getUint16(at, little);
    if (type === 4) return view.getUint32(at, little);
    if (type === 5) return view.getUint32(at, little) / (view.getUint32(at + 4, little) || 1);
    return view.getUint8(at);
  }

  first(tag: number, otherwise: number): number {
    return this.values(tag)[0] ?? otherwise;
  }
}

function dpiOf(directory: Directory): TiffPage['dpi'] {
  const factor = directory.first(TAG.resolutionUnit, 2) === CENTIMETRE ? CM_AN_INCH : 1;
  const x = directory.first(TAG.xResolution, 0) * factor;
  const y = directory.first(TAG.yResolution, x / factor) * factor;
  return directory.first(TAG.resolutionUnit, 2) === 1 || x === 0 || y === 0 ? null : { x, y };
}

function requireWhole(directory: Directory, length: number): void {
  for (const [offsets, counts] of [
    [TAG.stripOffsets, TAG.stripCounts],
    [TAG.tileOffsets, TAG.tileCounts],
  ] as const) {
    const sizes = directory.values(counts);
    const isCut = directory.values(offsets).some((at, index) => at + (sizes[index] ?? 0) > length);
    if (isCut) throw new AppError('truncated');
  }
}

/** @throws AppError damaged, truncated, too-large for more pages than allowed */
export function readTiff(
  bytes: Uint8Array,
  options: { readonly pages: number; readonly isExif?: boolean },
): TiffPage[] {
  if (bytes.byteLength < 8) throw new AppError('truncated');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let offset = view.getUint32(4, little); offset !== 0; ) {
    if (seen.has(offset)) throw new AppError('hostile', { why: 'directories in a ring' });
    seen.add(offset);
    const directory = new Directory(view, little, offset);
    const [width, height] = [directory.first(TAG.width, 0), directory.first(TAG.height, 0)];
    if (!options.isExif) requireWhole(directory, bytes.byteLength);
    if (options.isExif || (directory.first(TAG.subfile, 0) & NO_PAGE) === 0) {
      if (!options.isExif && (width === 0 || height === 0)) throw new AppError('damaged', { why: 'no size' });
      const orientation = directory.first(TAG.orientation, 1);
      pages.push({ width, height, dpi: dpiOf(directory), orientation, offset });
    }
    if (options.isExif) break;
    if (pages.length > options.pages)
      throw new AppError('too-large', { pages: pages.length, limit: options.pages });
    offset = directory.next;
  }
  return pages;
}

/** A page's pieces as the plain display list that the window and the bitmap are drawn from. */
import type {
  Clip,
  DrawingFont,
  DrawingImage,
  DrawingItem,
  Matrix,
  PageDrawing,
  TextItem,
} from '../../../../../shared/model/drawing.ts';
import type { Caps } from '../../limits.ts';
import type { PictureSource, Piece } from '../content.ts';
import { whereDamaged } from '../resources.ts';
import type { PageSheet } from '../sheet.ts';
import type { Glyph, TextRun } from '../text-run.ts';
import { POINTS_PER_MM } from '../values.ts';
import { pictureHead } from './picture-head.ts';

const FARTHEST = 1e7;
/** Font heights a letter may differ from half a height and still be one of a Chinese font. */
const HALF_WITHIN = 0.02;

type TextPiece = Piece & { readonly kind: 'text' };

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const near = Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, value)) * scale) / scale;
  return Number.isFinite(near) ? near : 0;
}

function roundedMatrix([a, b, c, d, e, f]: Matrix): Matrix {
  return [rounded(a, 6), rounded(b, 6), rounded(c, 6), rounded(d, 6), rounded(e, 3), rounded(f, 3)];
}

/** Which of the faces every system has stands for a font's name. */
export function faceOf(name: string): DrawingFont['face'] {
  if (/仿|fang/i.test(name)) return 'fang';
  if (/楷|kai/i.test(name)) return 'kai';
  if (/courier|consol|mono/i.test(name)) return 'mono';
  if (/黑|圆|hei|gothic|arial|helvetica|calibri|tahoma|verdana|sans/i.test(name)) return 'hei';
  return 'song';
}

function fontOf({ font, bold, italic }: TextRun): DrawingFont {
  const name = font?.name ?? '';
  const family = name
    .replace(/^[A-Z]{6}\+/, '')
    .split(',')[0]
    ?.replace(/[^\p{L}\p{N} _.-]/gu, '')
    .slice(0, 80);
  return { family: family ?? '', face: faceOf(name), bold, italic };
}

/** Entries that are the same are kept once. */
class Shelf<T> {
  readonly entries: T[] = [];
  private readonly known = new Map<string, number>();

  put(key: string, make: () => T | null): number | null {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const entry = make();
    if (entry === null) return null;
    this.entries.push(entry);
    this.known.set(key, this.entries.length - 1);
    return this.entries.length - 1;
  }
}

/** A letter as narrow as the Chinese fonts have them: most fonts that would stand in have wider ones. */
function isHalf({ char, advance }: Glyph, { size, hScale }: TextRun): boolean {
  return char > ' ' && char <= '~' && Math.abs(advance / (size * hScale) - 0.5) < HALF_WITHIN;
}

/** The runs of a text piece that are drawn with one font each. */
function partsOf(piece: TextPiece): { readonly run: TextRun; readonly font: DrawingFont }[] {
  const { run } = piece;
  const font = fontOf(run);
  if (font.face === 'mono') return [{ run, font }];
  const half = run.glyphs.filter((glyph) => isHalf(glyph, run));
  if (half.length === 0) return [{ run, font }];
  const rest = run.glyphs.filter((glyph) => !isHalf(glyph, run));
  return [
    { run: { ...run, glyphs: rest }, font },
    { run: { ...run, glyphs: half }, font: { ...font, face: 'half' } },
  ];
}

/** The characters that can be seen, each with its place in points of the run's own space. */
function textItem(piece: TextPiece, run: TextRun, font: number): TextItem | null {
  const { fill, stroke, clip } = piece;
  const glyphs = run.glyphs.filter(({ char }) => !/^[\s\u3000\ufeff\u200b-\u200f]$/u.test(char));
  if (glyphs.length === 0 || (fill === null && stroke === null)) return null;
  const [a, b, c, d, e, f] = run.matrix;
  const k = POINTS_PER_MM;
  const stretch = run.hScale;
  return {
    kind: 'text',
    // In points from the start, so that no font is asked to draw at a height below one.
    matrix: roundedMatrix([(a / k) * stretch, (b / k) * stretch, c / k, d / k, e, f]),
    clip,
    font,
    size: rounded(run.size * k, 3),
    glyphs: glyphs.map(({ char }) => char),
    xs: glyphs.map(({ x }) => rounded((x * k) / stretch, 2)),
    ys: glyphs.map(({ y }) => rounded(y * k, 2)),
    turn: run.turn,
    fill,
    stroke: stroke && { ...stroke, width: stroke.width * k },
  };
}

/** The bytes of a picture that may be drawn; null when it is missing, damaged, too large or of another kind. */
export function pictureOf(source: PictureSource | null, caps: Caps): DrawingImage | null {
  if (source === null) return null;
  const bytes =
    'bytes' in source ? source.bytes : whereDamaged(() => source.archive.bytes(source.part), null);
  const head = bytes && pictureHead(bytes);
  if (!bytes || !head || head.width * head.height > caps.imagePixels) return null;
  return { type: head.type, bytes: Uint8Array.from(bytes) };
}

function keyOf(source: PictureSource | null, sources: Map<unknown, number>): string {
  if (source === null) return 'none';
  const origin = 'bytes' in source ? source.bytes : source.archive;
  if (!sources.has(origin)) sources.set(origin, sources.size);
  return `${sources.get(origin)}:${'part' in source ? source.part : ''}`;
}

/** A cross through the place of a picture that cannot be shown. */
function missing(matrix: Matrix, clip: number | null): DrawingItem {
  const grey = { color: '#9aa3ad', alpha: 1 };
  return {
    kind: 'path',
    matrix: roundedMatrix(matrix),
    clip,
    data: 'M 0 0 L 1 0 L 1 1 L 0 1 Z M 0 0 L 1 1 M 1 0 L 0 1',
    evenOdd: false,
    fill: null,
    stroke: { paint: grey, width: 0.005, cap: 'butt', join: 'miter', miter: 4, dash: [], dashOffset: 0 },
  };
}

/** Only pictures are read; what cannot be shown is drawn as a crossed box. */
export function drawingOf({ width, height, sheet }: PageSheet, caps: Caps): PageDrawing {
  const fonts = new Shelf<DrawingFont>();
  const images = new Shelf<DrawingImage>();
  const origins = new Map<unknown, number>();
  const items: DrawingItem[] = [];
  for (const piece of sheet.pieces) {
    const { clip } = piece;
    if (piece.kind === 'text') {
      for (const { run, font } of partsOf(piece)) {
        const index = fonts.put(JSON.stringify(font), () => font) ?? 0;
        const item = textItem(piece, run, index);
        if (item) items.push(item);
      }
    } else if (piece.kind === 'path') {
      items.push({ ...piece, matrix: roundedMatrix(piece.matrix) });
    } else {
      const matrix = roundedMatrix(piece.matrix);
      const image = images.put(keyOf(piece.source, origins), () => pictureOf(piece.source, caps));
      const alpha = rounded(piece.alpha, 3);
      items.push(image === null ? missing(matrix, clip) : { kind: 'image', matrix, clip, image, alpha });
    }
  }
  const clips: Clip[] = sheet.clips.map(({ shapes, within }) => ({
    shapes: shapes.map((shape) => ({ ...shape, matrix: roundedMatrix(shape.matrix) })),
    within,
  }));
  return { width, height, fonts: fonts.entries, images: images.entries, clips, items };
}

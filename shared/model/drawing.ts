/**
 * What is drawn on a page, as plain data: shapes, characters and pictures with absolute matrices. The reader makes it of
 * a page whose format no engine of ours draws (OFD); the window draws it as SVG, the reader itself as a bitmap for OCR.
 * It holds no script, no address and no markup, and its schema lets none through.
 */
import * as z from 'zod';

const Finite = z.number().min(-1e7).max(1e7);

/** [a, b, c, d, e, f]: x' = a·x + c·y + e, y' = b·x + d·y + f; into points, origin top left. */
const MatrixSchema = z.tuple([Finite, Finite, Finite, Finite, Finite, Finite]);
export type Matrix = z.output<typeof MatrixSchema>;

/** Outline in the words of SVG, absolute commands only. */
const PathDataSchema = z.string().regex(/^[MLQCAZ0-9 .eE-]*$/);

const PaintSchema = z.object({
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** 0 … 1. */
  alpha: z.number().min(0).max(1),
});
export type Paint = z.output<typeof PaintSchema>;

const StrokeSchema = z.object({
  paint: PaintSchema,
  width: Finite.min(0),
  cap: z.enum(['butt', 'round', 'square']),
  join: z.enum(['miter', 'round', 'bevel']),
  miter: Finite.min(1),
  dash: z.array(Finite.min(0)).max(32),
  dashOffset: Finite,
});
export type Stroke = z.output<typeof StrokeSchema>;

const ClipIndex = z.number().int().min(0).nullable();

const PathItemSchema = z.object({
  kind: z.literal('path'),
  matrix: MatrixSchema,
  clip: ClipIndex,
  data: PathDataSchema,
  evenOdd: z.boolean(),
  fill: PaintSchema.nullable(),
  stroke: StrokeSchema.nullable(),
});

const TextItemSchema = z.object({
  kind: z.literal('text'),
  matrix: MatrixSchema,
  clip: ClipIndex,
  /** Index into `fonts`. */
  font: z.number().int().min(0),
  size: Finite.min(0),
  /** One character each, white space left out; `xs` and `ys` are where their base lines begin. */
  glyphs: z.array(z.string().min(1).max(8)),
  xs: z.array(Finite),
  ys: z.array(Finite),
  /** Clockwise turn of each character about its own place, in degrees. */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  fill: PaintSchema.nullable(),
  stroke: StrokeSchema.nullable(),
});

/** A picture in the unit square. */
const ImageItemSchema = z.object({
  kind: z.literal('image'),
  matrix: MatrixSchema,
  clip: ClipIndex,
  /** Index into `images`. */
  image: z.number().int().min(0),
  alpha: z.number().min(0).max(1),
});

const ItemSchema = z.discriminatedUnion('kind', [PathItemSchema, TextItemSchema, ImageItemSchema]);
export type PathItem = z.output<typeof PathItemSchema>;
export type TextItem = z.output<typeof TextItemSchema>;
export type ImageItem = z.output<typeof ImageItemSchema>;
export type DrawingItem = z.output<typeof ItemSchema>;

const ClipSchema = z.object({
  /** Drawn is what lies in any of these … */
  shapes: z.array(z.object({ data: PathDataSchema, matrix: MatrixSchema, evenOdd: z.boolean() })),
  /** … and also in that clip. */
  within: ClipIndex,
});
export type Clip = z.output<typeof ClipSchema>;

/** `half`: letters of a Chinese font, all half as wide as they are high, where that font may be missing. */
export const FACES = ['song', 'hei', 'kai', 'fang', 'mono', 'half'] as const;

/** What stands for each face on Windows, on the Mac and on Linux: names for CSS and for the bitmap alike. */
export const FACE_FAMILIES: Readonly<Record<(typeof FACES)[number], string>> = {
  song: 'SimSun, "Songti SC", "Noto Serif CJK SC", serif',
  hei: '"Microsoft YaHei", SimHei, "PingFang SC", "Noto Sans CJK SC", sans-serif',
  kai: 'KaiTi, "Kaiti SC", "AR PL UKai CN", "Noto Serif CJK SC", serif',
  fang: 'FangSong, "STFangsong", "Noto Serif CJK SC", serif',
  half: 'NSimSun, "Noto Sans Mono CJK SC", monospace',
  mono: '"Courier New", "Noto Sans Mono CJK SC", monospace',
};

const FontSchema = z.object({
  /** As the file names it; letters, digits and blanks only. */
  family: z.string().regex(/^[\p{L}\p{N} _.-]{0,80}$/u),
  /** What to draw with where that font is not installed. */
  face: z.enum(FACES),
  bold: z.boolean(),
  italic: z.boolean(),
});
export type DrawingFont = z.output<typeof FontSchema>;

/** The families to draw with, in the words of CSS. */
export function familiesOf({ family, face }: DrawingFont): string {
  return family.trim() === '' ? FACE_FAMILIES[face] : `"${family}", ${FACE_FAMILIES[face]}`;
}

export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/bmp', 'image/gif', 'image/webp'] as const;

const ImageSchema = z.object({
  type: z.enum(IMAGE_TYPES),
  bytes: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
});
export type DrawingImage = z.output<typeof ImageSchema>;

/** Items may only point at what is there, clips only at earlier ones. */
function isSound(drawing: {
  readonly fonts: readonly DrawingFont[];
  readonly images: readonly DrawingImage[];
  readonly clips: readonly Clip[];
  readonly items: readonly DrawingItem[];
}): boolean {
  const isClip = (clip: number | null, limit: number): boolean => clip === null || clip < limit;
  return (
    drawing.clips.every(({ within }, index) => isClip(within, index)) &&
    drawing.items.every((item) => {
      if (!isClip(item.clip, drawing.clips.length)) return false;
      if (item.kind === 'image') return item.image < drawing.images.length;
      if (item.kind === 'path') return true;
      const { length } = item.glyphs;
      return item.font < drawing.fonts.length && item.xs.length === length && item.ys.length === length;
    })
  );
}

export const PageDrawingSchema = z
  .object({
    /** Points. */
    width: Finite.positive(),
    height: Finite.positive(),
    fonts: z.array(FontSchema),
    images: z.array(ImageSchema),
    clips: z.array(ClipSchema),
    /** In the order they are drawn. */
    items: z.array(ItemSchema),
  })
  .refine(isSound);
export type PageDrawing = z.output<typeof PageDrawingSchema>;

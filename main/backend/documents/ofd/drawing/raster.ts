/** A page's display list as pixels, for OCR of pages without text: the same list the window draws as SVG. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  type DrawingItem,
  familiesOf,
  type Matrix,
  type PageDrawing,
  type Stroke,
  type TextItem,
} from '../../../../../shared/model/drawing.ts';
import type { Caps } from '../../limits.ts';
import { type Pixels, pixelSize } from '../../pixels.ts';
import type { PictureSize } from '../../reader-protocol.ts';
import { drawOfdPage } from '../ofd.ts';

type Canvas = typeof import('@napi-rs/canvas');
type LoadedImage = Awaited<ReturnType<Canvas['loadImage']>>;

interface Easel {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  readonly drawing: PageDrawing;
  /** Null: a picture that cannot be decoded. */
  readonly images: readonly (LoadedImage | null)[];
  readonly scale: number;
}

function enter({ context, scale }: Easel, [a, b, c, d, e, f]: Matrix): void {
  context.setTransform(a * scale, b * scale, c * scale, d * scale, e * scale, f * scale);
}

/** Cuts to a clip and to those it lies within. */
function cut(easel: Easel, index: number | null): void {
  const { canvas, context, drawing } = easel;
  for (let at = index; at !== null; at = drawing.clips[at]?.within ?? null) {
    const { shapes } = drawing.clips[at] ?? { shapes: [] };
    const [first] = shapes;
    if (!first) continue;
    if (shapes.length === 1) {
      enter(easel, first.matrix);
      context.clip(new canvas.Path2D(first.data), first.evenOdd ? 'evenodd' : 'nonzero');
      continue;
    }
    const union = new canvas.Path2D();
    for (const { data, matrix } of shapes)
      union.addPath(new canvas.Path2D(data), new canvas.DOMMatrix([...matrix]));
    enter(easel, [1, 0, 0, 1, 0, 0]);
    context.clip(union);
  }
}

function setStroke({ context }: Easel, { paint, ...line }: Stroke): void {
  context.globalAlpha = paint.alpha;
  context.strokeStyle = paint.color;
  context.lineWidth = line.width;
  context.lineCap = line.cap;
  context.lineJoin = line.join;
  context.miterLimit = line.miter;
  context.setLineDash([...line.dash]);
  context.lineDashOffset = line.dashOffset;
}

function drawText(easel: Easel, item: TextItem): void {
  const { context, drawing } = easel;
  const font = drawing.fonts[item.font];
  if (!font) return;
  context.font = `${font.italic ? 'italic ' : ''}${font.bold ? 'bold ' : ''}${item.size}px ${familiesOf(font)}`;
  item.glyphs.forEach((glyph, index) => {
    const [x, y] = [item.xs[index] ?? 0, item.ys[index] ?? 0];
    enter(easel, item.matrix);
    context.translate(x, y);
    context.rotate((item.turn * Math.PI) / 180);
    if (item.fill) {
      context.globalAlpha = item.fill.alpha;
      context.fillStyle = item.fill.color;
      context.fillText(glyph, 0, 0);
    }
    if (item.stroke) {
      setStroke(easel, item.stroke);
      context.strokeText(glyph, 0, 0);
    }
  });
}

function drawItem(easel: Easel, item: DrawingItem): void {
  const { canvas, context, images } = easel;
  if (item.kind === 'text') {
    drawText(easel, item);
    return;
  }
  enter(easel, item.matrix);
  if (item.kind === 'image') {
    const image = images[item.image];
    context.globalAlpha = item.alpha;
    if (image) context.drawImage(image, 0, 0, 1, 1);
    return;
  }
  const path = new canvas.Path2D(item.data);
  if (item.fill) {
    context.globalAlpha = item.fill.alpha;
    context.fillStyle = item.fill.color;
    context.fill(path, item.evenOdd ? 'evenodd' : 'nonzero');
  }
  if (item.stroke) {
    setStroke(easel, item.stroke);
    context.stroke(path);
  }
}

async function loaded(canvas: Canvas, { images }: PageDrawing): Promise<(LoadedImage | null)[]> {
  const pictures: (LoadedImage | null)[] = [];
  for (const { bytes } of images) pictures.push(await canvas.loadImage(Buffer.from(bytes)).catch(() => null));
  return pictures;
}

/** Draws one page (1-based) on white. @throws AppError not-found, and as `readOfd` */
export async function rasterOfdPage(
  bytes: Uint8Array,
  page: number,
  size: PictureSize,
  caps: Caps,
): Promise<Pixels> {
  const drawing = drawOfdPage(bytes, page, caps);
  const canvas = await import('@napi-rs/canvas');
  const { width, height } = pixelSize(drawing, size, caps);
  const sheet = canvas.createCanvas(width, height);
  const context = sheet.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  const easel: Easel = {
    canvas,
    context,
    drawing,
    images: await loaded(canvas, drawing),
    scale: width / drawing.width,
  };
  for (const item of drawing.items) {
    context.save();
    cut(easel, item.clip);
    drawItem(easel, item);
    context.restore();
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

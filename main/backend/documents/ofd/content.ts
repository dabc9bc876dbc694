/**
 * Walks the objects of a page, of its templates and of what lies over it, and gives what they draw in the order they
 * draw it, each with its place on the page in points. Text and drawing both come from here, so they agree.
 */
import { AppError } from '../../../../shared/errors.ts';
import type { Clip, Matrix, Paint, Stroke } from '../../../../shared/model/drawing.ts';
import type { OfdArchive } from './archive.ts';
import { colorNode, opacityOf, paintOf, type Sources, sourcesOf, strokeOf } from './paint.ts';
import { rectanglePath, svgPath } from './path-data.ts';
import type { OfdResources } from './resources.ts';
import { type TextRun, textRuns } from './text-run.ts';
import {
  boundsOf,
  IDENTITY,
  inverseOf,
  isTrue,
  matrixOf,
  moved,
  numberOf,
  type Rectangle,
  rectangleOf,
  times,
} from './values.ts';
import { childOf, childrenOf, textOf, type XmlNode } from './xml-tree.ts';

/** Where the bytes of a picture are. */
export type PictureSource =
  | { readonly archive: OfdArchive; readonly part: string }
  | { readonly bytes: Uint8Array };

interface Drawn {
  readonly matrix: Matrix;
  /** Index into the sheet's clips. */
  readonly clip: number | null;
}

export type Piece =
  | (Drawn & {
      readonly kind: 'path';
      readonly data: string;
      readonly evenOdd: boolean;
      readonly fill: Paint | null;
      readonly stroke: Stroke | null;
    })
  | (Drawn & {
      readonly kind: 'text';
      readonly run: TextRun;
      readonly fill: Paint | null;
      readonly stroke: Stroke | null;
      /** Drawn again by a pattern: read once. */
      readonly isRepeated: boolean;
      /** Annotation or seal: lies over the page's own text and is no part of its lines. */
      readonly isOverlay: boolean;
    })
  | (Drawn & { readonly kind: 'image'; readonly source: PictureSource | null; readonly alpha: number });

/** How and where a group of objects is drawn. */
export interface Place {
  readonly archive: OfdArchive;
  readonly resources: OfdResources;
  readonly matrix: Matrix;
  readonly clip: number | null;
  readonly opacity: number;
  readonly inherited: Sources;
  readonly depth: number;
  readonly isRepeated: boolean;
  readonly isOverlay: boolean;
}

/** Units in units in units: deeper is a circle. */
const DEEPEST = 8;
/** Tiles of one pattern. */
const MOST_TILES = 2000;

export class Sheet {
  readonly pieces: Piece[] = [];
  readonly clips: Clip[] = [];
  /** Something could not be drawn. */
  isPartial = false;
  private readonly known = new Map<string, number>();
  private readonly most: number;
  private visited = 0;

  /** @param most objects that may be visited before the page is refused */
  constructor(most: number) {
    this.most = most;
  }

  /** Draws the objects below a layer, block, cell or unit. @throws AppError too-large */
  drawBlock(block: XmlNode, place: Place): void {
    for (const node of block.children) {
      this.visited += 1;
      if (this.visited > this.most)
        throw new AppError('too-large', { objects: this.visited, limit: this.most });
      switch (node.name) {
        case 'TextObject':
          this.drawText(node, place);
          break;
        case 'PathObject':
          this.drawPath(node, place);
          break;
        case 'ImageObject':
          this.drawImage(node, place);
          break;
        case 'CompositeObject':
          this.drawComposite(node, place);
          break;
        case 'PageBlock':
        case 'Layer':
          this.drawBlock(node, place);
          break;
        default:
      }
    }
  }

  /** What lies outside a shape is cut off. */
  cut(data: string, matrix: Matrix, evenOdd: boolean, within: number | null): number {
    return this.addClip({ shapes: [{ data, matrix, evenOdd }], within });
  }

  private addClip(clip: Clip): number {
    const key = JSON.stringify(clip);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.clips.push(clip);
    this.known.set(key, this.clips.length - 1);
    return this.clips.length - 1;
  }

  private drawText(node: XmlNode, place: Place): void {
    const { base, matrix, sources, opacity } = frameOf(node, place);
    const isShown = isTrue(node.attribute('Visible'), true);
    const isFilled = isShown && isTrue(node.attribute('Fill'), true);
    const isStroked = isShown && isTrue(node.attribute('Stroke'), false);
    const piece = {
      clip: this.clipsOf(node, base, matrix, place.clip),
      matrix,
      fill: isFilled ? paintOf(colorNode(sources, 'FillColor'), opacity, '#000000') : null,
      stroke: isStroked ? strokeOf(sources, opacity) : null,
      isRepeated: place.isRepeated,
      isOverlay: place.isOverlay,
    };
    for (const run of textRuns(node, matrix, place.resources.fonts))
      if (run.glyphs.length > 0) this.pieces.push({ kind: 'text', run, ...piece });
  }

  private drawPath(node: XmlNode, place: Place): void {
    if (!isTrue(node.attribute('Visible'), true)) return;
    const { base, matrix, sources, opacity, boundary } = frameOf(node, place);
    const data = svgPath(textOf(node, 'AbbreviatedData') ?? '');
    if (data === '') return;
    const clip = this.clipsOf(node, base, matrix, place.clip);
    const evenOdd = /even/i.test(node.attribute('Rule') ?? '');
    const color = isTrue(node.attribute('Fill'), false) ? colorNode(sources, 'FillColor') : undefined;
    const pattern = childOf(color, 'Pattern');
    if (pattern) {
      const cut = this.cut(data, matrix, evenOdd, clip);
      this.drawPattern(pattern, { ...place, clip: cut, opacity }, base, boundary);
    }
    const fill = pattern ? null : paintOf(color, opacity, null);
    const stroke = isTrue(node.attribute('Stroke'), true) ? strokeOf(sources, opacity) : null;
    if (fill !== null || stroke !== null)
      this.pieces.push({ kind: 'path', matrix, clip, data, evenOdd, fill, stroke });
  }

  private drawImage(node: XmlNode, place: Place): void {
    if (!isTrue(node.attribute('Visible'), true)) return;
    const { base, matrix, opacity, boundary } = frameOf(node, place);
    const { archive, resources } = place;
    const part = resources.images.get(node.attribute('ResourceID') ?? '') ?? null;
    // Without a matrix the picture fills its place.
    const hasMatrix = matrixOf(node.attribute('CTM')) !== null;
    const filled = hasMatrix
      ? matrix
      : times(matrix, [boundary?.width ?? 1, 0, 0, boundary?.height ?? 1, 0, 0]);
    this.pieces.push({
      kind: 'image',
      matrix: filled,
      clip: this.clipsOf(node, base, matrix, place.clip),
      source: part === null ? null : { archive, part },
      alpha: opacity,
    });
  }

  private drawComposite(node: XmlNode, place: Place): void {
    if (!isTrue(node.attribute('Visible'), true)) return;
    const unit = place.resources.units.get(node.attribute('ResourceID') ?? '');
    const content = childOf(unit, 'Content');
    if (!content || place.depth >= DEEPEST) {
      this.isPartial = true;
      return;
    }
    const { base, matrix, sources, opacity } = frameOf(node, place);
    const clip = this.clipsOf(node, base, matrix, place.clip);
    this.drawBlock(content, { ...place, matrix, clip, opacity, inherited: sources, depth: place.depth + 1 });
  }

  /** Lays the cell of a pattern over an object, as often as it fits. */
  private drawPattern(pattern: XmlNode, place: Place, base: Matrix, boundary: Rectangle | null): void {
    const cell = childOf(pattern, 'CellContent');
    const isOfPage = /page/i.test(pattern.attribute('RelativeTo') ?? '');
    const origin = isOfPage ? place.matrix : base;
    const matrix = times(origin, matrixOf(pattern.attribute('CTM')) ?? IDENTITY);
    const back = inverseOf(matrix);
    const width = numberOf(pattern.attribute('Width'), 0);
    const height = numberOf(pattern.attribute('Height'), 0);
    if (!cell || !back || !boundary || width <= 0 || height <= 0 || place.depth >= DEEPEST) {
      this.isPartial = true;
      return;
    }
    const stepX = Math.abs(numberOf(pattern.attribute('XStep'), width)) || width;
    const stepY = Math.abs(numberOf(pattern.attribute('YStep'), height)) || height;
    const area = { x: 0, y: 0, width: boundary.width, height: boundary.height };
    const [x0, y0, x1, y1] = boundsOf(times(back, base), area);
    const [left, right] = [Math.floor((x0 - width) / stepX) + 1, Math.ceil(x1 / stepX) - 1];
    const [top, bottom] = [Math.floor((y0 - height) / stepY) + 1, Math.ceil(y1 / stepY) - 1];
    if (!((right - left + 1) * (bottom - top + 1) <= MOST_TILES)) {
      this.isPartial = true;
      return;
    }
    const middle = [Math.round((left + right) / 2), Math.round((top + bottom) / 2)] as const;
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        this.drawBlock(cell, {
          ...place,
          matrix: moved(matrix, column * stepX, row * stepY),
          depth: place.depth + 1,
          isRepeated: place.isRepeated || column !== middle[0] || row !== middle[1],
        });
      }
    }
  }

  /** The clips of an object: each cuts what the one before it left; the areas of one are drawn together. */
  private clipsOf(node: XmlNode, base: Matrix, matrix: Matrix, within: number | null): number | null {
    let clip = within;
    for (const clips of childrenOf(node, 'Clips')) {
      const space = isTrue(clips.attribute('TransFlag'), true) ? matrix : base;
      for (const each of childrenOf(clips, 'Clip')) {
        const areas = childrenOf(each, 'Area');
        const shapes = areas.flatMap((area) => shapesOf(area, space));
        // Cutting along characters is not done: then all is shown.
        if (shapes.length > 0 && shapes.length === areas.length)
          clip = this.addClip({ shapes, within: clip });
      }
    }
    return clip;
  }
}

function shapesOf(area: XmlNode, space: Matrix): Clip['shapes'] {
  const path = childOf(area, 'Path');
  const data = svgPath(textOf(path, 'AbbreviatedData') ?? '');
  if (!path || data === '') return [];
  const around = times(space, matrixOf(area.attribute('CTM')) ?? IDENTITY);
  const boundary = rectangleOf(path.attribute('Boundary'));
  const base = moved(around, boundary?.x ?? 0, boundary?.y ?? 0);
  const matrix = times(base, matrixOf(path.attribute('CTM')) ?? IDENTITY);
  return [{ data, matrix, evenOdd: /even/i.test(path.attribute('Rule') ?? '') }];
}

interface Frame {
  readonly boundary: Rectangle | null;
  /** The boundary's corner, before the object's own matrix. */
  readonly base: Matrix;
  readonly matrix: Matrix;
  readonly sources: Sources;
  readonly opacity: number;
}

function frameOf(node: XmlNode, place: Place): Frame {
  const boundary = rectangleOf(node.attribute('Boundary'));
  const base = moved(place.matrix, boundary?.x ?? 0, boundary?.y ?? 0);
  return {
    boundary,
    base,
    matrix: times(base, matrixOf(node.attribute('CTM')) ?? IDENTITY),
    sources: sourcesOf(node, place.resources.params, place.inherited),
    opacity: place.opacity * opacityOf(node),
  };
}

/** A shape for a rectangle that cuts. */
export function cutTo(sheet: Sheet, area: Rectangle, matrix: Matrix, within: number | null): number {
  return sheet.cut(rectanglePath(area.x, area.y, area.width, area.height), matrix, false, within);
}

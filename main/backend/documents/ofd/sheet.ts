/** One page put together: templates behind and before it, its layers, the annotations and seals over it. */
import { AppError } from '../../../../shared/errors.ts';
import type { Matrix } from '../../../../shared/model/drawing.ts';
import { folderOf, type OfdArchive } from './archive.ts';
import { cutTo, type Place, Sheet } from './content.ts';
import { areaOf, type OfdDocument, type OfdPage, openPackage } from './package.ts';
import { sourcesOf } from './paint.ts';
import { type OfdResources, readResources, whereDamaged } from './resources.ts';
import type { Seal } from './seal.ts';
import { isTrue, moved, POINTS_PER_MM, type Rectangle, rectangleOf, times } from './values.ts';
import { childOf, childrenOf, type XmlNode } from './xml-tree.ts';

export interface PageSheet {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly sheet: Sheet;
}

const A4: Rectangle = { x: 0, y: 0, width: 210, height: 297 };
/** Millimetres: what PDF allows, too. */
const LARGEST_SIDE = 5080;
const DEEPEST_TEMPLATE = 3;
const RANKS: Readonly<Record<string, number>> = { background: 0, body: 1, foreground: 2 };

interface RankedLayer {
  readonly rank: number;
  readonly node: XmlNode;
  readonly resources: OfdResources;
}

function rankOf(word: string | undefined, usual: number): number {
  return RANKS[word?.toLowerCase() ?? ''] ?? usual;
}

/** Parts that many pages draw are read once. */
const parsed = new WeakMap<OfdArchive, Map<string, XmlNode>>();

function templateTree(archive: OfdArchive, part: string): XmlNode {
  const trees = parsed.get(archive) ?? new Map<string, XmlNode>();
  parsed.set(archive, trees);
  const tree = trees.get(part) ?? archive.tree(part);
  trees.set(part, tree);
  return tree;
}

/** The document's resources and those a page has for itself. */
function resourcesFor(document: OfdDocument, page: XmlNode, part: string): OfdResources {
  const own = childrenOf(page, 'PageRes');
  if (own.length === 0) return document.resources;
  const { fonts, images, params, units } = document.resources;
  const shelves = {
    fonts: new Map(fonts),
    images: new Map(images),
    params: new Map(params),
    units: new Map(units),
  };
  readResources(document.archive, own, folderOf(part), shelves);
  return shelves;
}

/** The layers of a page. @param usual rank of those that say nothing */
function ownLayers(document: OfdDocument, root: XmlNode, part: string, usual: number): RankedLayer[] {
  const content = childOf(root, 'Content');
  const resources = resourcesFor(document, root, part);
  const own = childrenOf(content, 'Layer');
  // Some writers leave the layer out.
  if (own.length === 0 && content) return [{ node: content, resources, rank: usual }];
  return own.map((node) => ({ node, resources, rank: rankOf(node.attribute('Type'), usual) }));
}

interface Layers {
  readonly layers: readonly RankedLayer[];
  /** A template is missing, damaged, or names itself. */
  readonly isPartial: boolean;
}

/** The layers of the templates a page names, and of those they name. */
function templateLayers(document: OfdDocument, root: XmlNode, depth: number): Layers {
  const layers: RankedLayer[] = [];
  let isPartial = false;
  for (const node of childrenOf(root, 'Template')) {
    const template = document.templates.get(node.attribute('TemplateID') ?? '');
    const part = template?.part ?? null;
    const tree = part === null ? null : whereDamaged(() => templateTree(document.archive, part), null);
    if (part === null || tree === null || depth >= DEEPEST_TEMPLATE) {
      isPartial = true;
      continue;
    }
    const rank = rankOf(node.attribute('ZOrder') ?? template?.zOrder, 0);
    const inner = templateLayers(document, tree, depth + 1);
    isPartial ||= inner.isPartial;
    const all = [...inner.layers, ...ownLayers(document, tree, part, rank)];
    layers.push(...all.map((each) => ({ ...each, rank })));
  }
  return { layers, isPartial };
}

function areaOfPage(document: OfdDocument, root: XmlNode): Rectangle {
  const area = areaOf(childOf(root, 'Area')) ?? document.area ?? A4;
  return {
    x: 0,
    y: 0,
    width: Math.min(area.width, LARGEST_SIDE),
    height: Math.min(area.height, LARGEST_SIDE),
  };
}

function drawAnnotations(sheet: Sheet, part: string, place: Place): void {
  const annotations = childrenOf(place.archive.tree(part), 'Annot');
  for (const node of annotations) {
    if (!isTrue(node.attribute('Visible'), true)) continue;
    for (const appearance of childrenOf(node, 'Appearance')) {
      const boundary = rectangleOf(appearance.attribute('Boundary'));
      sheet.drawBlock(appearance, {
        ...place,
        isOverlay: true,
        matrix: moved(place.matrix, boundary?.x ?? 0, boundary?.y ?? 0),
      });
    }
  }
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function drawSeal(sheet: Sheet, { boundary, clip, picture }: Seal, place: Place): void {
  const corner = moved(place.matrix, boundary.x, boundary.y);
  const cut = clip === null ? null : cutTo(sheet, clip, corner, null);
  if (picture !== null && isArchive(picture)) {
    // A seal drawn as a small OFD file; it bears no seals itself.
    const [first] = whereDamaged(() => openPackage(picture, place.archive.caps), []);
    if (first) {
      drawInto(sheet, first, corner, boundary, { clip: cut, isOverlay: true });
      return;
    }
  }
  const matrix = times(corner, [boundary.width, 0, 0, boundary.height, 0, 0]);
  sheet.pieces.push({
    kind: 'image',
    matrix,
    clip: cut,
    source: picture === null ? null : { bytes: picture },
    alpha: 1,
  });
}

/** Draws a page's own content; `target` is the place it is fitted to, its own area when null. */
function drawInto(
  sheet: Sheet,
  { document, part }: OfdPage,
  corner: Matrix,
  target: Rectangle | null,
  how: { readonly clip: number | null; readonly isOverlay: boolean },
): { readonly area: Rectangle; readonly place: Place } {
  const { archive } = document;
  if (part === null) throw new AppError('damaged', { why: 'the page is missing' });
  const root = archive.tree(part);
  const area = areaOfPage(document, root);
  const matrix = target
    ? times(corner, [target.width / area.width, 0, 0, target.height / area.height, 0, 0])
    : corner;
  const place: Place = {
    archive,
    resources: document.resources,
    matrix,
    clip: how.clip,
    opacity: 1,
    inherited: [],
    depth: 0,
    isRepeated: false,
    isOverlay: how.isOverlay,
  };
  const { layers, isPartial } = templateLayers(document, root, 0);
  sheet.isPartial ||= isPartial;
  const all = [...layers, ...ownLayers(document, root, part, 1)].toSorted((a, b) => a.rank - b.rank);
  for (const { node, resources } of all) {
    const inherited = sourcesOf(node, resources.params, []).slice(1);
    sheet.drawBlock(node, { ...place, resources, inherited });
  }
  return { area, place };
}

/** Puts a page together. @throws AppError damaged, hostile, too-large */
export function sheetOf(page: OfdPage): PageSheet {
  const sheet = new Sheet(page.document.archive.caps.drawnItems);
  sheet.isPartial = page.isIncomplete;
  const scale: Matrix = [POINTS_PER_MM, 0, 0, POINTS_PER_MM, 0, 0];
  const { area, place } = drawInto(sheet, page, scale, null, { clip: null, isOverlay: false });
  for (const part of page.annotations) {
    const isDrawn = whereDamaged(() => {
      drawAnnotations(sheet, part, place);
      return true;
    }, false);
    if (!isDrawn) sheet.isPartial = true;
  }
  for (const seal of page.seals) drawSeal(sheet, seal, place);
  return { width: area.width * POINTS_PER_MM, height: area.height * POINTS_PER_MM, sheet };
}

/** Size of a page whose content cannot be read. */
export function usualSize({ document }: OfdPage): { readonly width: number; readonly height: number } {
  const area = document.area ?? A4;
  return {
    width: Math.min(area.width, LARGEST_SIDE) * POINTS_PER_MM,
    height: Math.min(area.height, LARGEST_SIDE) * POINTS_PER_MM,
  };
}

/** What the pages of an OFD document share: fonts, pictures, drawing parameters, repeated units, by their ids. */
import { AppError } from '../../../../shared/errors.ts';
import { folderOf, type OfdArchive } from './archive.ts';
import { isTrue } from './values.ts';
import { childOf, childrenOf, textOf, type XmlNode } from './xml-tree.ts';

export interface OfdFont {
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Part that holds the font itself. */
  readonly file: string | null;
}

export interface OfdResources {
  readonly fonts: ReadonlyMap<string, OfdFont>;
  /** Names of parts; null: the file promises a picture and has none. */
  readonly images: ReadonlyMap<string, string | null>;
  readonly params: ReadonlyMap<string, XmlNode>;
  readonly units: ReadonlyMap<string, XmlNode>;
}

interface Shelves {
  readonly fonts: Map<string, OfdFont>;
  readonly images: Map<string, string | null>;
  readonly params: Map<string, XmlNode>;
  readonly units: Map<string, XmlNode>;
}

export function emptyResources(): Shelves {
  return { fonts: new Map(), images: new Map(), params: new Map(), units: new Map() };
}

/** Runs a step that may find its part damaged; what is hostile or too large still ends the reading. */
export function whereDamaged<T>(work: () => T, instead: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && ['damaged', 'truncated', 'unsupported'].includes(error.code))
      return instead;
    throw error;
  }
}

function below(root: XmlNode, list: string, entry: string): XmlNode[] {
  return childrenOf(root, list).flatMap((each) => childrenOf(each, entry));
}

function fontOf(node: XmlNode, find: (address: string | undefined) => string | null): OfdFont {
  return {
    name: node.attribute('FamilyName') ?? node.attribute('FontName') ?? '',
    bold: isTrue(node.attribute('Bold'), /bold|黑体|粗/i.test(node.attribute('FontName') ?? '')),
    italic: isTrue(node.attribute('Italic'), /italic|oblique/i.test(node.attribute('FontName') ?? '')),
    file: find(textOf(node, 'FontFile')),
  };
}

function readPart(archive: OfdArchive, name: string, shelves: Shelves): void {
  const root = archive.tree(name);
  const folder = folderOf(name);
  const base = (root.attribute('BaseLoc') ?? '').replaceAll('\\', '/').replace(/\/+$/, '');
  const inBase = base.startsWith('/') ? base.slice(1) : [folder, base].filter(Boolean).join('/');
  const find = (address: string | undefined): string | null =>
    archive.find(address, inBase) ?? archive.find(address, folder);
  const idOf = (node: XmlNode): string => node.attribute('ID') ?? '';
  for (const node of below(root, 'Fonts', 'Font')) shelves.fonts.set(idOf(node), fontOf(node, find));
  for (const node of below(root, 'MultiMedias', 'MultiMedia'))
    shelves.images.set(idOf(node), find(textOf(node, 'MediaFile')));
  for (const node of below(root, 'DrawParams', 'DrawParam')) shelves.params.set(idOf(node), node);
  for (const node of below(root, 'CompositeGraphicUnits', 'CompositeGraphicUnit'))
    if (childOf(node, 'Content')) shelves.units.set(idOf(node), node);
}

/** Adds what the resource parts hold; a part that is missing or damaged leaves its ids unknown. */
export function readResources(
  archive: OfdArchive,
  addresses: readonly XmlNode[],
  folder: string,
  shelves: Shelves,
): void {
  for (const node of addresses) {
    const name = archive.find(node.text, folder);
    if (name !== null) whereDamaged(() => readPart(archive, name, shelves), undefined);
  }
}

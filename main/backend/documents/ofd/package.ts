/** An OFD file's skeleton: documents, pages, templates, annotations and seals, and where their parts lie. */
import { AppError } from '../../../../shared/errors.ts';
import type { Caps } from '../limits.ts';
import { folderOf, type OfdArchive, openArchive } from './archive.ts';
import { emptyResources, type OfdResources, readResources, whereDamaged } from './resources.ts';
import { readSeals, type Seal } from './seal.ts';
import { type Rectangle, rectangleOf } from './values.ts';
import { childOf, childrenOf, textOf, type XmlNode } from './xml-tree.ts';

export interface OfdTemplate {
  /** Part with its content; null when it is missing. */
  readonly part: string | null;
  readonly zOrder: string;
}

/** What belongs to a document as a whole. */
export interface OfdDocument {
  readonly archive: OfdArchive;
  readonly folder: string;
  readonly area: Rectangle | null;
  readonly resources: OfdResources;
  readonly templates: ReadonlyMap<string, OfdTemplate>;
}

export interface OfdPage {
  readonly document: OfdDocument;
  readonly part: string | null;
  /** Parts with the annotations of this page. */
  readonly annotations: readonly string[];
  readonly seals: readonly Seal[];
  /** Something that would lie over the page cannot be found. */
  readonly isIncomplete: boolean;
}

/** The page's size: the paper it is printed on, or what stands for it. */
export function areaOf(node: XmlNode | undefined): Rectangle | null {
  for (const name of ['PhysicalBox', 'CropBox', 'ApplicationBox', 'ContentBox']) {
    const box = rectangleOf(textOf(node, name));
    if (box !== null && box.width > 0 && box.height > 0) return box;
  }
  return null;
}

function templatesOf(
  archive: OfdArchive,
  common: XmlNode | undefined,
  folder: string,
): Map<string, OfdTemplate> {
  return new Map(
    childrenOf(common, 'TemplatePage').map((node) => [
      node.attribute('ID') ?? '',
      {
        part: archive.find(node.attribute('BaseLoc'), folder),
        zOrder: node.attribute('ZOrder') ?? 'Background',
      },
    ]),
  );
}

interface Annotations {
  /** Parts with annotations, by the id of their page. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  /** A list is missing or cannot be read: nobody knows what it would have shown. */
  readonly isIncomplete: boolean;
}

function annotationsOf(archive: OfdArchive, root: XmlNode, folder: string): Annotations {
  const parts = new Map<string, string[]>();
  let isIncomplete = false;
  for (const list of childrenOf(root, 'Annotations')) {
    const name = archive.find(list.text, folder);
    const tree = name === null ? null : whereDamaged(() => archive.tree(name), null);
    if (name === null || tree === null) {
      isIncomplete ||= list.text.trim() !== '';
      continue;
    }
    for (const page of childrenOf(tree, 'Page')) {
      const id = page.attribute('PageID') ?? '';
      const part = archive.find(textOf(page, 'FileLoc'), folderOf(name));
      if (part === null) isIncomplete = true;
      else parts.set(id, [...(parts.get(id) ?? []), part]);
    }
  }
  return { parts, isIncomplete };
}

function pagesOf(archive: OfdArchive, body: XmlNode, root: XmlNode, folder: string): OfdPage[] {
  const common = childOf(root, 'CommonData');
  const shelves = emptyResources();
  readResources(archive, childrenOf(common, 'PublicRes'), folder, shelves);
  readResources(archive, childrenOf(common, 'DocumentRes'), folder, shelves);
  const document: OfdDocument = {
    archive,
    folder,
    area: areaOf(childOf(common, 'PageArea')),
    resources: shelves,
    templates: templatesOf(archive, common, folder),
  };
  const annotations = annotationsOf(archive, root, folder);
  const { seals, isIncomplete } = readSeals(archive, textOf(body, 'Signatures'), folder);
  return childrenOf(childOf(root, 'Pages'), 'Page').map((node) => {
    const id = node.attribute('ID') ?? '';
    return {
      document,
      part: archive.find(node.attribute('BaseLoc'), folder),
      annotations: annotations.parts.get(id) ?? [],
      seals: seals.filter((seal) => seal.pageId === id),
      isIncomplete: isIncomplete || annotations.isIncomplete,
    };
  });
}

/**
 * Opens an OFD file and finds its pages, those of all its documents in order.
 * @throws AppError encrypted, damaged, empty, hostile, too-large
 */
export function openPackage(bytes: Uint8Array, caps: Caps): OfdPage[] {
  const archive = openArchive(bytes, caps);
  const entry = archive.find('OFD.xml', '');
  if (entry === null) throw new AppError('damaged', { why: 'no OFD.xml' });
  const pages: OfdPage[] = [];
  for (const body of childrenOf(archive.tree(entry), 'DocBody')) {
    const address = textOf(body, 'DocRoot');
    const name = archive.find(address, folderOf(entry));
    if (name === null) {
      if (address === undefined) continue;
      throw new AppError('damaged', { why: 'a document is missing' });
    }
    pages.push(...pagesOf(archive, body, archive.tree(name), folderOf(name)));
    if (pages.length > caps.pages)
      throw new AppError('too-large', { pages: pages.length, limit: caps.pages });
  }
  if (pages.length === 0) throw new AppError('empty');
  return pages;
}

/**
 * Electronic seals (GB/T 38540, GM/T 0031): where a signature puts its stamp, and the stamp's picture. Nothing is
 * verified here; the picture is shown because a reviewer looks whether a paper bears its seal.
 */
import { folderOf, type OfdArchive } from './archive.ts';
import { whereDamaged } from './resources.ts';
import { type Rectangle, rectangleOf } from './values.ts';
import { childOf, childrenOf, textOf } from './xml-tree.ts';

export interface Seal {
  /** Id of the page it is stamped on. */
  readonly pageId: string;
  readonly boundary: Rectangle;
  /** The part of the stamp that shows, from the boundary's corner: a seal across the edges of several pages. */
  readonly clip: Rectangle | null;
  /** Bytes of the picture, or of a small OFD file; null when none is found. */
  readonly picture: Uint8Array | null;
}

const IA5_STRING = 0x16;
const UTF8_STRING = 0x0c;
const OCTET_STRING = 0x04;
const KINDS = /^(?:png|jpe?g|bmp|gif|ofd)$/i;
/** A file of stamps; more is no signature. */
const MOST_SIGNATURES = 500;

/** Content of the DER value at a place: where it begins and ends. */
function contentAt(bytes: Uint8Array, at: number): readonly [start: number, end: number] | null {
  const first = bytes[at + 1];
  if (first === undefined) return null;
  if (first < 0x80) return [at + 2, at + 2 + first];
  const count = first & 0x7f;
  if (count === 0 || count > 4) return null;
  let length = 0;
  for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  return [at + 2 + count, at + 2 + count + length];
}

/**
 * The picture in a seal: a short string that names a kind of picture, and the octets that follow it. Both versions of
 * the standard write it so, at different depths.
 */
export function pictureIn(der: Uint8Array): Uint8Array | null {
  for (let at = 0; at + 5 < der.length; at += 1) {
    if (der[at] !== IA5_STRING && der[at] !== UTF8_STRING) continue;
    const length = der[at + 1] ?? 0;
    if (length < 3 || length > 4) continue;
    const kind = new TextDecoder('latin1').decode(der.subarray(at + 2, at + 2 + length));
    const octets = at + 2 + length;
    if (!KINDS.test(kind) || der[octets] !== OCTET_STRING) continue;
    const content = contentAt(der, octets);
    if (content !== null && content[1] <= der.length) return der.subarray(content[0], content[1]);
  }
  return null;
}

function sealsOf(archive: OfdArchive, name: string): Seal[] {
  const root = archive.tree(name);
  const info = childOf(root, 'SignedInfo');
  const stamps = childrenOf(info, 'StampAnnot');
  if (stamps.length === 0) return [];
  const sources = [textOf(childOf(info, 'Seal'), 'BaseLoc'), textOf(root, 'SignedValue')];
  let picture: Uint8Array | null = null;
  for (const address of sources) {
    const part = archive.find(address, folderOf(name));
    if (part !== null) picture ??= whereDamaged(() => pictureIn(archive.bytes(part)), null);
  }
  return stamps.flatMap((stamp) => {
    const boundary = rectangleOf(stamp.attribute('Boundary'));
    const pageId = stamp.attribute('PageRef');
    if (boundary === null || pageId === undefined) return [];
    return [{ pageId, boundary, clip: rectangleOf(stamp.attribute('Clip')), picture }];
  });
}

export interface Seals {
  readonly seals: readonly Seal[];
  /** A signature is missing or cannot be read. */
  readonly isIncomplete: boolean;
}

/** All stamps of a document's signatures. */
export function readSeals(archive: OfdArchive, address: string | undefined, folder: string): Seals {
  if (address === undefined) return { seals: [], isIncomplete: false };
  const list = archive.find(address, folder);
  const tree = list === null ? null : whereDamaged(() => archive.tree(list), null);
  if (list === null || tree === null) return { seals: [], isIncomplete: true };
  const found = childrenOf(tree, 'Signature')
    .slice(0, MOST_SIGNATURES)
    .map((entry) => {
      const part = archive.find(entry.attribute('BaseLoc'), folderOf(list));
      return part === null ? null : whereDamaged(() => sealsOf(archive, part), null);
    });
  return { seals: found.flatMap((seals) => seals ?? []), isIncomplete: found.includes(null) };
}

/** The parts of an OFD file by the addresses its XML uses: relative, absolute, with either slash, in any case. */
import { AppError } from '../../../../shared/errors.ts';
import type { Caps } from '../limits.ts';
import { openZip, type ZipArchive } from '../zip.ts';
import { readTree, type XmlNode } from './xml-tree.ts';

export interface OfdArchive {
  readonly caps: Caps;
  /** Exact name of the part an address stands for, as seen from a folder; null when there is none. */
  readonly find: (address: string | undefined, folder: string) => string | null;
  /** @throws AppError damaged, hostile, encrypted, too-large */
  readonly bytes: (name: string) => Uint8Array;
  /** @throws AppError damaged, hostile, encrypted, too-large */
  readonly tree: (name: string) => XmlNode;
}

/** Folder of a part, with slashes, none at its end. */
export function folderOf(name: string): string {
  const path = name.replaceAll('\\', '/');
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `Pages/../Res/./a.png` → `Res/a.png`; null when it climbs out of the archive. */
function plain(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** What an address may mean, likeliest first: writers forget slashes and add them. */
function meanings(address: string, folder: string): string[] {
  const path = address.trim().replaceAll('\\', '/');
  const [first = ''] = folder.split('/');
  const below = `${folder}/${path}`;
  const root = path;
  const ofDocument = `${first}/${path}`;
  const order = path.startsWith('/') ? [root, below, ofDocument] : [below, root, ofDocument];
  return order.map(plain).filter((each): each is string => each !== null && each !== '');
}

function index(zip: ZipArchive): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const name of zip.members.keys()) {
    const key = name.replaceAll('\\', '/').toLowerCase();
    if (!names.has(key)) names.set(key, name);
  }
  return names;
}

/** @throws AppError damaged, hostile, encrypted, too-large */
export function openArchive(bytes: Uint8Array, caps: Caps): OfdArchive {
  const zip = openZip(bytes, caps);
  const names = index(zip);
  if ([...names.keys()].some((name) => /(?:^|\/)encryptions\.xml$/.test(name)))
    throw new AppError('encrypted');
  const read = (name: string): Uint8Array => {
    const data = zip.read(name);
    if (data === null) throw new AppError('damaged', { why: 'a part is missing' });
    return data;
  };
  return {
    caps,
    find: (address, folder) => {
      if (address === undefined) return null;
      for (const path of meanings(address, folder)) {
        const name = zip.members.has(path) ? path : names.get(path.toLowerCase());
        if (name !== undefined && !name.endsWith('/')) return name;
      }
      return null;
    },
    bytes: read,
    tree: (name) => readTree(read(name), caps),
  };
}

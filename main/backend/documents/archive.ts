/**
 * A .zip as the folder it stands for: lists its files, refuses by name what is not safe to take, and gives the bytes of
 * one file. Runs inside the reader process only; nothing is ever written to disk.
 */
import { crc32 } from 'node:zlib';
import { AppError, type Failure } from '../../../shared/errors.ts';
import type { Caps } from './limits.ts';
import type { ArchiveListing } from './reader-protocol.ts';
import {
  type DirectoryEntry,
  directoryOf,
  isBomb,
  isEncrypted,
  isNamedInUtf8,
  isSafeName,
  readMember,
} from './zip.ts';

const ZIP_MAGIC = [0x50, 0x4b];
/** Info-ZIP's second, Unicode name of an entry. */
const UNICODE_PATH = 0x7075;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;
const DIRECTORY = 0o040000;
/** Root members that make an archive a document of its own. */
const DOCUMENT_PARTS = /^(?:\[Content_Types\]\.xml|OFD\.xml|mimetype)$/i;
/** Highest code point that two bytes of UTF-8 can hold: no ideograph lies below. */
const TWO_BYTES = 0x7ff;
const LOCAL_HEADER_BYTES = 30;

function decode(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The name kept beside the entry's own, when it is still that entry's. */
function unicodeName(entry: DirectoryEntry): string | null {
  const view = new DataView(entry.extra.buffer, entry.extra.byteOffset, entry.extra.byteLength);
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const size = view.getUint16(at + 2, true);
    const end = at + 4 + size;
    if (view.getUint16(at, true) === UNICODE_PATH && size > 5 && end <= view.byteLength) {
      const isCurrent = view.getUint32(at + 5, true) === crc32(entry.rawName);
      return isCurrent ? decode(entry.extra.subarray(at + 9, end), 'utf-8') : null;
    }
    at = end;
  }
  return null;
}

/**
 * Whether names without a mark are UTF-8 (Mac, Linux) rather than GBK (Windows): all of an archive's names read as
 * UTF-8, and one of them holds what only three bytes can say. Short GBK names may read as two-byte UTF-8 by chance.
 */
function isUnmarkedUtf8(entries: readonly DirectoryEntry[]): boolean {
  const texts = entries
    .filter((entry) => !isNamedInUtf8(entry))
    .map((entry) => decode(entry.rawName, 'utf-8'));
  return (
    texts.every((text) => text !== null) &&
    texts.some((text) => [...(text ?? '')].some((char) => (char.codePointAt(0) ?? 0) > TWO_BYTES))
  );
}

interface NamedEntry {
  readonly index: number;
  readonly name: string;
  readonly entry: DirectoryEntry;
}

function named(bytes: Uint8Array, caps: Caps): NamedEntry[] {
  const entries = [...directoryOf(bytes, caps)];
  const unmarked = isUnmarkedUtf8(entries) ? 'utf-8' : 'gb18030';
  return entries.map((entry, index) => {
    const own = new TextDecoder(isNamedInUtf8(entry) ? 'utf-8' : unmarked).decode(entry.rawName);
    return { index, name: (unicodeName(entry) ?? own).replaceAll('\\', '/'), entry };
  });
}

function isFolder({ name, entry }: NamedEntry): boolean {
  return name.endsWith('/') || (entry.unixMode & FILE_TYPE) === DIRECTORY;
}

function hostile(why: string): Failure {
  return { code: 'hostile', details: { why } };
}

/** Entries that claim the same bytes as another: an overlap is how small archives hold much. */
function overlapping(entries: readonly NamedEntry[]): Set<number> {
  const placed = entries.toSorted((a, b) => a.entry.offset - b.entry.offset);
  const found = new Set<number>();
  let last: NamedEntry | null = null;
  let end = 0;
  for (const each of placed) {
    const { offset, rawName, compressedSize } = each.entry;
    if (last !== null && offset < end) {
      found.add(last.index);
      found.add(each.index);
    }
    const own = offset + LOCAL_HEADER_BYTES + rawName.byteLength + compressedSize;
    if (own >= end) {
      end = own;
      last = each;
    }
  }
  return found;
}

/** Why an entry is not taken, whatever else the archive holds. */
function faultOf({ name, entry }: NamedEntry, caps: Caps): Failure | null {
  const type = entry.unixMode & FILE_TYPE;
  if (!isSafeName(name)) return hostile('name leaves the archive');
  if (type !== 0 && type !== REGULAR_FILE) return hostile('link or device');
  if (isEncrypted(entry)) return { code: 'encrypted' };
  if (isBomb(entry, caps)) return hostile('compression ratio of a zip bomb');
  if (entry.size > caps.fileBytes)
    return { code: 'too-large', details: { bytes: entry.size, limit: caps.fileBytes } };
  return null;
}

/** Every file of the archive, with why it is not taken where it is not. */
function judged(bytes: Uint8Array, caps: Caps): (NamedEntry & { readonly fault: Failure | null })[] {
  const files = named(bytes, caps).filter((each) => !isFolder(each));
  const overlaps = overlapping(files);
  const names = new Map<string, number>();
  for (const { name } of files) names.set(name, (names.get(name) ?? 0) + 1);
  let total = 0;
  return files.map((each) => {
    let fault = faultOf(each, caps);
    if ((names.get(each.name) ?? 0) > 1) fault ??= hostile('two files of one name');
    if (overlaps.has(each.index)) fault ??= hostile('bytes shared with another file');
    if (fault === null) {
      total += each.entry.size;
      if (total > caps.zipTotalBytes)
        fault = { code: 'too-large', details: { bytes: total, limit: caps.zipTotalBytes } };
    }
    return { ...each, fault };
  });
}

/** A name to show: what cannot be read in one line is taken out. */
function shownName(name: string): string {
  return name.replace(/\p{Cc}/gu, '\u{fffd}').slice(0, 260);
}

/**
 * Lists an archive that stands for a folder.
 * @returns null for any other file, archives that are documents (.docx, .ofd) included
 * @throws AppError damaged, too-large
 */
export function listArchive(bytes: Uint8Array, caps: Caps): ArchiveListing | null {
  if (!ZIP_MAGIC.every((byte, index) => bytes[index] === byte)) return null;
  const entries = judged(bytes, caps);
  if (entries.some(({ name }) => DOCUMENT_PARTS.test(name))) return null;
  return {
    files: entries
      .filter((each) => each.fault === null)
      .map(({ index, name, entry }) => ({ index, name, size: entry.size })),
    refused: entries.flatMap(({ name, fault }) =>
      fault === null ? [] : [{ name: shownName(name), ...fault }],
    ),
  };
}

/** The bytes of one file of {@link listArchive}. @throws AppError as openZip, not-found */
export function readArchived(bytes: Uint8Array, index: number, caps: Caps): Uint8Array {
  const found = judged(bytes, caps).find((each) => each.index === index);
  if (!found) throw new AppError('not-found');
  if (found.fault !== null) throw new AppError(found.fault.code, found.fault.details);
  const { size, compressedSize, crc, method, offset } = found.entry;
  return readMember(bytes, { name: '', size, compressedSize, crc, method, offset }, caps.fileBytes);
}

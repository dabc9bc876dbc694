/**
 * The only unzip. Reads the central directory first, refuses by name what cannot be honest, and caps the bytes it
 * inflates whatever the headers say. Members are addressed by exact name; nothing is ever written to disk.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import type { Caps } from './limits.ts';

export interface ZipMember {
  readonly name: string;
  readonly compressedSize: number;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
  readonly offset: number;
}

export interface ZipArchive {
  readonly members: ReadonlyMap<string, ZipMember>;
  /** Inflates one member and checks its sum. @throws AppError hostile, damaged, encrypted, too-large */
  readonly read: (name: string) => Uint8Array | null;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED_FLAG = 0x1;
const UTF8_FLAG = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** The system that made an entry, as the format numbers them. */
const UNIX = 3;
const RATIO_CHECKED_ABOVE = 1_048_576;

function hostile(why: string): AppError {
  return new AppError('hostile', { why });
}

function findEnd(view: DataView): number {
  const floor = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let i = view.byteLength - 22; i >= floor; i -= 1) {
    if (view.getUint32(i, true) === END_OF_DIRECTORY) return i;
  }
  throw new AppError('damaged', { why: 'no zip directory' });
}

/** False for what climbs out, is absolute or cannot be a file's name. */
export function isSafeName(name: string): boolean {
  if (name === '' || name.includes('\0') || name.startsWith('/') || /^[A-Za-z]:/.test(name)) return false;
  return !name.split(/[\\/]/).includes('..');
}

/** One entry of the central directory, as it says, not yet believed. */
export interface DirectoryEntry extends Omit<ZipMember, 'name'> {
  readonly rawName: Uint8Array;
  readonly extra: Uint8Array;
  readonly flags: number;
  /** Unix file mode; 0 where another system made the archive. */
  readonly unixMode: number;
}

export function isEncrypted(entry: DirectoryEntry): boolean {
  return (entry.flags & ENCRYPTED_FLAG) !== 0;
}

export function isNamedInUtf8(entry: DirectoryEntry): boolean {
  return (entry.flags & UTF8_FLAG) !== 0;
}

/** More than text and pictures ever compress. */
export function isBomb(entry: Pick<ZipMember, 'size' | 'compressedSize'>, caps: Caps): boolean {
  return entry.size > RATIO_CHECKED_ABOVE && entry.size / Math.max(1, entry.compressedSize) > caps.zipRatio;
}

/** Walks the central directory. @throws AppError damaged, too-large */
export function* directoryOf(bytes: Uint8Array, caps: Caps): Generator<DirectoryEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 22) throw new AppError('damaged', { why: 'too short for a zip' });
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > caps.zipEntries) throw new AppError('too-large', { entries: count, limit: caps.zipEntries });
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw new AppError('damaged', { why: 'zip directory cut short' });
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const madeOnUnix = view.getUint8(at + 5) === UNIX;
    yield {
      rawName: bytes.subarray(at + 46, at + 46 + nameLength),
      extra: bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength),
      flags: view.getUint16(at + 8, true),
      unixMode: madeOnUnix ? view.getUint16(at + 40, true) : 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
}

/** Opens an archive held in memory. @throws AppError damaged, hostile, encrypted, too-large */
export function openZip(bytes: Uint8Array, caps: Caps): ZipArchive {
  const members = new Map<string, ZipMember>();
  let total = 0;
  for (const entry of directoryOf(bytes, caps)) {
    const name = new TextDecoder(isNamedInUtf8(entry) ? 'utf-8' : 'gb18030').decode(entry.rawName);
    if (isEncrypted(entry)) throw new AppError('encrypted', { member: name });
    if (!isSafeName(name)) throw hostile('member name leaves the archive');
    if (members.has(name)) throw hostile('two members of one name');
    total += entry.size;
    if (total > caps.zipTotalBytes)
      throw new AppError('too-large', { bytes: total, limit: caps.zipTotalBytes });
    if (isBomb(entry, caps)) throw hostile('compression ratio of a zip bomb');
    const { method, crc, compressedSize, size, offset } = entry;
    members.set(name, { name, method, crc, compressedSize, size, offset });
  }
  let inflated = 0;
  return {
    members,
    read: (name) => {
      const member = members.get(name);
      if (!member) return null;
      const data = readMember(bytes, member, caps.xmlPartBytes);
      inflated += data.byteLength;
      if (inflated > caps.zipTotalBytes)
        throw new AppError('too-large', { bytes: inflated, limit: caps.zipTotalBytes });
      return data;
    },
  };
}

/**
 * Inflates one member and checks its sum: one bit turned over would be read as another word.
 * @param most bytes it may have
 * @throws AppError hostile, damaged, truncated, unsupported, too-large
 */
export function readMember(bytes: Uint8Array, member: ZipMember, most: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data = inflate(bytes, view, member, most);
  if (crc32(data) !== member.crc) throw new AppError('damaged', { member: member.name });
  return data;
}

function inflate(bytes: Uint8Array, view: DataView, member: ZipMember, most: number): Uint8Array {
  const at = member.offset;
  if (at + 30 > bytes.byteLength || view.getUint32(at, true) !== LOCAL_HEADER) {
    throw new AppError('damaged', { member: member.name });
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + member.compressedSize > bytes.byteLength)
    throw new AppError('truncated', { member: member.name });
  const packed = bytes.subarray(start, start + member.compressedSize);
  const size = member.method === STORED ? packed.byteLength : member.size;
  if (size > most) throw new AppError('too-large', { bytes: size, limit: most });
  if (member.method === STORED) return packed;
  if (member.method !== DEFLATED)
    throw new AppError('unsupported', { member: member.name, method: member.method });
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw hostile('member is larger than it says');
    throw new AppError('damaged', { member: member.name }, { cause: error });
  }
}

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

function isSafeName(name: string): boolean {
  if (name === '' || name.includes('\0') || name.startsWith('/') || /^[A-Za-z]:/.test(name)) return false;
  return !name.split(/[\\/]/).includes('..');
}

/** Opens an archive held in memory. @throws AppError damaged, hostile, encrypted, too-large */
export function openZip(bytes: Uint8Array, caps: Caps): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 22) throw new AppError('damaged', { why: 'too short for a zip' });
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > caps.zipEntries) throw new AppError('too-large', { entries: count, limit: caps.zipEntries });
  const members = new Map<string, ZipMember>();
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw new AppError('damaged', { why: 'zip directory cut short' });
    }
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true);
    const comment = view.getUint16(at + 32, true);
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = new TextDecoder((flags & UTF8_FLAG) !== 0 ? 'utf-8' : 'gb18030').decode(rawName);
    const member: ZipMember = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if ((flags & ENCRYPTED_FLAG) !== 0) throw new AppError('encrypted', { member: name });
    if (!isSafeName(name)) throw hostile('member name leaves the archive');
    if (members.has(name)) throw hostile('two members of one name');
    total += member.size;
    if (total > caps.zipTotalBytes)
      throw new AppError('too-large', { bytes: total, limit: caps.zipTotalBytes });
    if (
      member.size > RATIO_CHECKED_ABOVE &&
      member.size / Math.max(1, member.compressedSize) > caps.zipRatio
    ) {
      throw hostile('compression ratio of a zip bomb');
    }
    members.set(name, member);
    at += 46 + nameLength + extra + comment;
  }
  let inflated = 0;
  return {
    members,
    read: (name) => {
      const member = members.get(name);
      if (!member) return null;
      const data = inflate(bytes, view, member, caps);
      // One bit turned over would be read as another word.
      if (crc32(data) !== member.crc) throw new AppError('damaged', { member: member.name });
      inflated += data.byteLength;
      if (inflated > caps.zipTotalBytes)
        throw new AppError('too-large', { bytes: inflated, limit: caps.zipTotalBytes });
      return data;
    },
  };
}

function inflate(bytes: Uint8Array, view: DataView, member: ZipMember, caps: Caps): Uint8Array {
  const at = member.offset;
  if (at + 30 > bytes.byteLength || view.getUint32(at, true) !== LOCAL_HEADER) {
    throw new AppError('damaged', { member: member.name });
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + member.compressedSize > bytes.byteLength)
    throw new AppError('truncated', { member: member.name });
  const packed = bytes.subarray(start, start + member.compressedSize);
  const size = member.method === STORED ? packed.byteLength : member.size;
  if (size > caps.xmlPartBytes) throw new AppError('too-large', { bytes: size, limit: caps.xmlPartBytes });
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

/** A zip writer that can lie: sizes, names, flags, offsets. For files no honest program would make. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMemberSpec {
  readonly name: string;
  /** The name as it is written, where it is no UTF-8. */
  readonly rawName?: Uint8Array;
  /** Made on Unix, with this file mode. */
  readonly unixMode?: number;
  readonly data?: Uint8Array | string;
  /** 0 stored, 8 deflated (default); anything else is written as given. */
  readonly method?: number;
  /** Inflated size the headers claim. */
  readonly claimedSize?: number;
  /** General purpose flags; 0x800 (UTF-8 names) unless told. */
  readonly flags?: number;
  /** Already compressed bytes, written as they are. */
  readonly packed?: Uint8Array;
  /** The directory points at the member of this index instead of an own one: overlapping entries. */
  readonly sharesBytesOf?: number;
}

const UTF8_NAMES = 0x800;

function bytesOf(data: Uint8Array | string): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}

interface Written {
  readonly offset: number;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
}

function header(signature: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  buffer.writeUInt32LE(signature, 0);
  return buffer;
}

/** What local header and directory entry share, from the flags on. */
function writeShared(
  buffer: Buffer,
  at: number,
  spec: ZipMemberSpec,
  own: Written,
  nameLength: number,
): void {
  buffer.writeUInt16LE(spec.flags ?? UTF8_NAMES, at);
  buffer.writeUInt16LE(own.method, at + 2);
  buffer.writeUInt32LE(own.crc, at + 8);
  buffer.writeUInt32LE(own.packed.byteLength, at + 12);
  buffer.writeUInt32LE(spec.claimedSize ?? own.size, at + 16);
  buffer.writeUInt16LE(nameLength, at + 20);
}

/** Writes an archive with its members in the order given. */
export function makeZip(members: readonly ZipMemberSpec[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const written: Written[] = [];
  let at = 0;
  for (const spec of members) {
    const shared = spec.sharesBytesOf === undefined ? undefined : written[spec.sharesBytesOf];
    if (shared) {
      written.push(shared);
      continue;
    }
    const data = bytesOf(spec.data ?? '');
    const method = spec.method ?? 8;
    const packed = spec.packed ?? (method === 8 ? deflateRawSync(data) : data);
    const own: Written = { offset: at, packed, size: data.byteLength, crc: crc32(data), method };
    const name = Buffer.from(spec.rawName ?? Buffer.from(spec.name));
    const local = header(0x04034b50, 30);
    local.writeUInt16LE(20, 4);
    writeShared(local, 6, spec, own, name.byteLength);
    parts.push(local, name, packed);
    at += local.byteLength + name.byteLength + packed.byteLength;
    written.push(own);
  }
  const directory = members.flatMap((spec, index) => {
    const own = written[index] as Written;
    const name = Buffer.from(spec.rawName ?? Buffer.from(spec.name));
    const entry = header(0x02014b50, 46);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    writeShared(entry, 8, spec, own, name.byteLength);
    if (spec.unixMode !== undefined) {
      entry.writeUInt16LE((3 << 8) | 20, 4);
      entry.writeUInt32LE(spec.unixMode * 0x10000, 38);
    }
    entry.writeUInt32LE(own.offset, 42);
    return [entry, name];
  });
  const length = directory.reduce((sum, part) => sum + part.byteLength, 0);
  const end = header(0x06054b50, 22);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

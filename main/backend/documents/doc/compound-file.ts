/** A compound file (OLE2, MS-CFB): the folder of streams that old Office formats are. Chains are bounded and checked. */
import { AppError } from '../../../../shared/errors.ts';

export interface CompoundFile {
  /** Names of the streams and storages in the root. */
  readonly names: ReadonlySet<string>;
  /** Bytes of a stream of the root, null where there is none. @throws AppError truncated, damaged */
  readonly stream: (name: string) => Uint8Array | null;
}

const FREE = 0xffffffff;
const END = 0xfffffffe;
const LAST_SECTOR = 0xfffffff9;
const ENTRY_BYTES = 128;
const HEADER_TABLE = 109;

interface Entry {
  readonly name: string;
  /** 1 storage, 2 stream, 5 root. */
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

class Sectors {
  readonly size: number;
  private readonly bytes: Uint8Array;
  private readonly table: Uint32Array;

  constructor(bytes: Uint8Array, view: DataView) {
    this.bytes = bytes;
    this.size = 2 ** view.getUint16(30, true);
    if (this.size !== 512 && this.size !== 4096) throw new AppError('damaged', { why: 'sector size' });
    this.table = this.readTable(view);
  }

  at(sector: number): Uint8Array {
    const from = (sector + 1) * this.size;
    if (from >= this.bytes.byteLength) throw new AppError('truncated');
    return this.bytes.subarray(from, from + this.size);
  }

  /** The allocation table, whose own sectors stand in the header and in a chain behind it. */
  private readTable(view: DataView): Uint32Array {
    const most = Math.ceil(this.bytes.byteLength / this.size) + 1;
    const own: number[] = [];
    for (let i = 0; i < HEADER_TABLE; i += 1) own.push(view.getUint32(76 + i * 4, true));
    const perSector = this.size / 4 - 1;
    let next = view.getUint32(68, true);
    for (let seen = 0; next <= LAST_SECTOR; seen += 1) {
      if (seen > most) throw new AppError('hostile', { why: 'sectors in a ring' });
      const sector = numbers(this.at(next));
      own.push(...sector.subarray(0, perSector));
      next = sector[perSector] ?? END;
    }
    const used = own.filter((sector) => sector <= LAST_SECTOR).slice(0, most);
    const table = new Uint32Array((used.length * this.size) / 4);
    used.forEach((sector, index) => table.set(numbers(this.at(sector)), (index * this.size) / 4));
    return table;
  }

  /** Bytes of a chain of sectors, at most `size` of them. */
  chain(start: number, size: number): Uint8Array {
    return follow(start, size, this.size, this.table, (sector) => this.at(sector));
  }
}

function numbers(bytes: Uint8Array): Uint32Array {
  const whole = bytes.byteLength - (bytes.byteLength % 4);
  const copy = new Uint8Array(whole);
  copy.set(bytes.subarray(0, whole));
  return new Uint32Array(copy.buffer);
}

function follow(
  start: number,
  size: number,
  sectorSize: number,
  table: Uint32Array,
  at: (sector: number) => Uint8Array,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let sector = start; sector <= LAST_SECTOR && length < size; sector = table[sector] ?? END) {
    if (parts.length > table.length) throw new AppError('hostile', { why: 'sectors in a ring' });
    const part = at(sector);
    parts.push(part);
    length += part.byteLength;
    // A last sector may be cut where the file ends; one in the middle may not.
    if (part.byteLength < sectorSize && length < size) throw new AppError('truncated');
  }
  const out = new Uint8Array(Math.min(length, size));
  let to = 0;
  for (const part of parts) {
    out.set(part.subarray(0, out.length - to), to);
    to += part.byteLength;
  }
  return out;
}

function readEntries(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = new TextDecoder('utf-16le');
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.byteLength; at += ENTRY_BYTES) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    entries.push({
      name: name.decode(bytes.subarray(at, at + Math.max(0, length - 2))),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** Entries directly in the root: what an embedded document holds is not the document. */
function inRoot(entries: readonly Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>();
  const open = [entries[0]?.child ?? FREE];
  const seen = new Set<number>();
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    found.set(entry.name, entry);
    open.push(entry.left, entry.right);
  }
  return found;
}

/** @throws AppError damaged, truncated, hostile */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (bytes.byteLength < 1024) throw new AppError('truncated');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectors = new Sectors(bytes, view);
  const entries = readEntries(sectors.chain(view.getUint32(48, true), bytes.byteLength));
  const [root] = entries;
  if (root?.type !== 5) throw new AppError('damaged', { why: 'no root' });
  const found = inRoot(entries);
  const smallest = view.getUint32(56, true);
  const miniSize = 2 ** view.getUint16(32, true);
  let mini: { readonly table: Uint32Array; readonly data: Uint8Array } | null = null;
  const readMini = (start: number, size: number): Uint8Array => {
    mini ??= {
      table: numbers(sectors.chain(view.getUint32(60, true), bytes.byteLength)),
      data: sectors.chain(root.start, Math.min(root.size, bytes.byteLength)),
    };
    const { table, data } = mini;
    return follow(start, size, miniSize, table, (sector) => {
      if (sector * miniSize >= data.byteLength) throw new AppError('truncated');
      return data.subarray(sector * miniSize, (sector + 1) * miniSize);
    });
  };
  return {
    names: new Set(found.keys()),
    stream: (name) => {
      const entry = found.get(name);
      if (entry?.type !== 2) return null;
      if (entry.size > bytes.byteLength) throw new AppError('truncated');
      const data =
        entry.size < smallest ? readMini(entry.start, entry.size) : sectors.chain(entry.start, entry.size);
      if (data.byteLength < entry.size) throw new AppError('truncated');
      return data;
    },
  };
}

/** Compound files (OLE2): the streams given, in the root, one after the other. */

const SECTOR = 512;
/** Shorter streams would lie in the small sectors; all are padded to this. */
const SMALLEST = 4096;
const FREE = 0xffffffff;
const END = 0xfffffffe;
const TABLE = 0xfffffffd;

function padded(bytes: Uint8Array): Buffer {
  const size = Math.max(SMALLEST, Math.ceil(bytes.length / SECTOR) * SECTOR);
  const out = Buffer.alloc(size);
  out.set(bytes);
  return out;
}

function entry(
  name: string,
  type: number,
  right: number,
  child: number,
  start: number,
  size: number,
): Buffer {
  const out = Buffer.alloc(128);
  out.write(name, 0, 'utf16le');
  out.writeUInt16LE(name.length * 2 + 2, 64);
  out.writeUInt8(type, 66);
  out.writeUInt8(1, 67);
  out.writeUInt32LE(FREE, 68);
  out.writeUInt32LE(right, 72);
  out.writeUInt32LE(child, 76);
  out.writeUInt32LE(start, 116);
  out.writeUInt32LE(size, 120);
  return out;
}

export interface CompoundOptions {
  /** The first stream's sectors go round in a ring. */
  readonly ring?: boolean;
}

export function compoundFile(
  streams: Readonly<Record<string, Uint8Array>>,
  options: CompoundOptions = {},
): Uint8Array {
  const names = Object.keys(streams);
  const bodies = names.map((name) => padded(streams[name] as Uint8Array));
  const directorySectors = Math.ceil((names.length + 1) / 4);
  const dataSectors = bodies.reduce((sum, body) => sum + body.length / SECTOR, 0);
  let tableSectors = 1;
  while (tableSectors * 128 < tableSectors + directorySectors + dataSectors) tableSectors += 1;
  const table = Buffer.alloc(tableSectors * SECTOR, 0xff);
  for (let i = 0; i < tableSectors; i += 1) table.writeUInt32LE(TABLE, i * 4);
  let at = tableSectors;
  const chain = (count: number, ring = false): number => {
    const start = at;
    for (let i = 0; i < count; i += 1)
      table.writeUInt32LE(i === count - 1 ? (ring ? start : END) : at + i + 1, (at + i) * 4);
    at += count;
    return start;
  };
  const directoryStart = chain(directorySectors);
  const entries = [entry('Root Entry', 5, FREE, names.length > 0 ? 1 : FREE, END, 0)];
  names.forEach((name, index) => {
    const body = bodies[index] as Buffer;
    const start = chain(body.length / SECTOR, options.ring && index === 0);
    entries.push(entry(name, 2, index + 2 <= names.length ? index + 2 : FREE, FREE, start, body.length));
  });
  const directory = Buffer.alloc(directorySectors * SECTOR);
  Buffer.concat(entries).copy(directory);
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(SMALLEST, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  for (let i = 0; i < tableSectors; i += 1) header.writeUInt32LE(i, 76 + i * 4);
  return new Uint8Array(Buffer.concat([header, table, directory, ...bodies]));
}

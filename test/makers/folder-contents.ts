/** What lies in folders, byte for byte. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** SHA-256 of every file, by its path below the folder. The lock and its note are no data. */
export function hashesOf(folder: string): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const path of filesBelow(folder)) {
    if (/workspace\.(lock|lock-journal|pid)$/.test(path)) continue;
    hashes[path.slice(folder.length + 1)] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return hashes;
}

let gb18030: Map<string, number[]> | null = null;

/** Two-byte GB18030 codes of the characters it has in two bytes. */
function gb18030Codes(): Map<string, number[]> {
  if (gb18030) return gb18030;
  gb18030 = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) gb18030.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
    }
  }
  return gb18030;
}

/** A text as the bytes of every encoding Chinese systems write. */
export function encodings(text: string): Record<'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030', Buffer> {
  const utf16 = Buffer.from(text, 'utf16le');
  const codes = [...text].flatMap((char) =>
    char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : (gb18030Codes().get(char) ?? [0x3f]),
  );
  return {
    'utf-8': Buffer.from(text),
    'utf-16le': utf16,
    'utf-16be': Buffer.from(utf16).swap16(),
    gb18030: Buffer.from(codes),
  };
}

/** Files, and names of files, in which a text stands in any encoding. */
export function whereTextStands(folders: readonly string[], text: string): string[] {
  const wanted = Object.entries(encodings(text));
  return folders.flatMap(filesBelow).flatMap((path) => {
    const bytes = readFileSync(path);
    const found = wanted
      .filter(([, needle]) => bytes.includes(needle))
      .map(([encoding]) => `${path} (${encoding})`);
    return path.includes(text) ? [...found, `${path} (name)`] : found;
  });
}

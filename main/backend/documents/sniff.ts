/** What a file is, by its content; the name only breaks ties. */
import type { FileFormat } from '../../../shared/model/page.ts';

export type Sniffed =
  | { readonly kind: FileFormat }
  | { readonly kind: 'empty' }
  /** A known format this program does not read. */
  | { readonly kind: 'unsupported'; readonly what: string };

const TEXT_SAMPLE = 65_536;

function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}

function ascii(text: string): number[] {
  return [...text].map((char) => char.charCodeAt(0));
}

const MAGICS: readonly (readonly [readonly number[], string])[] = [
  [[0xdb, 0xa5, 0x2d, 0x00], 'word-2'],
  [ascii('\x31\xbe\0\0'), 'write'],
  [ascii('GIF8'), 'gif'],
  [ascii('Rar!'), 'rar'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], '7z'],
  [ascii('MZ'), 'program'],
  [[0x7f, 0x45, 0x4c, 0x46], 'program'],
];

/** Old Office files of every kind: which one, its reader finds out. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const IMAGES: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];
/** Sizes of the second header of a BMP: `BM` alone begins many texts. */
const BMP_HEADERS = [12, 40, 52, 56, 64, 108, 124];

function isImage(bytes: Uint8Array): boolean {
  if (IMAGES.some((magic) => startsWith(bytes, magic))) return true;
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return true;
  const isBmp = startsWith(bytes, ascii('BM')) && startsWith(bytes, [0, 0, 0], 15);
  return isBmp && BMP_HEADERS.includes(bytes[14] ?? 0);
}

/** Films and the photographs some telephones take: one box after the other, the first of them `ftyp`. */
function boxedMedia(bytes: Uint8Array): string | null {
  if (!startsWith(bytes, ascii('ftyp'), 4)) return null;
  const brand = new TextDecoder('latin1').decode(bytes.subarray(8, 12));
  return /^(?:hei|hev|mif|msf|avi)/.test(brand) ? 'heic' : 'video';
}

/** True when the bytes read as text in UTF-8, UTF-16 with a mark, or GB18030. */
function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, TEXT_SAMPLE);
  if (startsWith(sample, [0xff, 0xfe]) || startsWith(sample, [0xfe, 0xff])) return true;
  for (const byte of sample)
    if (byte === 0 || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12)) return false;
  return true;
}

/** Names the format of a file from its first bytes and, for archives, from its members. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.byteLength === 0) return { kind: 'empty' };
  const head = bytes.subarray(0, 1024);
  const pdf = ascii('%PDF-');
  for (let i = 0; i + 5 <= head.length; i += 1) if (startsWith(head, pdf, i)) return { kind: 'pdf' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return sniffArchive(bytes);
  if (startsWith(bytes, COMPOUND)) return { kind: 'doc' };
  if (startsWith(bytes, ascii('{\\rtf'))) return { kind: 'rtf' };
  if (isImage(bytes)) return { kind: 'image' };
  const media = boxedMedia(bytes);
  if (media !== null) return { kind: 'unsupported', what: media };
  for (const [magic, what] of MAGICS) if (startsWith(bytes, magic)) return { kind: 'unsupported', what };
  if (looksLikeText(bytes)) return { kind: 'text' };
  return { kind: 'unsupported', what: 'unknown' };
}

function sniffArchive(bytes: Uint8Array): Sniffed {
  const text = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.byteLength - 262_144)));
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const has = (name: string): boolean => text.includes(name) || head.includes(name);
  if (has('word/document.xml') || (has('[Content_Types].xml') && has('word/'))) return { kind: 'docx' };
  if (has('xl/workbook.xml')) return { kind: 'unsupported', what: 'xlsx' };
  if (/(?:OFD|Encryptions)\.xml|Doc_\d+[\\/]/i.test(head + text)) return { kind: 'ofd' };
  return { kind: 'unsupported', what: 'zip' };
}

/** What a file is, is told by what is in it. */
import { afterAll, describe, expect, it } from 'vitest';
import { sniff } from '../../main/backend/documents/sniff.ts';
import { plainDocx } from '../makers/docx.ts';
import { encodings } from '../makers/folder-contents.ts';
import { exe, oldDoc, plainZip, png } from '../makers/other-files.ts';
import { plainPdf } from '../makers/pdf.ts';
import { openReader, outcomeOf, wordsOf } from '../makers/reader.ts';
import { noise } from '../makers/seeded.ts';
import { cleanUp } from '../makers/temporary.ts';
import { makeZip } from '../makers/zip.ts';

afterAll(cleanUp);

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Bytes, whatever a name may claim, and what they are. */
const FILES: readonly (readonly [string, Uint8Array, string])[] = [
  ['a PDF', plainPdf('正文'), 'pdf'],
  ['a PDF behind a line of junk', joined(latin('HTTP/1.1 200 OK\r\n\r\n'), plainPdf('正文')), 'pdf'],
  ['a Word file', plainDocx('正文'), 'docx'],
  ['a plain text', encodings('正文').gb18030, 'text'],
  ['a web page', latin('<html><script>alert(1)</script></html>'), 'text'],
  ['a text in UTF-16', joined(new Uint8Array([0xff, 0xfe]), encodings('正文')['utf-16le']), 'text'],
  ['nothing', new Uint8Array(), 'empty'],
  ['a picture (PNG)', png(), 'image'],
  ['a picture (JPEG)', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]), 'image'],
  ['a picture (GIF)', latin('GIF89a\x01\x00'), 'gif'],
  ['a scan (TIFF)', new Uint8Array([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), 'image'],
  ['a picture (BMP)', joined(latin('BM'), new Uint8Array(12), new Uint8Array([40, 0, 0, 0])), 'image'],
  ['a text that begins like a BMP', latin('BMW and other cars of the company'), 'text'],
  ['a picture (WebP)', latin('RIFF\x10\0\0\0WEBPVP8 '), 'image'],
  ['a sound (WAV)', latin('RIFF\x10\0\0\0WAVEfmt '), 'unknown'],
  ['a photograph of a telephone (HEIC)', latin('\0\0\0\x18ftypheic\0\0\0\0'), 'heic'],
  ['a film', latin('\0\0\0\x18ftypisom\0\0\0\0'), 'video'],
  ['a program for Windows', exe(), 'program'],
  ['a program for Linux', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1]), 'program'],
  ['an old Word file', oldDoc(), 'doc'],
  ['a rich text', latin('{\\rtf1\\ansi text}'), 'rtf'],
  ['a RAR archive', latin('Rar!\x1a\x07\x00'), 'rar'],
  ['a 7z archive', new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), '7z'],
  ['a zip archive', plainZip(), 'zip'],
  [
    'a spreadsheet',
    makeZip([
      { name: '[Content_Types].xml', data: 'x' },
      { name: 'xl/workbook.xml', data: 'x' },
    ]),
    'xlsx',
  ],
  ['an OFD', makeZip([{ name: 'OFD.xml', data: 'x' }]), 'ofd'],
  ['an empty zip', makeZip([]), 'zip'],
  ['noise', joined(new Uint8Array([0]), noise(400)), 'unknown'],
];

describe('a file', () => {
  it.each(FILES)('that is %s is taken for that', (_, bytes, kind) => {
    const found = sniff(bytes);
    expect(found.kind === 'unsupported' ? found.what : found.kind).toBe(kind);
  });

  it('that is two things at once is one of them, and read without harm', async () => {
    const pool = openReader();
    const both = joined(plainPdf('看得见的正文'), plainDocx('藏起来的正文'));
    expect(sniff(both)).toEqual({ kind: 'pdf' });
    const outcome = await outcomeOf(pool, both);
    expect(['pages', 'damaged', 'truncated']).toContain(outcome.code);
    expect(wordsOf(outcome)).not.toContain('藏起来的正文');
    const behindProgram = joined(exe(), plainDocx('正文'));
    expect((await outcomeOf(pool, behindProgram)).code).toBe('unsupported');
    const markup = await outcomeOf(pool, latin('<html><script>alert(1)</script></html>'));
    expect(markup.code).toBe('empty');
    expect(wordsOf(markup)).toBe('');
  });
});

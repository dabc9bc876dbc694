/** Archives built to lie, to overflow or to reach outside. */
import { afterAll, describe, expect, it } from 'vitest';
import { caps } from '../../main/backend/documents/limits.ts';
import { openZip } from '../../main/backend/documents/zip.ts';
import { AppError } from '../../shared/errors.ts';
import { docxMembers, makeRawDocx, paragraphs } from '../makers/docx.ts';
import { openReader, outcomeOf, wordsOf } from '../makers/reader.ts';
import { noise } from '../makers/seeded.ts';
import { cleanUp } from '../makers/temporary.ts';
import { makeZip, type ZipMemberSpec } from '../makers/zip.ts';

afterAll(cleanUp);

const MB = 1_048_576;
/** Generous for a busy machine; what inflates a bomb takes many times longer and more. */
const QUICK_MS = 1000;
const LITTLE_MEMORY = 150 * MB;

const ZEROS = Buffer.alloc(300 * MB);
const packedZeros = makeZip([{ name: 'word/document.xml', data: ZEROS }]);

function withMembers(...members: readonly ZipMemberSpec[]): Uint8Array {
  return makeRawDocx({ body: paragraphs('正文'), members });
}

function tampered(bytes: Uint8Array, change: (view: DataView, end: number) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer), copy.length - 22);
  return copy;
}

/** The packed bytes of 300 MB of zeros, as they lie in their archive. */
function packedBomb(): Uint8Array {
  const start = 30 + 'word/document.xml'.length;
  const view = new DataView(packedZeros.buffer);
  return packedZeros.subarray(start, start + view.getUint32(18, true));
}

const ARCHIVES: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['a 300 MB part behind 300 kB', () => packedZeros, 'hostile'],
  [
    'a part that claims 1,000 bytes and inflates to 300 MB',
    () => makeZip([{ name: 'word/document.xml', packed: packedBomb(), claimedSize: 1000 }]),
    'hostile',
  ],
  [
    'a part that claims less than it has by one byte',
    () => makeZip([{ name: 'word/document.xml', data: 'x'.repeat(5000), claimedSize: 4999 }]),
    'hostile',
  ],
  [
    'parts that are harmless alone and 600 MB together',
    () =>
      makeZip(
        Array.from({ length: 30 }, (_, i) => ({
          name: i === 0 ? 'word/document.xml' : `word/${i}.xml`,
          packed: noise(110_000, i),
          claimedSize: 20 * MB,
        })),
      ),
    'too-large',
  ],
  [
    'a thousand names for the same megabyte',
    () =>
      makeZip([
        { name: 'word/document.xml', data: noise(MB - 1) },
        ...Array.from({ length: 999 }, (_, i) => ({
          name: `word/${i}.xml`,
          sharesBytesOf: 0,
          claimedSize: MB - 1,
        })),
      ]),
    'too-large',
  ],
  [
    'more entries than any document has',
    () => withMembers(...Array.from({ length: 2001 }, (_, i) => ({ name: `x/${i}` }))),
    'too-large',
  ],
  [
    'a directory that claims 65,535 entries',
    () => tampered(withMembers(), (view, end) => view.setUint16(end + 10, 0xffff, true)),
    'too-large',
  ],
  [
    'sizes that say: look elsewhere (zip64)',
    () => withMembers({ name: 'word/big.xml', data: 'x', claimedSize: 0xffffffff }),
    'too-large',
  ],
  [
    'a part larger than any document has, honestly said',
    () => makeZip([{ name: 'word/document.xml', packed: noise(400_000), claimedSize: 70 * MB }]),
    'too-large',
  ],
  [
    'a part larger than any document has, not packed',
    () => makeZip([{ name: 'word/document.xml', data: Buffer.alloc(65 * MB), method: 0 }]),
    'too-large',
  ],
  ['a name that climbs out', () => withMembers({ name: '../../../etc/cron.d/x', data: 'x' }), 'hostile'],
  [
    'a name that climbs out the Windows way',
    () => withMembers({ name: 'word\\..\\..\\x', data: 'x' }),
    'hostile',
  ],
  ['a name that climbs out in the middle', () => withMembers({ name: 'word/../../x', data: 'x' }), 'hostile'],
  ['an absolute name', () => withMembers({ name: '/etc/passwd', data: 'x' }), 'hostile'],
  ['a name with a drive', () => withMembers({ name: 'C:\\Windows\\x', data: 'x' }), 'hostile'],
  ['a name with a zero byte', () => withMembers({ name: 'word/x\0.xml', data: 'x' }), 'hostile'],
  ['an empty name', () => withMembers({ name: '', data: 'x' }), 'hostile'],
  ['two parts of one name', () => withMembers({ name: 'word/document.xml', data: 'other' }), 'hostile'],
  ['an encrypted part', () => withMembers({ name: 'word/x.xml', data: 'x', flags: 0x801 }), 'encrypted'],
  [
    'a part packed in a way Word does not know',
    () => makeZip([{ name: 'word/document.xml', data: 'x', method: 12 }]),
    'unsupported',
  ],
  [
    'a directory that begins behind the end',
    () => tampered(withMembers(), (view, end) => view.setUint32(end + 16, 0x7fffffff, true)),
    'damaged',
  ],
  [
    'a directory that is no directory',
    () => tampered(withMembers(), (view, end) => view.setUint32(end + 16, 10, true)),
    'damaged',
  ],
  [
    'a part that begins behind the end',
    () =>
      tampered(makeZip([{ name: 'word/document.xml', data: 'x' }]), (view, end) =>
        view.setUint32(view.getUint32(end + 16, true) + 42, 0x7fffffff, true),
      ),
    'damaged',
  ],
  [
    'a part that is longer than the file',
    () =>
      tampered(makeZip([{ name: 'word/document.xml', data: 'x' }]), (view, end) =>
        view.setUint32(view.getUint32(end + 16, true) + 20, 0x7fffffff, true),
      ),
    'truncated',
  ],
  [
    'packed bytes that are none',
    () => makeZip([{ name: 'word/document.xml', packed: noise(500), claimedSize: 500 }]),
    'damaged',
  ],
];

/** Opens and reads everything, as the reader does, in this process: the zip reader itself must not need its cage. */
function codeInProcess(bytes: Uint8Array): string {
  try {
    const zip = openZip(bytes, caps());
    for (const name of zip.members.keys()) zip.read(name);
    return 'read';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe('the only unzip', () => {
  it.each(ARCHIVES)('refuses %s, quickly and without inflating it', (_, build, code) => {
    const bytes = build();
    const memory = process.memoryUsage.rss();
    const started = performance.now();
    expect(codeInProcess(bytes)).toBe(code);
    expect(performance.now() - started).toBeLessThan(QUICK_MS);
    expect(process.memoryUsage.rss() - memory).toBeLessThan(LITTLE_MEMORY);
  });

  it('stops at the cap when honest parts add up while they are read', () => {
    const part = { name: 'word/document.xml', data: noise(3000) };
    const zip = openZip(makeZip([part]), { ...caps(), zipTotalBytes: 5000 });
    expect(zip.read('word/document.xml')?.byteLength).toBe(3000);
    expect(() => zip.read('word/document.xml')).toThrow(AppError);
  });

  it('takes names of other alphabets, and folders', () => {
    const zip = openZip(
      makeZip([
        { name: '案卷/', data: '' },
        { name: '案卷/文书.xml', data: '正文' },
        { name: 'a..b/c...xml', data: 'x' },
      ]),
      caps(),
    );
    expect([...zip.members.keys()]).toEqual(['案卷/', '案卷/文书.xml', 'a..b/c...xml']);
    expect(new TextDecoder().decode(zip.read('案卷/文书.xml') ?? undefined)).toBe('正文');
  });
});

describe('a Word file that is a bomb', () => {
  const pool = openReader();

  it.each(ARCHIVES.slice(0, 6))('with %s is refused by the reader', async (_, build, code) => {
    const outcome = await outcomeOf(pool, build());
    expect(outcome.code).toBe(code);
  });

  it('is not opened further where an archive lies inside', async () => {
    const inner = makeZip([{ name: 'word/document.xml', data: Buffer.alloc(100 * MB) }]);
    const outcome = await outcomeOf(
      pool,
      makeZip([
        ...docxMembers({ body: paragraphs('外层的正文') }),
        { name: 'word/embeddings/inner.docx', data: inner },
      ]),
    );
    expect(wordsOf(outcome)).toBe('外层的正文');
  });
});

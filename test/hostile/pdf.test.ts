/** PDFs that want to run, to reach out, to loop, or that are broken by chance. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAILURE_CODES } from '../../shared/errors.ts';
import { plainDocx } from '../makers/docx.ts';
import { encryptedPdf, FIRST_MORE, pdfWith, plainPdf, rawPdf } from '../makers/pdf.ts';
import { openReader, outcomeOf, wordsOf } from '../makers/reader.ts';
import { cutShort, withFlippedBits } from '../makers/seeded.ts';
import { readSpoilt } from '../makers/spoilt-files.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';

const LONG = process.env.LONG === '1';
/** Spoilt files read by the reader's code in one process; and through the real pool, a process each. */
const SPOILT = LONG ? 20_000 : 500;
const THROUGH_POOL = LONG ? 200 : 4;
const CAP_MS = 10_000;

const pool = openReader(CAP_MS);
let folder: string;

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(cleanUp);

const action = (body: string): Uint8Array =>
  pdfWith({ catalog: `/OpenAction ${FIRST_MORE} 0 R`, more: [body] });

describe('a PDF that wants to do something when it is opened', () => {
  it.each([
    [
      'run a script',
      () =>
        action('<< /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\("http://127.0.0.1:9/x"\\);) >>'),
    ],
    [
      'start a program',
      () =>
        action(
          `<< /S /Launch /F (/bin/sh) /Unix << /F (/usr/bin/touch) /P (${join(folder, 'canary')}) >> /Win << /F (calc.exe) >> >>`,
        ),
    ],
    ['open an address', () => action('<< /S /URI /URI (http://127.0.0.1:9/x) >>')],
    ['import from a file', () => action('<< /S /ImportData /F (/etc/passwd) >>')],
    ['go to another file', () => action('<< /S /GoToR /F (/etc/passwd) /D [0 /Fit] >>')],
    [
      'run a script for a page',
      () => pdfWith({ page: '/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>' }),
    ],
    [
      'hand over a file',
      () =>
        pdfWith({
          catalog: `/Names << /EmbeddedFiles << /Names [(evil.exe) ${FIRST_MORE} 0 R] >> >>`,
          more: [
            `<< /Type /Filespec /F (evil.exe) /EF << /F ${FIRST_MORE + 1} 0 R >> >>`,
            '<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream',
          ],
        }),
    ],
    [
      'be a form with XML',
      () =>
        pdfWith({
          catalog: `/AcroForm << /XFA ${FIRST_MORE} 0 R /Fields [] >>`,
          more: [
            '<< /Length 64 >>\nstream\n<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>  \nendstream',
          ],
        }),
    ],
    [
      'fetch its contents',
      () =>
        pdfWith({
          page: `/Annots [${FIRST_MORE} 0 R]`,
          more: [
            '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>',
          ],
        }),
    ],
  ])('(%s) is read as a page, and nothing else happens', async (_, build) => {
    const outcome = await outcomeOf(pool, build());
    expect(wordsOf(outcome)).toBe('Readable page');
    expect(JSON.stringify(outcome.text)).not.toMatch(/javascript|evil|http|passwd|root:/i);
    expect(existsSync(join(folder, 'canary'))).toBe(false);
  });
});

describe('a PDF that is too much', () => {
  const pageTree = (kids: string, count: number, more: readonly string[] = []): Uint8Array =>
    rawPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
      ...more,
    ]);

  it.each([
    [
      'of 100,000 objects',
      () =>
        pdfWith({ more: Array.from({ length: 100_000 }, (_, i) => `<< /Next ${FIRST_MORE + i + 1} 0 R >>`) }),
    ],
    ['whose pages are their own parents', () => pageTree('2 0 R', 3)],
    [
      'whose pages go round in a ring',
      () =>
        pageTree('3 0 R', 9, [
          '<< /Type /Pages /Kids [4 0 R] /Count 5 /Parent 2 0 R >>',
          '<< /Type /Pages /Kids [3 0 R] /Count 5 /Parent 3 0 R >>',
        ]),
    ],
    [
      'that claims a billion pages',
      () => pageTree('3 0 R', 1_000_000_000, ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']),
    ],
    [
      'that claims fewer than no pages',
      () => pageTree('3 0 R', -5, ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']),
    ],
    ['with a page as large as a country', () => pdfWith({ page: '/MediaBox [0 0 1e30 1e30] /UserUnit 1e9' })],
    ['with a page of no size', () => pdfWith({ page: '/MediaBox [0 0 0 0] /CropBox [9 9 -9 -9]' })],
    [
      'whose stream inflates 300-fold',
      () => {
        const packed = deflateSync(Buffer.alloc(100 * 1_048_576, ' ')).toString('latin1');
        return pdfWith({
          page: `/Contents ${FIRST_MORE} 0 R`,
          more: [`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`],
        });
      },
    ],
    [
      'whose stream is packed in itself many times',
      () => {
        let data = deflateSync(Buffer.from('BT /F1 12 Tf 9 9 Td (x) Tj ET'));
        for (let i = 0; i < 30; i += 1) data = deflateSync(data);
        return pdfWith({
          page: `/Contents ${FIRST_MORE} 0 R`,
          more: [
            `<< /Length ${data.length} /Filter [${'/FlateDecode '.repeat(31)}] >>\nstream\n${data.toString('latin1')}\nendstream`,
          ],
        });
      },
    ],
    [
      'with arrays in arrays in arrays',
      () => pdfWith({ catalog: `/X ${'['.repeat(50_000)}${']'.repeat(50_000)}` }),
    ],
    [
      'with a drawing that calls itself',
      () =>
        pdfWith({
          page: `/Resources << /XObject << /X ${FIRST_MORE} 0 R >> /Font << /F1 4 0 R >> >> /Contents ${FIRST_MORE + 1} 0 R`,
          more: [
            `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${FIRST_MORE} 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream`,
            '<< /Length 5 >>\nstream\n/X Do\nendstream',
          ],
        }),
    ],
  ])('(%s) is read or refused within its time', async (_, build) => {
    const outcome = await outcomeOf(pool, build());
    expect(['pages', ...FAILURE_CODES]).toContain(outcome.code);
    expect(['internal', 'timeout']).not.toContain(outcome.code);
    expect(outcome.milliseconds).toBeLessThan(CAP_MS);
  });

  it('of more pages than allowed is refused by their number', async () => {
    const kids = Array.from({ length: 5001 }, () => '3 0 R').join(' ');
    const outcome = await outcomeOf(
      pool,
      pageTree(kids, 5001, ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']),
    );
    expect(outcome).toMatchObject({ code: 'too-large', details: { limit: 5000 } });
  });

  it('with a password is said to be encrypted, and with none to need is read', async () => {
    expect((await outcomeOf(pool, encryptedPdf())).code).toBe('encrypted');
  });
});

describe('a file broken by chance', () => {
  const pdf = (): Uint8Array =>
    plainPdf(...Array.from({ length: 40 }, (_, i) => `第${i + 1}段：当事人陈述，罚款人民币${i * 100}元。`));
  const word = (): Uint8Array =>
    plainDocx(...Array.from({ length: 40 }, (_, i) => `第${i + 1}段：当事人陈述，罚款人民币${i * 100}元。`));

  it.each([
    ['PDF', 'with bits turned over', 'flip', SPOILT, pdf],
    ['PDF', 'cut short', 'cut', LONG ? 1000 : 20, pdf],
    ['Word file', 'with bits turned over', 'flip', SPOILT, word],
    ['Word file', 'cut short', 'cut', LONG ? 1000 : 20, word],
  ] as const)('(a %s %s) gives pages or a code, every time', async (name, _, how, count, build) => {
    const path = join(folder, `${name}-${how}`);
    writeFileSync(path, build());
    const { outcomes } = await readSpoilt(path, how, count, CAP_MS);
    expect(outcomes.size).toBe(count);
    // A trap or a death inside the cage is reported as damaged or too large by the pool; neither may hang.
    const odd = [...outcomes].filter(([, outcome]) => outcome === 'hung' || outcome === 'internal');
    expect(odd).toEqual([]);
    // A Word file carries checksums: what can still be read says what it said.
    if (name === 'Word file' && how === 'flip')
      expect([...outcomes].filter(([, outcome]) => outcome === 'other pages')).toEqual([]);
    if (how === 'flip') expect(new Set(outcomes.values()).size).toBeGreaterThan(1);
  });

  it(`gives pages or a code through the real reader as well, ${THROUGH_POOL} times each`, async () => {
    const [printed, written] = [pdf(), word()];
    for (let seed = 0; seed < THROUGH_POOL; seed += 1) {
      const spoilt = [
        withFlippedBits(printed, seed),
        cutShort(printed, seed),
        withFlippedBits(written, seed),
        cutShort(written, seed),
      ];
      for (const outcome of await Promise.all(spoilt.map((bytes) => outcomeOf(pool, bytes)))) {
        expect(
          ['pages', 'damaged', 'truncated', 'empty', 'encrypted', 'unsupported', 'hostile', 'too-large'],
          `seed ${seed}`,
        ).toContain(outcome.code);
        expect(outcome.milliseconds).toBeLessThan(CAP_MS);
      }
    }
  });
});

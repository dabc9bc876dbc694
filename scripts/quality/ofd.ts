/**
 * Reads every OFD file of `../shared/samples/docs` (or of the folders given) and compares its text, character by
 * character, with a rough independent reading: every TextCode of the unzipped parts, in any order. Draws every page,
 * too; with `--png FOLDER` the pictures are kept for eyes. Says so when there are no files.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCanvas, ImageData } from '@napi-rs/canvas';
import { unzipSync } from 'fflate';
import { caps } from '../../main/backend/documents/limits.ts';
import { createReaderPool, type ReaderPool } from '../../main/backend/documents/reader-process.ts';
import { AppError } from '../../shared/errors.ts';
import type { FileText } from '../../shared/model/page.ts';
import { foldIdeographs } from '../../shared/text/fold.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'shared', 'samples', 'docs', 'ofd');
const PICTURE_DPI = 100;

const { values, positionals } = parseArgs({ options: { png: { type: 'string' } }, allowPositionals: true });
const folders = positionals.length > 0 ? positionals : [SAMPLES];
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => /\.ofd$/i.test(path));
if (files.length === 0) {
  console.log(`not measured: no OFD files in ${folders.join(', ')}`);
  process.exit(0);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') =>
      hex !== undefined || decimal !== undefined
        ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
        : (ENTITIES[name] ?? whole),
  );
}

/** Characters that can be seen, counted. */
function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const char of foldIdeographs(text)) {
    if (/[\s\p{C}]/u.test(char)) continue;
    counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  return counts;
}

/** All text of all parts, whatever page they belong to. */
function roughText(bytes: Uint8Array): string {
  const parts = unzipSync(bytes, { filter: ({ name }) => /\.xml$/i.test(name) });
  return Object.values(parts)
    .flatMap((part) => [...new TextDecoder().decode(part).matchAll(/<(?:\w+:)?TextCode[^>]*>([^<]*)</g)])
    .map(([, text = '']) => decoded(text))
    .join('');
}

interface Agreement {
  readonly wanted: number;
  readonly got: number;
  readonly same: number;
}

function compare(reference: Map<string, number>, read: Map<string, number>): Agreement {
  const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
  const same = [...reference].reduce((total, [char, n]) => total + Math.min(n, read.get(char) ?? 0), 0);
  return { wanted: sum(reference), got: sum(read), same };
}

async function drawAll(pool: ReaderPool, bytes: Uint8Array, text: FileText, name: string): Promise<number> {
  const open = pool.open(bytes);
  const started = performance.now();
  try {
    for (const { page } of text.pages) {
      await open.drawing(page);
      const { width, height, bytes: pixels } = await open.picture(page, { dpi: PICTURE_DPI });
      if (values.png === undefined) continue;
      const canvas = createCanvas(width, height);
      canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
      writeFileSync(join(values.png, `${name}-${page}.png`), canvas.toBuffer('image/png'));
    }
  } finally {
    open.close();
  }
  return (performance.now() - started) / text.pages.length;
}

if (values.png !== undefined) mkdirSync(values.png, { recursive: true });
const pool = createReaderPool({ milliseconds: caps().readerMilliseconds });
let [wanted, got, same, pages] = [0, 0, 0, 0];
for (const path of files) {
  const bytes = new Uint8Array(readFileSync(path));
  const name = basename(path, '.ofd');
  try {
    const started = performance.now();
    const text = await pool.read(bytes);
    const took = performance.now() - started;
    const agreement = compare(
      counted(roughText(bytes)),
      counted(text.pages.map((page) => page.text).join('')),
    );
    const drawn = await drawAll(pool, bytes, text, name);
    wanted += agreement.wanted;
    got += agreement.got;
    same += agreement.same;
    pages += text.pages.length;
    const sources = [...new Set(text.pages.map((page) => page.textSource))].join('+');
    const warnings = [...new Set(text.warnings.map(({ code }) => code))].join(' ');
    console.log(
      `${name}: ${text.pages.length} pages (${sources}), ${agreement.same}/${agreement.wanted} characters, ${agreement.got - agreement.same} more; read ${took.toFixed(0)} ms, drawn ${drawn.toFixed(0)} ms a page${warnings === '' ? '' : `; ${warnings}`}`,
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.log(`${name}: refused, ${error.code}`);
  }
}
pool.close();
const share = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(2)} %`;
console.log(
  `${files.length} files, ${pages} pages: ${share(same, wanted)} of ${wanted} characters found, ${share(same, got)} of what was read is in the file`,
);

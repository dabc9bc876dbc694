/**
 * Every sample document, read or refused, and its text compared with an independent reading: pdftotext for .pdf,
 * LibreOffice for Word. `node scripts/quality/readers.ts [folder]`; the samples are not part of the project.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createReaderPool } from '../../main/backend/documents/reader-process.ts';
import { AppError } from '../../shared/errors.ts';
import type { FileText } from '../../shared/model/page.ts';

const SAMPLES = process.argv[2] ?? fileURLToPath(new URL('../../../shared/samples/docs', import.meta.url));
const GOAL = 0.99;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return extname(entry.name) === '.json' ? [] : [path];
  });
}

/** Characters without white space and their forms, counted. */
function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const char of text.normalize('NFKC').replace(/[\s\p{C}]/gu, ''))
    counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

/** Share of the larger text's characters that both have. */
function agreement(a: string, b: string): number {
  const [ours, theirs] = [counted(a), counted(b)];
  const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
  let both = 0;
  for (const [char, n] of ours) both += Math.min(n, theirs.get(char) ?? 0);
  const most = Math.max(total(ours), total(theirs));
  return most === 0 ? 1 : both / most;
}

/** All Word files by LibreOffice at once, by extension: starting it takes longer than converting. */
function convertWord(paths: readonly string[], folder: string): void {
  for (const extension of ['.doc', '.docx', '.rtf']) {
    const own = paths.filter((path) => extname(path).toLowerCase() === extension);
    if (own.length === 0) continue;
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const target = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', join(folder, extension)];
    execFileSync('soffice', [profile, '--headless', ...target, ...own], {
      stdio: 'ignore',
      timeout: 600_000,
    });
  }
}

/** The same file by another program; null where none reads it. */
function reference(path: string, { format }: FileText, folder: string): string | null {
  if (format === 'pdf')
    return execFileSync('pdftotext', ['-q', path, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const text = join(folder, extname(path).toLowerCase(), `${basename(path, extname(path))}.txt`);
  return existsSync(text) ? readFileSync(text, 'utf8') : null;
}

/** What LibreOffice leaves out of its plain text: headers, footers, comments, what is deleted or hidden. */
function shownText({ pages }: FileText): string {
  return pages
    .map((page) => {
      if (page.layout === 'fixed') return page.text;
      return page.blocks
        .filter(
          ({ kind, path }) =>
            !['header', 'footer', 'comment'].includes(kind) && !/-(?:deleted|hidden)$/.test(path),
        )
        .map(({ start, end }) => page.text.slice(start, end))
        .join('\n');
    })
    .join('\n');
}

if (!existsSync(SAMPLES)) {
  process.stdout.write(`No samples at ${SAMPLES}: nothing compared.\n`);
  process.exit(0);
}
const pool = createReaderPool();
const folder = mkdtempSync(join(tmpdir(), 'quality-readers-'));
let below = 0;
const files = filesBelow(SAMPLES);
convertWord(files, folder);
for (const path of files) {
  let said: string;
  try {
    const text = await pool.read(readFileSync(path));
    const warnings = [...new Set(text.warnings.map(({ code }) => code))].join(' ');
    const other = warnings.includes('unreadable') ? null : reference(path, text, folder);
    const share = other === null ? null : agreement(shownText(text), other);
    if (share !== null && share < GOAL) below += 1;
    const shown = share === null ? '      -' : `${share < GOAL ? '!' : ' '}${(share * 100).toFixed(2)}%`;
    said = `${shown} ${text.format} ${text.pages.length} p ${warnings}`;
  } catch (error) {
    said = `      - ${error instanceof AppError ? error.code : String(error)}`;
  }
  process.stdout.write(`${said}  ${basename(path)}\n`);
}
pool.close();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${below} below ${GOAL * 100} %\n`);

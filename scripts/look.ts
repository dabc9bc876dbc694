/**
 * `npm run look`: runs the demo and renders what it exported to PNG, for eyes. Needs LibreOffice and pdftoppm; says so
 * and ends with status 0 where they are not installed, because nothing else depends on them.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasProgram } from './system-packages.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = join(ROOT, 'out', 'look');
const RENDERED = new Set(['.docx', '.xlsx', '.pdf']);

function run(program: string, args: readonly string[]): void {
  const done = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${done.stderr}`);
}

/** Renders every document of a folder; one PNG per page, beside each other in `out/look`. */
function render(folder: string, scratch: string): void {
  for (const name of readdirSync(folder)) {
    if (!RENDERED.has(extname(name))) continue;
    const stem = basename(name, extname(name));
    run('soffice', [
      `-env:UserInstallation=file://${scratch}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      scratch,
      join(folder, name),
    ]);
    run('pdftoppm', ['-r', '80', '-png', join(scratch, `${stem}.pdf`), join(OUT, stem)]);
  }
}

const absent = ['soffice', 'pdftoppm'].filter((program) => !hasProgram(program));
if (absent.length > 0) {
  process.stdout.write(
    `Nothing rendered: ${absent.join(', ')} not installed (apt-get install libreoffice poppler-utils).\n`,
  );
} else {
  const folders = process.argv.slice(2);
  const scratch = mkdtempSync(join(tmpdir(), 'case-review-look-'));
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  try {
    if (folders.length === 0) {
      const exported = join(scratch, 'exported');
      run(process.execPath, ['scripts/cli.ts', 'demo', '--out', exported]);
      folders.push(exported);
    }
    for (const folder of folders) render(folder, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const name of readdirSync(OUT)) process.stdout.write(`${relative(ROOT, join(OUT, name))}\n`);
}

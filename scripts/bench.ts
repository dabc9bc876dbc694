/**
 * `npm run bench [figure …]`: what the program costs, each figure beside its reference measured in the same run, so that
 * a busy or slow computer moves both. Nothing is asserted; a figure above its goal is marked. One file a figure in
 * scripts/bench/.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citationSpeed } from './bench/citations.ts';
import { extractMemory } from './bench/extract-memory.ts';
import { extractTime } from './bench/extract-time.ts';
import type { Figure } from './bench/figure.ts';
import { importTime } from './bench/import-time.ts';
import { ocr } from './bench/ocr.ts';
import { ensureBuilt } from './build.ts';

const FIGURES: readonly Figure[] = [extractTime, extractMemory, importTime, citationSpeed, ocr];

const wanted = new Set(process.argv.slice(2));
const unknown = [...wanted].filter((name) => !FIGURES.some((figure) => figure.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No such figure: ${unknown.join(', ')}. Figures: ${FIGURES.map(({ name }) => name).join(' ')}\n`,
  );
  process.exit(1);
}
await ensureBuilt(['backend']);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  for (const figure of FIGURES) {
    if (wanted.size > 0 && !wanted.has(figure.name)) continue;
    process.stdout.write(`\n${figure.name}: ${figure.what}\n`);
    for (const { what, ours, reference, unit, most } of await figure.measure(folder)) {
      const shown = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
      const ratio = reference === null ? ours : ours / reference.value;
      const beside =
        reference === null ? '' : `, ${reference.name} ${shown(reference.value)}, ${ratio.toFixed(2)}×`;
      const goal = reference === null ? shown(most) : `${most.toFixed(1)}×`;
      process.stdout.write(
        `  ${ratio <= most ? ' ' : '!'} ${what}: ${shown(ours)}${beside} (goal ${goal})\n`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Measures splitting and classification against the sample cases: boundaries, and precision and recall a kind. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReaderPool } from '../../main/backend/documents/reader-process.ts';
import { findCases } from '../../main/backend/import/case-sources.ts';
import { readCase } from '../../main/backend/import/read-case.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'samples', 'cases');

interface Truth {
  readonly cases: readonly {
    readonly path: string;
    readonly documents: readonly {
      readonly file: string;
      readonly kind: string;
      readonly pages: readonly [number, number] | null;
    }[];
  }[];
}

if (!existsSync(FOLDER)) {
  console.log(`not measured: ${FOLDER} is not there`);
  process.exit(0);
}

const truth = JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf8')) as Truth;
const pool = createReaderPool();
const kinds = new Map<string, { right: number; wrong: number; missed: number }>();
const counts = { boundaries: 0, found: 0, extra: 0 };
let next = 0;

function countOf(kind: string): { right: number; wrong: number; missed: number } {
  const known = kinds.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
  kinds.set(kind, known);
  return known;
}

for (const one of truth.cases) {
  const sources = await findCases([join(FOLDER, one.path)], pool);
  for (const source of sources) {
    const { documents } = await readCase(source, pool, { newId: () => String(next++), onFile: () => {} });
    const left = new Set(documents);
    for (const expected of one.documents) {
      const from = expected.pages?.[0] ?? 1;
      const found = documents.find(
        (document) => document.file === expected.file && document.fromPage === from,
      );
      counts.boundaries += 1;
      if (!found) {
        countOf(expected.kind).missed += 1;
        console.log(`  missed: ${expected.file} p${from} ${expected.kind}`);
        continue;
      }
      left.delete(found);
      const isWhole = expected.pages === null || found.toPage === expected.pages[1];
      counts.found += isWhole ? 1 : 0;
      if (found.kind === expected.kind) countOf(expected.kind).right += 1;
      else {
        countOf(expected.kind).missed += 1;
        if (found.kind !== null) countOf(found.kind).wrong += 1;
        console.log(`  ${expected.file} p${from}: ${found.kind} for ${expected.kind}`);
      }
    }
    for (const { file, fromPage, kind } of left) {
      counts.extra += 1;
      if (kind !== null) countOf(kind).wrong += 1;
      console.log(`  extra: ${file} p${fromPage} ${kind}`);
    }
  }
}
pool.close();

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(0)} %`;
for (const [kind, { right, wrong, missed }] of [...kinds].toSorted())
  console.log(
    `${kind.padEnd(16)} precision ${share(right, right + wrong)}  recall ${share(right, right + missed)}  (${right + missed})`,
  );
const all = [...kinds.values()].reduce((sum, each) => ({
  right: sum.right + each.right,
  wrong: sum.wrong + each.wrong,
  missed: sum.missed + each.missed,
}));
console.log(
  `all kinds: precision ${share(all.right, all.right + all.wrong)}, recall ${share(all.right, all.right + all.missed)}; ` +
    `page ranges right ${counts.found} of ${counts.boundaries}, extra ${counts.extra}`,
);

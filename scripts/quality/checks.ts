/**
 * Measures the rules on the planted cases: per rule planted, found and false, and what clean twins set off. Needs
 * nothing beside the repository. `node scripts/quality/checks.ts [--verbose]`.
 */
import { checkData } from '../../main/backend/checks.ts';
import { checkCase } from '../../shared/checks/run.ts';
import type { CaseDocument } from '../../shared/facts/view.ts';
import type { Vocabulary } from '../../shared/facts/vocabulary.ts';
import type { Finding } from '../../shared/model/finding.ts';

interface Layout {
  readonly name: string;
  readonly kind: string;
  readonly papers: object;
}
interface Plant {
  readonly code: string;
}
/** The maker belongs to the tests' room, which this one may not be compiled with. */
interface Maker {
  readonly LAYOUTS: readonly Layout[];
  readonly PLANTS: readonly Plant[];
  readonly planted: (papers: object, plant: Plant, reviewer: string) => object | null;
  readonly firstOfficer: (layout: Layout) => string;
  readonly documentsOf: (layout: object, vocabulary: Vocabulary) => CaseDocument[];
}

const maker = new URL('../../test/makers/planted-cases.ts', import.meta.url).href;
const { LAYOUTS, PLANTS, planted, firstOfficer, documentsOf } = (await import(maker)) as Maker;

const verbose = process.argv.includes('--verbose');
const data = checkData();
const rows = new Map<string, { planted: number; found: number; false: number }>();
const row = (code: string): { planted: number; found: number; false: number } => {
  const known = rows.get(code) ?? { planted: 0, found: 0, false: 0 };
  rows.set(code, known);
  return known;
};
const firm = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity !== 'hint');

let cleanAlarms = 0;
for (const layout of LAYOUTS) {
  const clean = firm(checkCase(documentsOf(layout, data.vocabulary), data).findings);
  cleanAlarms += clean.length;
  for (const finding of clean) {
    row(finding.rule).false += 1;
    console.log(`clean twin, ${layout.name}: ${finding.key} ${JSON.stringify(finding.message.params)}`);
  }
  for (const plant of PLANTS) {
    const papers = planted(layout.papers, plant, firstOfficer(layout));
    if (!papers) continue;
    row(plant.code).planted += 1;
    const findings = firm(checkCase(documentsOf({ ...layout, papers }, data.vocabulary), data).findings);
    const hit = findings.some(
      ({ rule }) => rule === plant.code || (plant.code === 'E041' && rule === 'E044'),
    );
    if (hit) row(plant.code).found += 1;
    else if (verbose) console.log(`missed, ${layout.name}: ${plant.code}`);
    const known = new Set(clean.map(({ rule }) => rule));
    for (const other of findings) {
      if (other.rule === plant.code || known.has(other.rule)) continue;
      row(other.rule).false += 1;
      if (verbose) console.log(`besides ${plant.code}, ${layout.name}: ${other.key}`);
    }
  }
}
const total = { planted: 0, found: 0, false: 0 };
for (const [code, counts] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${code} planted ${counts.planted} found ${counts.found} false ${counts.false}`);
  total.planted += counts.planted;
  total.found += counts.found;
  total.false += counts.false;
}
const share = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(3));
console.log(
  `planted ${total.planted}, found ${total.found}, recall ${share(total.found, total.planted)}, precision ${share(total.found, total.found + total.false)}, false alarms on ${LAYOUTS.length} clean twins ${cleanAlarms}`,
);

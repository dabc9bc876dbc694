/**
 * Checks the case folders of `../shared/samples/cases` and compares with their truth: every field missed, planted
 * errors found and missed, what was reported besides. `node scripts/quality/cases.ts [--ocr] [CASE…]`. Says so when the
 * samples are not there. Judges as `score.py` beside them does: a finding counts for a planted error by its code.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createReaderPool } from '../../main/backend/documents/reader-process.ts';
import { findCases } from '../../main/backend/import/case-sources.ts';
import { type ReadCase, readCase } from '../../main/backend/import/read-case.ts';
import { createOcr } from '../../main/backend/ocr/ocr-process.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'shared', 'samples', 'cases');
const DATES = ['filed', 'notified', 'decided', 'served', 'closed'] as const;

interface Truth {
  readonly id: string;
  readonly path: string;
  readonly clean: boolean;
  readonly facts: {
    readonly dates: Readonly<Record<string, string>>;
    readonly parties: readonly { name: string; idNo: string; nameAlt?: readonly string[] }[];
    readonly officers: readonly { name: string; certNo: string }[];
    readonly amounts: readonly number[];
    readonly organ?: string;
    readonly organAlt?: readonly string[];
  };
  readonly planted: readonly { code: string; what: string; scan?: boolean }[];
  readonly also_acceptable: readonly { code: string }[];
}

const bare = (text: string | null | undefined): string =>
  (text ?? '').replace(/\s+/g, '').replaceAll('（', '(').replaceAll('）', ')');

/** Field, what it should be, what was read. */
type Field = readonly [name: string, wanted: string, got: string];

function fields(truth: Truth, read: ReadCase): Field[] {
  const { facts } = read.check;
  const compared: Field[] = [];
  for (const kind of DATES) {
    const wanted = truth.facts.dates[kind];
    const own = facts.events.filter((event) => event.kind === kind);
    const got = own.toSorted((a, b) => b.confidence - a.confidence)[0]?.date ?? '';
    if (wanted !== undefined) compared.push([`dates.${kind}`, wanted, got]);
  }
  for (const party of truth.facts.parties) {
    const names = [party.name, ...(party.nameAlt ?? [])].map(bare);
    const named = facts.parties.find(({ name }) => names.includes(bare(name)));
    const all = facts.parties.map(({ name }) => name).join(' ');
    compared.push(['party.name', party.name, named ? party.name : all]);
    const numbers = facts.parties.map(({ idNo }) => bare(idNo));
    compared.push([
      'party.idNo',
      party.idNo,
      numbers.includes(bare(party.idNo)) ? party.idNo : numbers.join(' '),
    ]);
  }
  for (const officer of truth.facts.officers) {
    const person = facts.people.find(({ name }) => bare(name) === bare(officer.name));
    compared.push(['officer.name', officer.name, person?.name ?? '']);
    compared.push(['officer.certNo', officer.certNo, bare(person?.certNo)]);
  }
  const [amount] = truth.facts.amounts;
  if (amount !== undefined) {
    const values = facts.fines.map(({ value }) => value);
    const got = values.some((value) => Math.abs(value - amount) < 0.01) ? amount : values.join(' ');
    compared.push(['amount', String(amount), String(got)]);
  }
  if (truth.facts.organ !== undefined) {
    const organs = [truth.facts.organ, ...(truth.facts.organAlt ?? [])].map(bare);
    const got = bare(facts.organ?.value);
    compared.push(['organ', truth.facts.organ, organs.includes(got) ? truth.facts.organ : got]);
  }
  return compared;
}

const truthFile = join(SAMPLES, 'truth.json');
if (!existsSync(truthFile)) {
  console.log(`not measured: ${truthFile} is not there`);
  process.exit(0);
}
const { cases } = JSON.parse(readFileSync(truthFile, 'utf8')) as { cases: Truth[] };
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const ocr = process.argv.includes('--ocr') ? createOcr() : null;
const tally = new Map<string, { right: number; all: number }>();
let [planted, found, reported, right] = [0, 0, 0, 0];
const pool = createReaderPool();
try {
  for (const truth of cases) {
    if (only.length > 0 && !only.includes(truth.id)) continue;
    const folder = join(SAMPLES, truth.path);
    if (!existsSync(folder) || readdirSync(folder).length === 0) continue;
    const [source] = await findCases([folder], pool);
    if (!source) continue;
    const read = await readCase(source, pool, { newId: randomUUID, ocr, onFile: () => undefined });
    console.log(`${truth.id} ${basename(folder)}`);
    for (const [name, wanted, got] of fields(truth, read)) {
      const count = tally.get(name) ?? { right: 0, all: 0 };
      tally.set(name, { right: count.right + (wanted === got ? 1 : 0), all: count.all + 1 });
      if (wanted !== got) console.log(`  ${name}: ${wanted}, read ${got || '-'}`);
    }
    const own = read.check.findings;
    for (const error of truth.planted) {
      const hit = own.find(({ rule }) => rule === error.code);
      planted += 1;
      if (hit) found += 1;
      console.log(
        `  ${error.code} ${hit ? hit.severity : 'MISSED'}${error.scan ? ' (scan)' : ''} ${error.what}`,
      );
    }
    for (const { rule, severity, key } of own) {
      if (severity === 'hint') continue;
      reported += 1;
      const isPlanted = truth.planted.some(({ code }) => code === rule);
      if (isPlanted || truth.also_acceptable.some(({ code }) => code === rule)) right += 1;
      else console.log(`  FALSE ${rule} ${severity} ${key}`);
    }
  }
} finally {
  pool.close();
  ocr?.close();
}
for (const [name, { right: good, all }] of tally) console.log(`${name} ${good}/${all}`);
console.log(`planted ${planted}, found ${found} by code; reported above hint ${reported}, right ${right}`);

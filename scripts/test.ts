/**
 * `npm test`: everything that must hold on a clean clone, in two lanes side by side. Prints the time each part took
 * and, last, how many tests passed and failed. `npm test -- unit data` runs only the named parts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.ts';
import { ensureElectron } from './electron-runtime.ts';
import { ensureSystemPackages } from './system-packages.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const RESULTS = join(ROOT, '.cache', 'test-results');

const BUILD = 'build';
/** Each lane runs its parts one after the other, the cheapest first; what is not a tool is a folder of test/. */
const LANES: readonly (readonly string[])[] = [
  ['architecture', 'data', 'unit', 'backend'],
  ['types', 'lint', 'readers', 'hostile', 'durability', 'journeys'],
];
/** Two lanes share the machine. */
const WORKERS = Math.max(1, Math.floor(availableParallelism() / LANES.length));

interface Outcome {
  readonly part: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

type Counts = Omit<Outcome, 'part' | 'seconds'>;

interface VitestSummary {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
}

/** Runs a tool under this Node. What it prints comes out as a whole, so that two lanes do not talk over each other. */
async function run(program: string, args: readonly string[]): Promise<number> {
  const script = join(ROOT, 'node_modules', program);
  const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const [status] = (await once(child, 'close')) as [number | null];
  process.stdout.write(Buffer.concat(printed));
  return status ?? 1;
}

/** A check that passes or fails as a whole. */
function asCheck(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

async function folder(name: string): Promise<Counts> {
  const file = join(RESULTS, `${name}.json`);
  rmSync(file, { force: true });
  const status = await run('vitest/vitest.mjs', [
    'run',
    '--config=test/vitest.config.ts',
    `--project=${name}`,
    `--maxWorkers=${WORKERS}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  try {
    const summary = JSON.parse(readFileSync(file, 'utf8')) as VitestSummary;
    // A file that cannot even be loaded has no tests to fail.
    const failed = Math.max(summary.numFailedTests, summary.numFailedTestSuites, status === 0 ? 0 : 1);
    return { passed: summary.numPassedTests, failed, skipped: summary.numPendingTests };
  } catch {
    return asCheck(false);
  }
}

async function ready(): Promise<Counts> {
  try {
    const runtime = await ensureElectron();
    ensureSystemPackages(runtime.executable, true);
    await ensureBuilt();
    return asCheck(true);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return asCheck(false);
  }
}

const TOOLS: Readonly<Record<string, () => Promise<Counts>>> = {
  [BUILD]: ready,
  types: async () => asCheck((await run('typescript/bin/tsc', ['-b'])) === 0),
  lint: async () =>
    asCheck((await run('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])) === 0),
};

async function outcomeOf(part: string): Promise<Outcome> {
  const start = performance.now();
  const counts = await (TOOLS[part] ?? (() => folder(part)))();
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`── ${part}: ${counts.passed} passed, ${counts.failed} failed\n`);
  return { part, ...counts, seconds };
}

async function inTurn(parts: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of parts) outcomes.push(await outcomeOf(part));
  return outcomes;
}

const known = [BUILD, ...LANES.flat()];
const wanted = new Set(process.argv.slice(2));
const unknown = [...wanted].filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No such part: ${unknown.join(', ')}. Parts: ${known.join(' ')}\n`);
  process.exit(1);
}
const asked = (part: string): boolean => wanted.size === 0 || wanted.has(part);
mkdirSync(RESULTS, { recursive: true });
const start = performance.now();
const built = await inTurn([BUILD].filter(asked));
const lanes = await Promise.all(LANES.map((lane) => inTurn(lane.filter(asked))));
const outcomes = [...built, ...lanes.flat()];

process.stdout.write('\n');
for (const { part, passed, failed, skipped, seconds } of outcomes) {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  process.stdout.write(`${part.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${counts}\n`);
}
const sum = (pick: (outcome: Outcome) => number): number =>
  outcomes.reduce((all, each) => all + pick(each), 0);
const wall = ((performance.now() - start) / 1000).toFixed(1);
process.stdout.write(`${'altogether'.padEnd(20)} ${wall.padStart(6)} s\n`);
process.stdout.write(`${sum((each) => each.passed)} passed, ${sum((each) => each.failed)} failed\n`);
process.exitCode = outcomes.some((each) => each.failed > 0) ? 1 : 0;

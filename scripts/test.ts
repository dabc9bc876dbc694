/**
 * `npm test`: everything that must hold on a clean clone, cheapest first. Prints the time each part took and, last,
 * how many tests passed and failed. `npm test -- unit data` runs only the named parts.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.ts';
import { ensureElectron } from './electron-runtime.ts';
import { ensureSystemPackages } from './system-packages.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const RESULTS = join(ROOT, '.cache', 'test-results');

/** Folders of test/, in the order they run: what fails fastest comes first. */
const FOLDERS = [
  'architecture',
  'data',
  'unit',
  'backend',
  'readers',
  'hostile',
  'durability',
  'journeys',
] as const;

interface Outcome {
  readonly part: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

interface VitestSummary {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
}

function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const script = join(ROOT, 'node_modules', program);
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

async function timed(part: string, act: () => Promise<Omit<Outcome, 'part' | 'seconds'>>): Promise<Outcome> {
  process.stdout.write(`\n── ${part}\n`);
  const start = performance.now();
  const result = await act();
  return { part, ...result, seconds: (performance.now() - start) / 1000 };
}

/** A check that passes or fails as a whole. */
function check(part: string, act: () => Promise<boolean>): Promise<Outcome> {
  return timed(part, async () => {
    const ok = await act();
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  });
}

function folder(name: string): Promise<Outcome> {
  return timed(`test/${name}`, async () => {
    const file = join(RESULTS, `${name}.json`);
    rmSync(file, { force: true });
    const status = await run('vitest/vitest.mjs', [
      'run',
      '--config=test/vitest.config.ts',
      `--project=${name}`,
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
      return { passed: 0, failed: 1, skipped: 0 };
    }
  });
}

async function ready(): Promise<boolean> {
  try {
    const runtime = await ensureElectron();
    ensureSystemPackages(runtime.executable, true);
    await ensureBuilt();
    return true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

const parts: readonly (readonly [string, () => Promise<Outcome>])[] = [
  ['build', () => check('build', ready)],
  ['types', () => check('types', async () => (await run('typescript/bin/tsc', ['-b'])) === 0)],
  [
    'lint',
    () =>
      check(
        'lint',
        async () => (await run('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])) === 0,
      ),
  ],
  ...FOLDERS.map((name) => [name, () => folder(name)] as const),
];

const wanted = new Set(process.argv.slice(2));
const unknown = [...wanted].filter((name) => !parts.some(([part]) => part === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No such part: ${unknown.join(', ')}. Parts: ${parts.map(([part]) => part).join(' ')}\n`,
  );
  process.exit(1);
}
mkdirSync(RESULTS, { recursive: true });
const outcomes: Outcome[] = [];
for (const [part, act] of parts) if (wanted.size === 0 || wanted.has(part)) outcomes.push(await act());

process.stdout.write('\n');
for (const { part, passed, failed, skipped, seconds } of outcomes) {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  process.stdout.write(`${part.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${counts}\n`);
}
const total = (pick: (outcome: Outcome) => number): number =>
  outcomes.reduce((sum, each) => sum + pick(each), 0);
process.stdout.write(
  `${'total'.padEnd(20)} ${total((each) => each.seconds)
    .toFixed(1)
    .padStart(6)} s\n`,
);
process.stdout.write(`${total((each) => each.passed)} passed, ${total((each) => each.failed)} failed\n`);
process.exitCode = outcomes.some((each) => each.failed > 0) ? 1 : 0;

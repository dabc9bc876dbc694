/**
 * `npm start`: makes ready what is missing, then opens the window. Where there is no screen, or with
 * CASE_REVIEW_SMOKE=1, it drives the real window through a demo case under Xvfb and keeps a picture.
 */
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.ts';
import { hasDisplay, openDisplay } from './display.ts';
import { type ElectronRuntime, ensureElectron } from './electron-runtime.ts';
import { driveWindow, openWindow } from './launch.ts';
import { ensureSystemPackages } from './system-packages.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = join(ROOT, 'out');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function describe(runtime: ElectronRuntime): string {
  const kind = runtime.development ? 'development runtime, not for offices' : 'product runtime';
  return `Electron ${runtime.version} (${kind})`;
}

/** Drives the window through a demo case. @throws Error when any step fails or the page reported an error */
async function smoke(runtime: ElectronRuntime): Promise<void> {
  const display = await openDisplay();
  say(display.virtual ? `Started Xvfb on ${display.env.DISPLAY}.` : 'Using the present screen.');
  try {
    const window = await driveWindow({ runtime, display });
    const picture = join(OUT, 'demo-case.png');
    mkdirSync(OUT, { recursive: true });
    try {
      const { readDemoCase } = await import('./smoke.ts');
      for (const step of await readDemoCase(window.page)) say(step);
      await window.page.screenshot({ path: picture });
      say(`Wrote ${relative(ROOT, picture)}.`);
      if (window.errors.length > 0)
        throw new Error(`The window reported errors:\n${window.errors.join('\n')}`);
    } catch (error) {
      const failed = join(OUT, 'smoke-failed.png');
      await window.page.screenshot({ path: failed }).then(
        () => say(`Wrote ${relative(ROOT, failed)}: the window when it failed.`),
        () => undefined,
      );
      throw error;
    } finally {
      await window.close();
    }
  } finally {
    await display.stop();
  }
}

async function forPerson(runtime: ElectronRuntime): Promise<number> {
  const display = await openDisplay();
  const window = openWindow(runtime, display);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => window.kill(signal));
  return new Promise((resolve, reject) => {
    window.once('error', reject);
    window.once('exit', (status) => resolve(status ?? 1));
  });
}

async function main(): Promise<number> {
  const asked = process.env.CASE_REVIEW_SMOKE === '1';
  const isSmoke = asked || !hasDisplay();
  if (isSmoke)
    say(
      asked
        ? 'CASE_REVIEW_SMOKE=1: driving the window by itself.'
        : 'No display: driving the window under Xvfb.',
    );
  const runtime = await ensureElectron();
  ensureSystemPackages(runtime.executable, !hasDisplay());
  const built = await ensureBuilt();
  say(`${describe(runtime)}. ${built.length > 0 ? `Built ${built.join(', ')}.` : 'The build is fresh.'}`);
  if (!isSmoke) return forPerson(runtime);
  await smoke(runtime);
  say('Done.');
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

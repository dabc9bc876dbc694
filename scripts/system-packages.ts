/**
 * What the window needs from a Debian-like Linux beyond npm: GTK and its kin, an X server where there is no screen,
 * a font with Chinese. Installs them when it may, otherwise names the one command. Does nothing on other systems.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Packages of Debian 12 that fill a bare system; installing one that is there costs nothing. */
export const PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libgbm1',
  'libasound2',
  'xvfb',
  'xauth',
  'fonts-noto-cjk',
] as const;

const FONT_FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(process.env.HOME ?? '/root', '.fonts'),
];
const CHINESE_FONT =
  /cjk|noto.*sans.*sc|wqy|wenquanyi|simsun|simhei|msyh|uming|ukai|droidsansfallback|source.?han|fangsong/i;

/** Shared libraries the loader cannot find, from what `ldd` prints. */
export function missingLibraries(ldd: string): string[] {
  return [...ldd.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

function output(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

/** Whether a program is on the PATH. */
export function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '')
    .split(':')
    .some((folder) => folder !== '' && existsSync(join(folder, name)));
}

function hasChineseFont(): boolean {
  const listed = output('fc-list', [':lang=zh', 'family']);
  if (listed !== null) return listed.trim() !== '';
  return FONT_FOLDERS.some(
    (folder) =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true }).some((name) => CHINESE_FONT.test(String(name))),
  );
}

/** What is missing, in words; empty when the window can open. */
function missing(executable: string, needsDisplay: boolean): string[] {
  const lacks = missingLibraries(output('ldd', [executable]) ?? '');
  if (needsDisplay && !hasProgram('Xvfb')) lacks.push('Xvfb');
  if (!hasChineseFont()) lacks.push('a Chinese font');
  return lacks;
}

/**
 * Makes sure that Electron can open a window on this machine.
 * @param executable  the Electron whose libraries are looked up
 * @param needsDisplay  whether an X server has to be started because there is no screen
 * @throws Error naming the one command to run when it may not install, or when installing did not help
 */
export function ensureSystemPackages(executable: string, needsDisplay: boolean): void {
  if (process.platform !== 'linux') return;
  const lacks = missing(executable, needsDisplay);
  if (lacks.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...PACKAGES];
  const isRoot = process.getuid?.() === 0;
  const command = `${isRoot ? '' : 'sudo '}apt-get update && ${isRoot ? '' : 'sudo '}apt-get ${install.join(' ')}`;
  const explain = `This system lacks ${lacks.join(', ')}. Run:\n  ${command}`;
  if (!isRoot || !hasProgram('apt-get')) throw new Error(explain);
  process.stderr.write(`Installing system packages for ${lacks.join(', ')} …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['-q', ...install],
  ]) {
    // apt talks a lot: it is heard only when it fails.
    const done = spawnSync('apt-get', args, {
      env,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (done.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${done.stderr}\n${explain}`);
  }
  const still = missing(executable, needsDisplay);
  if (still.length > 0) throw new Error(`Still lacking after installing: ${still.join(', ')}.`);
}

if (import.meta.main) {
  const { ensureElectron } = await import('./electron-runtime.ts');
  try {
    ensureSystemPackages((await ensureElectron()).executable, !process.env.DISPLAY);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

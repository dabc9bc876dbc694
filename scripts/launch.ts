/**
 * Opens the real window: for a person, or for Playwright under a screen nobody sees. Journeys and the smoke run start
 * here, so that all of them run the program in the same way.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Display } from './display.ts';
import type { ElectronRuntime } from './electron-runtime.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const STARTED_WITHIN_MS = 60_000;

/** A window driven by Playwright. */
export interface DrivenWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** What the page wrote to its console as errors, and errors nobody caught. */
  readonly errors: readonly string[];
  /** Ends the program; removes the user data folder when it was made here. */
  readonly close: () => Promise<void>;
}

export interface DriveOptions {
  readonly runtime: ElectronRuntime;
  readonly display: Display;
  /** Folder of a former run, to start the program again with what it kept. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another build of the program, from its folder with package.json. */
  readonly root?: string;
}

function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function environment(
  runtime: ElectronRuntime,
  base: Readonly<Record<string, string>>,
): Record<string, string> {
  const env: Record<string, string> = {
    ...base,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
    CASE_REVIEW_NODE: realpathSync(process.execPath),
  };
  // Left over from a shell inside another Electron, it would make this one a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  delete env.NODE_OPTIONS;
  return env;
}

/** Opens the window for a person. */
export function openWindow(runtime: ElectronRuntime, display: Display): ChildProcess {
  const args = [...(isRoot() ? ['--no-sandbox'] : [])];
  if (display.env.WAYLAND_DISPLAY && !display.env.DISPLAY) args.push('--ozone-platform-hint=auto');
  return spawn(runtime.executable, [...args, ROOT], {
    cwd: ROOT,
    env: environment(runtime, display.env),
    stdio: 'inherit',
  });
}

/** Opens the window for Playwright, with a user data folder of its own unless one is given. */
export async function driveWindow(options: DriveOptions): Promise<DrivenWindow> {
  const { runtime, display } = options;
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'case-review-'));
  const discard = async (): Promise<void> => {
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true });
  };
  // Playwright finds its Electron through the electron package, which asks this variable when it is first loaded.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist;
  const { _electron } = await import('playwright-core');
  try {
    const app = await _electron.launch({
      // Without --disable-gpu a start in twenty hangs under Xvfb.
      args: ['--disable-gpu', options.root ?? ROOT],
      cwd: options.root ?? ROOT,
      env: {
        ...environment(runtime, display.env),
        CASE_REVIEW_USER_DATA: userData,
        CASE_REVIEW_HEADLESS: '1',
        ...options.env,
      },
      chromiumSandbox: !isRoot(),
      timeout: STARTED_WITHIN_MS,
    });
    const errors: string[] = [];
    app.process().stderr?.on('data', (chunk: Buffer) => {
      if (process.env.CASE_REVIEW_DEBUG) process.stderr.write(chunk);
    });
    const page = await app.firstWindow({ timeout: STARTED_WITHIN_MS });
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    const close = async (): Promise<void> => {
      await app.close();
      await discard();
    };
    return { app, page, userData, errors, close };
  } catch (error) {
    await discard();
    throw error;
  }
}

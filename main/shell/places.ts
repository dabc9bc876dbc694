/** Where the parts of the program lie, seen from the built shell in `dist/shell/`, and where it may write. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Version of the Electron the product ships, put in by the build. */
declare const __PRODUCT_ELECTRON__: string;

const DIST = fileURLToPath(new URL('../', import.meta.url));

export const places = {
  preload: join(DIST, 'preload/bridge.cjs'),
  renderer: join(DIST, 'renderer'),
  backend: join(DIST, 'backend/start.js'),
} as const;

/**
 * True in any Electron that is not the product's own version. Such a runtime may hold a Node too old for the backend,
 * which is then run by the project's own Node.
 */
export const isDevelopmentRuntime = process.versions.electron !== __PRODUCT_ELECTRON__;

/** The Node that runs the backend in a development runtime. */
export function projectNode(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return process.env.CASE_REVIEW_NODE ?? resolve(DIST, '../node_modules/node/bin', name);
}

/** Folder of window state, logs and the backend's settings. Plain ASCII: it is also read by native code. */
export function userDataFolder(appData: string): string {
  const given = process.env.CASE_REVIEW_USER_DATA;
  return given ? resolve(given) : join(appData, 'case-review-workbench');
}

/** Nobody looks at the screen: tests and the smoke run. No dialog may wait for an answer then. */
export const isHeadless = process.env.CASE_REVIEW_HEADLESS === '1';

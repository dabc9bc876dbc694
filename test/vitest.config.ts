/** One project per folder of tests, so that a room can be run alone: `vitest run --project unit`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds a single test may take. Journeys start a real window, durability kills real processes. */
const TIMEOUTS = {
  unit: 10_000,
  data: 30_000,
  architecture: 60_000,
  backend: 30_000,
  readers: 30_000,
  hostile: 60_000,
  durability: 120_000,
  journeys: 180_000,
} as const;

/** `npm run test:long` repeats what is random up to twenty times as often. */
const PATIENCE = process.env.LONG === '1' ? 10 : 1;

/** Each opens a window or kills processes: one file after the other, in one worker. */
const ALONE: readonly string[] = ['durability', 'journeys'];
/** Pure functions and data: files share a worker, and with it the law library. */
const SHARED: readonly string[] = ['unit', 'data', 'architecture'];

export default defineConfig({
  root,
  cacheDir: `${root}.cache/vitest`,
  test: {
    passWithNoTests: true,
    projects: Object.entries(TIMEOUTS).map(([name, timeout]) => ({
      root,
      cacheDir: `${root}.cache/vitest`,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        environment: 'node',
        globals: false,
        testTimeout: timeout * PATIENCE,
        hookTimeout: timeout,
        ...(ALONE.includes(name) ? { fileParallelism: false, maxWorkers: 1 } : {}),
        ...(SHARED.includes(name) ? { isolate: false } : {}),
      },
    })),
  },
});

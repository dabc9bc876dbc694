/** Folders and open backends of one test file; `afterAll(cleanUp)` closes and removes them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// A reader process starts in a third of the time when it finds its modules compiled.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../.cache/compile', import.meta.url));

const folders: string[] = [];
const closers: (() => Promise<void>)[] = [];

/** An empty folder. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'case-review-test-'));
  folders.push(folder);
  return folder;
}

/** Runs when the test file ends, before folders are removed. */
export function atEnd(close: () => Promise<void>): void {
  closers.push(close);
}

export async function cleanUp(): Promise<void> {
  for (const close of closers.splice(0)) await close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

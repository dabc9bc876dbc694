/** Where the shipped data lies. The same relative place in the source tree, in `dist/` and inside the package. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';

const ROOT = fileURLToPath(new URL('../../resources/', import.meta.url));

/** Absolute path of a shipped file, from its path below `resources/`. */
export function resourcePath(path: string): string {
  return `${ROOT}${path}`;
}

/** Reads and validates a shipped JSON file. @throws Error when it does not fit its schema: a broken installation */
export function readResource<S extends z.ZodType>(path: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(resourcePath(path), 'utf8')));
  if (!parsed.success) throw new Error(`resources/${path}: ${parsed.error.message}`);
  return parsed.data;
}

/** The numbered steps, in order, read from the .sql files beside the database code that ships with the program. */
import { readFileSync } from 'node:fs';
import { resourcePath } from '../resources.ts';

const FILES = ['0001-workspace.sql', '0002-recheck.sql', '0003-search.sql', '0004-scans.sql'] as const;

export const STEPS: readonly string[] = FILES.map((file) =>
  readFileSync(resourcePath(`migrations/${file}`), 'utf8'),
);

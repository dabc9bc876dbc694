import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Names in the first column of the tables of docs/dependencies.md. */
function documented(): string[] {
  const rows = readFileSync(`${ROOT}docs/dependencies.md`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  );
}

it('docs/dependencies.md lists every package, and nothing that is not there', () => {
  const manifest = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  >;
  const used = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  }).map(([name]) => (name.startsWith('@types/') ? '@types/*' : name));
  const listed = documented();
  expect([...new Set(used)].toSorted()).toEqual([...new Set(listed)].toSorted());
});

/** The shipped data as the tests read it: paths below `resources/`, parsed JSON, every text in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { resourcePath } from '../../main/backend/resources.ts';
import { type LawIndex, LawIndexSchema } from '../../shared/law/library.ts';

/** Every JSON file below `resources/`, but for the schemas made from the code. */
export function jsonFiles(): string[] {
  return readdirSync(resourcePath(''), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(resourcePath('').length).replace(/^\//, ''))
    .filter((path) => !path.startsWith('schema/'))
    .toSorted();
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(resourcePath(path), 'utf8'));
}

/** Every text in a JSON value, with its place. */
export function textsIn(value: unknown, place = ''): [place: string, text: string][] {
  if (typeof value === 'string') return [[place, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [[`${place}.${key} (name)`, key] as [string, string]]),
    ...textsIn(inner, `${place}.${key}`),
  ]);
}

/** The law index, validated. */
export function lawIndex(): LawIndex {
  return LawIndexSchema.parse(readJson('laws/index.json'));
}

/** Rubric files of an office: .json by the schema, or .xlsx as the program writes it. Which one, the content says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { parseRubric, type Rubric, type RubricParse } from '../../shared/rubric/schema.ts';
import { readRubricTables } from '../../shared/rubric/table/read-tables.ts';
import { caps } from './documents/limits.ts';
import { readXlsx } from './documents/xlsx.ts';
import { resourcePath } from './resources.ts';

const LARGEST_RUBRIC_BYTES = 4 * 1_048_576;
const NOT_JSON: RubricParse = { ok: false, issues: [{ path: '', code: 'not-json', details: {} }] };

/** @throws AppError not-found too-large, and what an .xlsx can be refused for */
export function readRubricFile(path: string): RubricParse {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new AppError('not-found', undefined, { cause });
  }
  if (bytes.byteLength > LARGEST_RUBRIC_BYTES)
    throw new AppError('too-large', { bytes: bytes.byteLength, limit: LARGEST_RUBRIC_BYTES });
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readRubricTables(readXlsx(bytes, caps()));
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return NOT_JSON;
  }
  return parseRubric(json);
}

/** The rubrics that come with the program. */
export function shippedRubrics(): Rubric[] {
  const folder = resourcePath('rubrics');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const parsed = parseRubric(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!parsed.ok) throw new Error(`resources/rubrics/${name} does not parse`);
      return parsed.rubric;
    });
}

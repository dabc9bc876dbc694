/** The shipped rubrics, and small ones made for a test. */
import { readFileSync } from 'node:fs';
import { resourcePath } from '../../../main/backend/resources.ts';
import {
  type DeductRubric,
  type LevelRubric,
  parseRubric,
  type Rubric,
} from '../../../shared/rubric/schema.ts';
import type { Sheet } from '../../../shared/rubric/score.ts';

/** JSON of any shape, for a test to bend. */
export type Json = { [key: string]: Json } & Json[] & string & number & boolean & null;

export function rubricJson(id: 'cn-penalty-100' | 'cn-zhengfa-levels'): Json {
  return JSON.parse(readFileSync(resourcePath(`rubrics/${id}.json`), 'utf8')) as Json;
}

function parsed(json: unknown): Rubric {
  const result = parseRubric(json);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.rubric;
}

export function penaltyRubric(): DeductRubric {
  return parsed(rubricJson('cn-penalty-100')) as DeductRubric;
}

export function levelRubric(): LevelRubric {
  return parsed(rubricJson('cn-zhengfa-levels')) as LevelRubric;
}

export const EMPTY: Sheet = { facts: {}, deductions: [], levels: [], vetoes: [], assessed: [] };

/** One deduction, with a passage behind it. */
export function deduct(optionId: string, count = 1, evidenceCount = 1): Sheet['deductions'][number] {
  return { itemId: optionId.replace(/\.\d+$/, ''), optionId, count, evidenceCount };
}

export function level(
  itemId: string,
  given: 'flaw' | 'error' | 'grave',
  affectsOutcome = false,
): Sheet['levels'][number] {
  return { itemId, level: given, affectsOutcome, evidenceCount: 1 };
}

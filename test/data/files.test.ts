import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DemoAnswersSchema, DemoCaseSchema } from '../../main/backend/demo/schema.ts';
import { CapsSchema } from '../../main/backend/documents/limits.ts';
import { CheckCatalogSchema } from '../../shared/checks/catalog.ts';
import { RuleDataSchema } from '../../shared/checks/rule/rule-data.ts';
import { CalendarSchema } from '../../shared/deadline/calendar.ts';
import { TimeLimitsSchema } from '../../shared/deadline/limits.ts';
import {
  DocumentTypesSchema,
  LabelsSchema,
  PhrasesSchema,
  SurnamesSchema,
} from '../../shared/facts/vocabulary.ts';
import { TopicsSchema } from '../../shared/law/library.ts';
import { CitationWordsSchema } from '../../shared/law/words.ts';
import { DeclarationSchema } from '../../shared/recusal/declaration.ts';
import { parseRubric } from '../../shared/rubric/schema.ts';
import { jsonFiles, lawIndex, readJson, textsIn } from './resources.ts';

const KeyLawsSchema = z.strictObject({
  schema: z.literal('case-review/key-laws@1'),
  source: z.string(),
  laws: z.array(
    z.strictObject({ id: z.string().regex(/^[a-z-]+$/), title: z.string(), aliases: z.array(z.string()) }),
  ),
});

/** What rules each file; the first pattern that fits. */
const SCHEMAS: readonly (readonly [RegExp, (json: unknown) => string])[] = [
  [
    /^rubrics\//,
    (json) => {
      const result = parseRubric(json);
      return result.ok ? '' : JSON.stringify(result.issues);
    },
  ],
  [
    /^laws\/index\.json$/,
    () => {
      lawIndex();
      return '';
    },
  ],
  [/^laws\/key-laws\.json$/, (json) => faults(KeyLawsSchema, json)],
  [/^laws\/topics\//, (json) => faults(TopicsSchema, json)],
  [/^laws\/words\.json$/, (json) => faults(CitationWordsSchema, json)],
  [/^calendars\//, (json) => faults(CalendarSchema, json)],
  [/^limits\//, (json) => faults(TimeLimitsSchema, json)],
  [/^documents\/types\.json$/, (json) => faults(DocumentTypesSchema, json)],
  [/^documents\/labels\.json$/, (json) => faults(LabelsSchema, json)],
  [/^documents\/phrases\.json$/, (json) => faults(PhrasesSchema, json)],
  [/^documents\/surnames\.json$/, (json) => faults(SurnamesSchema, json)],
  [/^checks\/rule-data\.json$/, (json) => faults(RuleDataSchema, json)],
  [/^checks\//, (json) => faults(CheckCatalogSchema, json)],
  [/^caps\.json$/, (json) => faults(CapsSchema, json)],
  [/^recusal\//, (json) => faults(DeclarationSchema, json)],
  [/^demo\/[^/]+\/case\.json$/, (json) => faults(DemoCaseSchema, json)],
  [/^demo\/[^/]+\/answers\.json$/, (json) => faults(DemoAnswersSchema, json)],
];

function faults(schema: z.ZodType, json: unknown): string {
  return schema.safeParse(json).error?.message ?? '';
}

describe('every file of data', () => {
  it.each(jsonFiles())('%s fits its schema', (path) => {
    const check = SCHEMAS.find(([pattern]) => pattern.test(path))?.[1];
    expect(check, 'a schema for this file').toBeDefined();
    expect(check?.(readJson(path))).toBe('');
  });

  it.each(jsonFiles().filter((path) => !path.startsWith('demo/')))(
    '%s has no stray white space and no odd characters',
    (path) => {
      const stray = textsIn(readJson(path)).filter(
        ([, text]) => text !== text.trim() || /(?!\n)\p{Cc}|[\u200b\ufeff\ufffd]/u.test(text),
      );
      expect(stray).toEqual([]);
    },
  );

  it('says where it comes from', () => {
    const silent = jsonFiles().filter((path) => {
      if (/^(?:demo|laws\/topics)\//.test(path) || path === 'caps.json') return false;
      return ((readJson(path) as { source?: string }).source ?? '') === '';
    });
    expect(silent).toEqual([]);
  });
});

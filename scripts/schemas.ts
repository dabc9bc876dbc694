/**
 * Writes `resources/schema/*.json` from the zod schemas, for offices that write rubrics, limits or calendars of their
 * own. `node scripts/schemas.ts`; a test fails while the files are stale. What zod checks by code (sums, order of
 * grades, days that exist) no JSON Schema can say: the program says it on import.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { DemoCaseSchema } from '../main/backend/demo/schema.ts';
import { CalendarSchema } from '../shared/deadline/calendar.ts';
import { TimeLimitsSchema } from '../shared/deadline/limits.ts';
import { DocumentTypesSchema, PhrasesSchema } from '../shared/facts/vocabulary.ts';
import { CivilDateSchema } from '../shared/model/civil-date.ts';
import { DeclarationSchema } from '../shared/recusal/declaration.ts';
import { RubricSchema } from '../shared/rubric/schema.ts';

const SCHEMAS: Readonly<Record<string, readonly [schema: z.ZodType, title: string]>> = {
  rubric: [RubricSchema, '评查标准'],
  limits: [TimeLimitsSchema, '期限'],
  calendar: [CalendarSchema, '工作日历'],
  'document-types': [DocumentTypesSchema, '文书类型'],
  phrases: [PhrasesSchema, '事件用语'],
  declaration: [DeclarationSchema, '回避声明'],
  'demo-case': [DemoCaseSchema, '演示案卷'],
};

export const SCHEMA_FOLDER = fileURLToPath(new URL('../resources/schema/', import.meta.url));

/** File name to content, as it should stand in `resources/schema`. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, [schema, title]]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, {
        io: 'input',
        override: ({ zodSchema, jsonSchema }) => {
          if (zodSchema === CivilDateSchema) jsonSchema.format = 'date';
        },
      });
      const file = `${name}.schema.json`;
      return [file, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(SCHEMA_FOLDER, { recursive: true });
  for (const [file, content] of schemaFiles()) {
    writeFileSync(join(SCHEMA_FOLDER, file), content);
    console.log(`resources/schema/${file}`);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCHEMA_FOLDER, schemaFiles } from '../../scripts/schemas.ts';

const made = schemaFiles();

interface JsonSchema {
  readonly title?: string;
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: boolean;
}

describe('the JSON Schemas an office writes its data by', () => {
  it('are there, one for each kind of data, and none besides', () => {
    expect(readdirSync(SCHEMA_FOLDER).toSorted()).toEqual([...made.keys()].toSorted());
  });

  it.each([...made.keys()])(
    '%s is what the program itself checks by (else: node scripts/schemas.ts)',
    (file) => {
      expect(readFileSync(join(SCHEMA_FOLDER, file), 'utf8')).toBe(made.get(file));
    },
  );

  it.each([...made])('%s refuses what it does not know, at every level', (_, content) => {
    const schema = JSON.parse(content) as JsonSchema;
    expect(schema.title).toBeTruthy();
    for (const form of schema.anyOf ?? [schema])
      expect(form).toMatchObject({ type: 'object', additionalProperties: false });
  });
});

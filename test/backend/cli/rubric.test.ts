import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, runCli } from '../../makers/command-line.ts';
import { plainDocx } from '../../makers/docx.ts';
import { nodesOf, openOfficeFile } from '../../makers/office-file.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';

const FOLDER = fileURLToPath(new URL('../../../resources/rubrics/', import.meta.url));

let folder: string;

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(cleanUp);

describe('rubric', () => {
  it.each(['cn-penalty-100', 'cn-zhengfa-levels'])(
    'takes %s to a workbook of words and back without loss',
    async (id) => {
      const xlsx = join(folder, `${id}.xlsx`);
      const json = join(folder, `${id}.json`);
      expect((await runCli(['rubric', 'export', id, '--xlsx', xlsx])).status).toBe(0);
      const book = openOfficeFile(readFileSync(xlsx));
      for (const name of book.names.filter((each) => each.startsWith('xl/worksheets/sheet')))
        expect(nodesOf(book.part(name), 'f')).toEqual([]);
      expect((await runCli(['rubric', 'import', xlsx, '--out', json])).status).toBe(0);
      expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(
        JSON.parse(readFileSync(`${FOLDER}${id}.json`, 'utf8')),
      );
    },
  );

  it('says what is wrong with a file, and writes nothing', async () => {
    const rubric = JSON.parse(readFileSync(`${FOLDER}cn-penalty-100.json`, 'utf8')) as {
      scoring: { full: number };
    };
    rubric.scoring.full = 99;
    const file = join(folder, '坏标准.json');
    writeFileSync(file, JSON.stringify(rubric));
    const checked = await runCli(['rubric', 'check', file, '--json']);
    expect(checked.status).toBe(3);
    expect(jsonOf(checked)).toMatchObject({ ok: false, issues: [{ path: 'groups', code: 'max-sum' }] });
    const out = join(folder, 'out.json');
    const imported = await runCli(['rubric', 'import', file, '--out', out]);
    expect(imported.status).toBe(3);
    expect(imported.stderr).toContain('与总分 99 分不符');
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['a Word file', 'wrong-type'],
    ['no archive', 'not-json'],
  ])('refuses %s', async (what, code) => {
    const file = join(folder, `${code}.xlsx`);
    writeFileSync(file, what === 'a Word file' ? plainDocx('评查标准') : 'x');
    const { status, stdout } = await runCli(['rubric', 'check', file, '--json']);
    expect(status).toBe(3);
    expect(stdout).toContain(`"${code}"`);
  });

  it('knows its use', async () => {
    expect((await runCli(['rubric', 'check'])).status).toBe(1);
    expect((await runCli(['rubric', 'check', join(folder, '没有.json')])).status).toBe(3);
  });
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFiles } from '../../makers/case-folder.ts';
import { jsonOf, runCli } from '../../makers/command-line.ts';
import { plainDocx } from '../../makers/docx.ts';
import { png } from '../../makers/other-files.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';

const LOCAL = [
  '某某省测试管理条例',
  '（2021年5月28日某某省人民代表大会常务委员会第二十九次会议通过）',
  '第一条　为了测试，制定本条例。',
  '第二条　测试应当符合下列条件：',
  '（一）完整；',
  '（二）真实。',
  '第三条　本条例自2021年7月1日起施行。',
];
const AMENDED = [
  '某某省测试管理条例',
  '（2021年5月28日某某省人民代表大会常务委员会第二十九次会议通过　2024年3月1日某某省人民代表大会常务委员会第八次会议修正）',
  ...LOCAL.slice(2, 6),
  '第三条　测试费用自理。',
  '第四条　本条例自2021年7月1日起施行。',
];

let root: string;
const at = (name: string): string => join(root, name);

beforeAll(() => {
  root = temporaryFolder();
  process.env.CASE_REVIEW_DATA = at('data');
  writeFiles(root, {
    'local.docx': plainDocx(...LOCAL),
    'amended.txt': AMENDED.join('\n'),
    'letter.txt': '一封信\n你好',
    'picture.docx': png(),
  });
});
afterAll(() => {
  delete process.env.CASE_REVIEW_DATA;
  cleanUp();
});

interface View {
  readonly title: string;
  readonly status: string | null;
  readonly inForce: { readonly label: string } | null;
  readonly history: readonly {
    readonly label: string;
    readonly exists: boolean | null;
    readonly topic: string | null;
    readonly became: string | null;
    readonly text: string | null;
  }[];
}

const show = async (...args: readonly string[]): Promise<View> =>
  jsonOf<View>(await runCli(['statutes', 'show', ...args, '--json']));

describe('statutes show', () => {
  it.each([
    ['2021-07-14', '2017年修正', '32'],
    ['2021-07-15', '2021年修订', null],
  ])('on %s shows the version in force and where its article 27 went', async (day, label, became) => {
    const view = await show('行政处罚法', '--on', day, '--article', '27');
    expect(view).toMatchObject({ title: '中华人民共和国行政处罚法', status: 'in-force', inForce: { label } });
    expect(view.history).toMatchObject([{ label, exists: true, became }]);
  });

  it('without a day shows the article in every version', async () => {
    const { history } = await show('《行政处罚法》', '--article', '第八十条');
    expect(history.map(({ exists }) => exists)).toEqual([false, false, false, true]);
  });

  it('knows repeal and what is not yet in force', async () => {
    expect(await show('合同法', '--on', '2021-01-01')).toMatchObject({ status: 'repealed', inForce: null });
    expect(await show('民法典', '--on', '2020-12-31')).toMatchObject({ status: 'not-yet-in-force' });
  });

  it('a name of none or of several is answered with titles and exit status 3', async () => {
    const several = await runCli(['statutes', 'show', '行政处罚程序', '--json']);
    expect(several.status).toBe(3);
    expect(jsonOf<{ titles: string[] }>(several).titles.length).toBeGreaterThan(1);
    expect((await runCli(['statutes', 'show', '没有这部法'])).status).toBe(3);
  });

  it.each([
    [['statutes']],
    [['statutes', 'show']],
    [['statutes', 'show', '行政处罚法', '--on', '2021-02-30']],
    [['statutes', 'show', '行政处罚法', '--article', 'x']],
    [['statutes', 'import']],
  ])('%j is wrong usage', async (args) => {
    const run = await runCli(args);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).not.toContain('    at ');
  });
});

describe('statutes import', () => {
  it('puts an official text into the library: its words are shown, citations of it are judged', async () => {
    const run = await runCli(['statutes', 'import', at('local.docx'), '--json']);
    expect(run.status).toBe(0);
    expect(jsonOf<{ imported: unknown[]; skipped: unknown[] }>(run)).toMatchObject({
      imported: [{ title: '某某省测试管理条例', known: false, version: { from: '2021-07-01' }, articles: 3 }],
      skipped: [],
    });
    const view = await show('某某省测试管理条例', '--article', '2', '--on', '2022-01-01');
    expect(view.history[0]?.text).toBe('测试应当符合下列条件：\n（一）完整；\n（二）真实。');
    const cited = await runCli(
      ['cite', '--json', '--date', '2022-01-01'],
      '违反《某某省测试管理条例》第二条第一款第（二）项、第四条',
    );
    expect(jsonOf<{ status: string }[]>(cited).map(({ status }) => status)).toEqual([
      'in-force',
      'no-such-article',
    ]);
  });

  it('asks for the first day in force where the text does not name it, and chains the versions', async () => {
    const refused = await runCli(['statutes', 'import', at('amended.txt'), '--json']);
    expect(refused.status).toBe(3);
    expect(jsonOf<{ skipped: { code: string }[] }>(refused).skipped).toMatchObject([{ code: 'invalid' }]);
    const run = await runCli(['statutes', 'import', at('amended.txt'), '--in-force', '2024-05-01']);
    expect(run.status).toBe(0);
    const { history } = await show('某某省测试管理条例', '--article', '4');
    expect(history.map(({ label, exists }) => [label, exists])).toEqual([
      ['2021年制定', false],
      ['2024年修正', true],
    ]);
    expect(await show('某某省测试管理条例', '--on', '2024-04-30')).toMatchObject({
      inForce: { label: '2021年制定' },
    });
  });

  it('importing the same text again changes nothing but what it replaces', async () => {
    const run = await runCli(['statutes', 'import', at('local.docx'), '--json']);
    expect(jsonOf<{ imported: { replaced: boolean }[] }>(run).imported).toMatchObject([{ replaced: true }]);
    expect(readdirSync(at('data/statutes'))).toHaveLength(1);
  });

  it('lists what it could not read and does the rest', async () => {
    const run = await runCli([
      'statutes',
      'import',
      at('letter.txt'),
      at('local.docx'),
      at('picture.docx'),
      '--json',
    ]);
    expect(run.status).toBe(2);
    const { skipped } = jsonOf<{ skipped: { code: string }[] }>(run);
    expect(skipped.map(({ code }) => code)[0]).toBe('unsupported');
    expect(skipped).toHaveLength(2);
  });
});

describe('statutes check', () => {
  it('finds the shipped library sound', async () => {
    const run = await runCli(['statutes', 'check', '--json']);
    expect(run.status).toBe(0);
    expect(jsonOf<{ problems: unknown[] }>(run).problems).toEqual([]);
  });

  it('names an imported law that is damaged, and everything else still works', async () => {
    const [file = ''] = readdirSync(at('data/statutes'));
    const whole = readFileSync(at(`data/statutes/${file}`));
    writeFileSync(at(`data/statutes/${file}`), whole.subarray(0, 100));
    const run = await runCli(['statutes', 'check', '--json']);
    expect(run.status).toBe(2);
    expect(jsonOf<{ problems: unknown[] }>(run).problems).toEqual([
      { code: 'own-law-unreadable', where: file },
    ]);
    expect((await runCli(['statutes', 'show', '行政处罚法'])).status).toBe(0);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFiles, writePenaltyCase } from '../../makers/case-folder.ts';
import { jsonOf, type Run, runCli } from '../../makers/command-line.ts';
import { openOfficeFile } from '../../makers/office-file.ts';
import { gif } from '../../makers/other-files.ts';
import { encryptedPdf } from '../../makers/pdf.ts';
import { CLEAN, FAULTY } from '../../makers/penalty-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';

let root: string;

beforeAll(async () => {
  root = temporaryFolder();
  await writePenaltyCase(join(root, 'batch', '案卷1'));
  await writePenaltyCase(join(root, 'batch', '案卷2'), FAULTY);
  writeFiles(root, {
    'some-bad/1.txt': '立案审批表\n案由：无照经营',
    'some-bad/2.pdf': encryptedPdf(),
    'all-bad/1.pdf': gif(),
  });
});
afterAll(cleanUp);

const at = (...names: readonly string[]): string => join(root, ...names);

interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly message: string;
  readonly basis: readonly { law: string; article: number }[];
  readonly where: readonly { file: string; page: number; start: number; end: number; quote: string }[];
  readonly confidence: number;
  readonly data: object;
}

interface Checked {
  readonly schema: string;
  readonly cases: readonly {
    readonly path: string;
    readonly title: string;
    readonly documents: readonly object[];
    readonly facts: {
      readonly officers: readonly object[];
      readonly dates: object;
      readonly amounts: readonly object[];
    };
    readonly timeline: readonly object[];
    readonly limits: readonly object[];
    readonly citations: readonly object[];
    readonly findings: readonly Finding[];
  }[];
  readonly skipped: readonly { file: string; code: string; message: string }[];
}

describe('the command line', () => {
  it.each([
    [[], 1],
    [['--help'], 0],
    [['nonsense'], 1],
    [['check'], 1],
    [['check', '--help'], 0],
    [['check', '--colour', 'x'], 1],
    [['check', 'x', '--date', '2023-02-30'], 1],
    [['check', 'x', '--fail-on', 'everything'], 1],
    [['cite', '--date', 'yesterday'], 1],
    [['cite', 'a', 'b'], 1],
    [['extract'], 1],
    [['extract', 'a', 'b'], 1],
    [['demo', '--colour'], 1],
  ] as const)('given %j ends with %d', async (args, status) => {
    const run = await runCli(args);
    expect(run.status, run.stderr).toBe(status);
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at /);
    if (status === 1 && args.length > 0) expect(run.stdout).toBe('');
    else expect(run.stdout).toContain(args[0] === 'check' ? 'check PATH' : 'cite');
  });
});

describe('check', () => {
  let batch: Run;
  beforeAll(async () => {
    batch = await runCli(['check', at('batch'), '--json']);
  });

  it('reads a folder of folders as cases, prints one line of JSON and its progress beside it', () => {
    expect(batch.status, batch.stderr).toBe(0);
    const checked = jsonOf<Checked>(batch);
    expect(Object.keys(checked)).toEqual(['schema', 'cases', 'skipped']);
    expect(checked).toMatchObject({
      schema: 'case-review/check@1',
      skipped: [],
      cases: [{ title: '案卷1', path: at('batch', '案卷1') }, { title: '案卷2' }],
    });
    for (const name of ['1立案审批表.docx', '11送达回证.pdf']) expect(batch.stderr).toContain(name);
  });

  it('gives documents, facts, timeline, limits and citations in the form scripts rely on', () => {
    const [clean] = jsonOf<Checked>(batch).cases;
    expect(clean).toMatchObject({
      type: '行政处罚',
      facts: {
        caseNo: CLEAN.caseNo,
        cause: '未按规定明码标价',
        organ: CLEAN.organ,
        dates: { filed: '2023-03-06', notified: '2023-03-28', decided: '2023-04-10', served: '2023-04-12' },
      },
    });
    expect(clean?.documents).toContainEqual({
      file: '10行政处罚决定书.pdf',
      pages: [1, 1],
      kind: 'DECISION',
      title: '行政处罚决定书',
      date: '2023-04-10',
      textSource: 'native',
    });
    expect(clean?.facts.officers).toContainEqual({
      name: '丁望舒',
      certNo: '99040120011',
      roles: expect.arrayContaining(['handler']),
    });
    expect(clean?.facts.amounts).toContainEqual(
      expect.objectContaining({ value: 2000, where: expect.any(String) }),
    );
    expect(clean?.timeline).toContainEqual({
      event: 'decided',
      date: '2023-04-10',
      file: '10行政处罚决定书.pdf',
      page: 1,
      quote: '2023年4月10日',
      confirmed: false,
    });
    expect(clean?.limits).toContainEqual({
      id: expect.any(String),
      from: '2023-04-10',
      to: '2023-04-12',
      due: '2023-04-19',
      used: 2,
      allowed: 7,
      unit: 'working-day',
      verdict: 'within',
      basis: { law: '中华人民共和国行政处罚法', article: 61 },
      how: expect.any(String),
    });
    expect(clean?.citations).toContainEqual(
      expect.objectContaining({
        law: '中华人民共和国行政处罚法',
        article: 32,
        paragraph: 1,
        item: 1,
        status: 'in-force',
        file: '10行政处罚决定书.pdf',
        page: 1,
      }),
    );
    expect(clean?.findings).toEqual([]);
  });

  it('gives each finding with rule, severity, sentence, basis and passage', () => {
    const faulty = jsonOf<Checked>(batch).cases[1];
    expect(faulty?.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['E022', 'error'],
      ['E022', 'error'],
      ['E066', 'error'],
    ]);
    for (const finding of faulty?.findings ?? []) {
      expect(Object.keys(finding)).toEqual([
        'rule',
        'title',
        'severity',
        'message',
        'basis',
        'where',
        'confidence',
        'data',
      ]);
      expect(finding.message).not.toContain('{');
      expect(Object.keys(finding.where[0] ?? {})).toEqual(['file', 'page', 'start', 'end', 'quote']);
    }
  });

  it('lists what could not be read and ends with 2, or with 3 when nothing could', async () => {
    const some = await runCli(['check', at('some-bad'), '--json']);
    expect(some.status).toBe(2);
    expect(jsonOf<Checked>(some)).toMatchObject({
      cases: [{ title: 'some-bad' }],
      skipped: [{ file: '2.pdf', code: 'encrypted', message: expect.stringMatching(/[\u4e00-\u9fff]/) }],
    });
    const none = await runCli(['check', at('all-bad'), at('nowhere'), '--json', '--lang', 'en']);
    expect(none.status).toBe(3);
    expect(jsonOf<Checked>(none)).toMatchObject({
      cases: [],
      skipped: [
        { file: '1.pdf', code: 'unsupported' },
        { file: at('nowhere'), code: 'not-found', message: expect.stringMatching(/^[ -~]+$/) },
      ],
    });
  });

  it('ends with 4 when a finding is as bad as asked, and writes form and list where told', async () => {
    const out = join(temporaryFolder(), 'out');
    const errors = await runCli(['check', at('batch', '案卷2'), '--fail-on', 'error', '--out', out]);
    expect(errors.status).toBe(4);
    expect(errors.stdout).toContain('E066');
    expect(errors.stdout).toContain('案卷2');
    const [form, list] = readdirSync(out).toSorted();
    expect([form, list]).toEqual(['01-案卷2-案卷检查表.docx', '01-案卷2-问题清单.xlsx']);
    for (const name of [form, list])
      expect(openOfficeFile(readFileSync(join(out, name ?? ''))).names).toContain('[Content_Types].xml');
    const vetoes = await runCli(['check', at('batch', '案卷2'), '--fail-on', 'veto', '--lang', 'en']);
    expect(vetoes.status).toBe(0);
    expect(vetoes.stdout).toContain('E066');
  });
});

describe('demo', () => {
  it('does the main job from end to end and says what it wrote', async () => {
    const out = join(temporaryFolder(), 'demo');
    const run = await runCli(['demo', '--out', out]);
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toContain('导入 4 件案卷');
    expect(run.stdout).toMatch(/操作日志 \d+ 条，完整/);
    const written = readdirSync(out);
    expect(written).toHaveLength(5);
    for (const name of written) {
      expect(run.stdout).toContain(name);
      expect(openOfficeFile(readFileSync(join(out, name))).names).toContain('[Content_Types].xml');
    }
    expect(existsSync(join(out, '瑕疵案件错案清单.xlsx'))).toBe(true);
  }, 120_000);
});

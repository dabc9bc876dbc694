import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFiles } from '../../makers/case-folder.ts';
import { jsonOf, type Run, runCli } from '../../makers/command-line.ts';
import { plainDocx } from '../../makers/docx.ts';
import { encodings } from '../../makers/folder-contents.ts';
import { gif } from '../../makers/other-files.ts';
import { encryptedPdf, plainPdf } from '../../makers/pdf.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';

let root: string;

beforeAll(() => {
  root = temporaryFolder();
  writeFiles(root, {
    'all-bad/1.pdf': gif(),
    'paper.pdf': plainPdf('送达回证', '送达日期：2023年5月8日'),
    'paper.docx': plainDocx('行政处罚决定书', '当事人：某店'),
    'paper.txt': encodings('国标编码的说明').gb18030,
    'locked.pdf': encryptedPdf(),
    'opinion.txt':
      '依照《中华人民共和国行政处罚法》第二十七条第一款第（一）项的规定，应当从轻或者减轻行政处罚。',
  });
});
afterAll(cleanUp);

const at = (...names: readonly string[]): string => join(root, ...names);

describe('cite', () => {
  interface Citation {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly status: string;
  }
  const statusOf = (run: Run) => jsonOf<Citation[]>(run).map((citation) => citation.status);

  it('judges what a file or the input cites, at a date', async () => {
    const text = readFileSync(at('opinion.txt'), 'utf8');
    const run = await runCli(['cite', at('opinion.txt'), '--date', '2022-03-01', '--json']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const [citation, ...rest] = jsonOf<Citation[]>(run);
    expect(rest).toEqual([]);
    expect(citation).toEqual({
      start: 2,
      end: text.indexOf('的规定'),
      text: '《中华人民共和国行政处罚法》第二十七条第一款第（一）项',
      law: '中华人民共和国行政处罚法',
      lawSurface: '中华人民共和国行政处罚法',
      lawId: 'admin-penalty-law',
      article: 27,
      articleSub: null,
      paragraph: 1,
      item: 1,
      subItem: null,
      status: 'superseded',
      date: '2022-03-01',
      version: { label: '2021年修订', from: '2021-07-15', to: null },
      suggestion: { law: '中华人民共和国行政处罚法', article: 32, articleSub: null },
      confidence: expect.any(Number),
      reason: expect.stringMatching(/。$/),
    });
    expect(text.slice(citation?.start, citation?.end)).toBe(citation?.text);
    const days = await Promise.all(
      ['2021-07-14', '2021-07-15'].map((date) => runCli(['cite', '--date', date, '--json'], text)),
    );
    expect(days.map(statusOf)).toEqual([['in-force'], ['superseded']]);
    expect(statusOf(await runCli(['cite', '--json'], text))).toEqual(['undated']);
  });

  it('prints lines for people without --json, in English when asked', async () => {
    const run = await runCli(['cite', at('opinion.txt'), '--date', '2022-03-01', '--lang', 'en']);
    expect(run.status).toBe(0);
    expect(run.stdout.trim().split('\t').slice(0, 2)).toEqual([
      '《中华人民共和国行政处罚法》第二十七条第一款第（一）项',
      'superseded',
    ]);
  });

  it('finds nothing in what cites nothing, and says when there is nothing to read', async () => {
    expect(await runCli(['cite', '--json'], '合同第七条约定由乙方承担。')).toMatchObject({
      status: 0,
      stdout: '[]\n',
    });
    expect(await runCli(['cite', at('nowhere.txt'), '--json'])).toMatchObject({ status: 3, stdout: '' });
  });

  it('--jsonl answers line by line, in order, each at its own date', async () => {
    const text = readFileSync(at('opinion.txt'), 'utf8');
    const input = [
      { id: 'b', text, date: '2020-01-01' },
      { id: 2, text },
      { id: null, text: '没有引用' },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n');
    const run = await runCli(['cite', '--jsonl', '--date', '2022-03-01'], `${input}\n\n`);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const lines = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; citations: { status: string }[] });
    expect(lines.map(({ id, citations }) => [id, citations.map((citation) => citation.status)])).toEqual([
      ['b', ['in-force']],
      [2, ['superseded']],
      [null, []],
    ]);
  });

  it('--jsonl answers a bad line in its place and ends with 2, or 3 when all are bad', async () => {
    const mixed = await runCli(
      ['cite', '--jsonl'],
      '{"id":1,"text":"甲"}\nnot json\n{"id":3,"text":5}\nnull\n',
    );
    expect(mixed.status).toBe(2);
    const answers = mixed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; error?: { code: string } });
    expect(answers.map(({ id, error }) => [id, error?.code ?? null])).toEqual([
      [1, null],
      [null, 'invalid'],
      [3, 'invalid'],
      [null, 'invalid'],
    ]);
    expect((await runCli(['cite', '--jsonl'], 'not json\n')).status).toBe(3);
  });
});

describe('extract', () => {
  interface Extracted {
    readonly pages: readonly {
      readonly text: string;
      readonly lines?: readonly {
        readonly start: number;
        readonly end: number;
        readonly box: readonly number[];
      }[];
      readonly blocks?: readonly object[];
    }[];
  }

  it('gives a PDF’s pages with lines and boxes', async () => {
    const run = await runCli(['extract', at('paper.pdf'), '--json']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const extracted = jsonOf<Extracted>(run);
    expect(extracted).toMatchObject({
      schema: 'case-review/extract@1',
      file: at('paper.pdf'),
      format: 'pdf',
      warnings: [],
      pages: [{ page: 1, width: 595.3, height: 841.9, textSource: 'native' }],
    });
    const [page] = extracted.pages;
    expect(page?.lines?.map((line) => page.text.slice(line.start, line.end))).toEqual([
      '送达回证',
      '送达日期：2023年5月8日',
    ]);
    for (const line of page?.lines ?? []) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line.box;
      expect(0 < x0 && x0 < x1 && x1 < 595.3 && 0 < y0 && y0 < y1 && y1 < 841.9).toBe(true);
    }
  });

  it('gives a Word file’s and a text file’s pages with blocks', async () => {
    const word = await runCli(['extract', at('paper.docx'), '--json']);
    expect(jsonOf<Extracted>(word)).toMatchObject({
      format: 'docx',
      pages: [
        {
          page: 1,
          text: '行政处罚决定书\n当事人：某店',
          blocks: [
            { start: 0, end: 7, path: 'p0' },
            { start: 8, end: 14, path: 'p1' },
          ],
        },
      ],
    });
    const plain = await runCli(['extract', at('paper.txt')]);
    expect(plain).toMatchObject({ status: 0, stdout: '—— 1 ——\n国标编码的说明\n' });
  });

  it.each([
    ['locked.pdf', 'encrypted'],
    ['all-bad/1.pdf', 'unsupported'],
    ['nowhere.pdf', 'not-found'],
  ])('of %s ends with 3 and says %s', async (name, code) => {
    const run = await runCli(['extract', at(name), '--json']);
    expect(run).toMatchObject({ status: 3, stderr: '' });
    expect(jsonOf(run)).toEqual({
      schema: 'case-review/extract@1',
      file: at(name),
      pages: [],
      error: { code, message: expect.any(String) },
    });
  });
});

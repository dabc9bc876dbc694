import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, FINDING_LEVELS } from '../../../shared/rubric/condition.ts';
import { ConditionTextError, conditionText, readCondition } from '../../../shared/rubric/condition-text.ts';
import { parseRubric, type Rubric } from '../../../shared/rubric/schema.ts';
import { basisCell, listCell, readBasis, readList } from '../../../shared/rubric/table/cells.ts';
import { readRubricTables } from '../../../shared/rubric/table/read-tables.ts';
import { rubricTables } from '../../../shared/rubric/table/rubric-tables.ts';

const FOLDER = fileURLToPath(new URL('../../../resources/rubrics/', import.meta.url));

function shipped(name: string): Rubric {
  const parsed = parseRubric(JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8')));
  if (!parsed.ok) throw new Error(name);
  return parsed.rubric;
}

const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

type Sheets = Map<string, (readonly string[])[]>;

function sheetsOf(rubric: Rubric): Sheets {
  return new Map(rubricTables(rubric).map(({ sheet, header, rows }) => [sheet, [header, ...rows]]));
}

const name = fc.string({
  minLength: 1,
  maxLength: 8,
  unit: fc.oneof(
    fc.constantFrom('「', '」', '（', '；', '＝', ')', ' '),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
});

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constant<Condition>('always'),
    fc.constant<Condition>({ veto: true }),
    fc.record({ fact: name }),
    fc.record({ fact: name, is: fc.oneof(fc.boolean(), name) }),
    fc.record({ grade: fc.array(name, { minLength: 1, maxLength: 3 }) }),
    fc.record({
      count: fc.array(fc.constantFrom(...FINDING_LEVELS), { minLength: 1, maxLength: 4 }),
      atLeast: fc.integer({ min: 1, max: 999 }),
    }),
    fc.record({
      count: fc.constant(['error'] as const),
      atLeast: fc.integer({ min: 1, max: 9 }),
      affectsOutcome: fc.boolean(),
    }),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

describe('a condition in words', () => {
  it.each([
    ['始终', 'always'],
    ['「举行过听证」', { fact: '举行过听证' }],
    ['「适用程序」=「简易程序」', { fact: '适用程序', is: '简易程序' }],
    ['「罚款」=否', { fact: '罚款', is: false }],
    ['全部(「a」; 非(有否决项))', { all: [{ fact: 'a' }, { not: { veto: true } }] }],
    ['等次为(「不合格」)', { grade: ['不合格'] }],
    ['影响结果的问题数(错误; 严重错误)≥2', { count: ['error', 'grave'], atLeast: 2, affectsOutcome: true }],
  ] as const)('%s', (words, meant) => {
    expect(conditionText(meant as Condition)).toBe(words);
    expect(readCondition(words)).toEqual(meant);
  });

  it('may be typed with full-width signs', () => {
    expect(readCondition('任一（「a」；「b」＝是）')).toEqual({
      any: [{ fact: 'a' }, { fact: 'b', is: true }],
    });
  });

  it('is read back as it was written, whatever it is', () => {
    fc.assert(
      fc.property(condition, (given) => {
        expect(readCondition(conditionText(given))).toEqual(given);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '',
    '也许',
    '全部()',
    '非(始终',
    '「a',
    '问题数(错误)',
    '不影响结果的始终',
    `${'非('.repeat(100)}始终`,
  ])('is refused with the place: %s', (words) => {
    expect(() => readCondition(words)).toThrow(ConditionTextError);
  });
});

describe('a cell', () => {
  it('holds any list, and tells an empty one from none', () => {
    const entry = fc.oneof(
      fc.constant('\\（无）'),
      fc.constant('（无）'),
      fc.constant('a\\n（无）\nb'),
      name,
    );
    fc.assert(
      fc.property(fc.option(fc.array(entry, { maxLength: 4 }), { nil: undefined }), (list) => {
        expect(readList(listCell(list))).toEqual(list);
      }),
    );
  });

  it('holds laws with their articles', () => {
    const basis = [
      { law: '中华人民共和国行政处罚法', articles: [17, 18] },
      { law: '某省规定：试行', articles: [] },
    ];
    expect(readBasis(basisCell(basis))).toEqual(basis);
  });
});

describe('a rubric as tables', () => {
  it.each(NAMES)('%s comes back the same', (file) => {
    const rubric = shipped(file);
    expect(readRubricTables(sheetsOf(rubric))).toEqual({ ok: true, rubric });
  });

  it('says sheet and row of a condition nobody understands', () => {
    const sheets = sheetsOf(shipped('cn-penalty-100.json'));
    const rows = sheets.get('否决项') ?? [];
    sheets.set(
      '否决项',
      rows.map((row, index) => (index === 3 ? row.map((cell, at) => (at === 2 ? '有时' : cell)) : row)),
    );
    expect(readRubricTables(sheets)).toMatchObject({
      ok: false,
      issues: [{ path: '否决项!4', code: 'shape' }],
    });
  });

  it('says what is wrong when points do not add up', () => {
    const sheets = sheetsOf(shipped('cn-license-100.json'));
    const rows = sheets.get('评查项') ?? [];
    sheets.set(
      '评查项',
      rows.map((row, index) => (index === 1 ? row.map((cell, at) => (at === 10 ? '6' : cell)) : row)),
    );
    expect(readRubricTables(sheets)).toMatchObject({
      ok: false,
      issues: [{ code: 'max-sum', details: { sum: 101, full: 100 } }],
    });
  });

  it('refuses a workbook of something else', () => {
    expect(readRubricTables(new Map([['Sheet1', [['a']]]]))).toMatchObject({ ok: false });
  });
});

import { describe, expect, it } from 'vitest';
import {
  bookingsFor,
  factsFor,
  type ScoreResult,
  type Sheet,
  scoreSheet,
} from '../../../shared/rubric/score.ts';
import { deduct, EMPTY, penaltyRubric } from '../builders/rubrics.ts';

const rubric = penaltyRubric();

/** Everything happened in the case, so that all 33 items apply and the maxima add up to 100. */
const ALL = Object.fromEntries(
  rubric.facts.filter((fact) => fact.kind === 'yes-no').map((fact) => [fact.id, true]),
);

function score(sheet: Partial<Sheet>): ScoreResult {
  return scoreSheet(rubric, { ...EMPTY, ...sheet });
}

function item(result: ScoreResult, id: string): ScoreResult['items'][number] | undefined {
  return result.items.find(({ itemId }) => itemId === id);
}

describe('sheets worked out by hand', () => {
  it('nothing deducted: full score, whatever applies', () => {
    expect(score({})).toMatchObject({
      total: 10_000,
      maxSum: 7_900,
      keptSum: 7_900,
      grade: '优秀',
      proposal: 'pass',
      applicable: 27,
      assessed: 0,
    });
    expect(score({ facts: ALL })).toMatchObject({ total: 10_000, maxSum: 10_000, applicable: 33 });
  });

  it('four points off where 79 apply: 100 × 75 ÷ 79 = 94.94', () => {
    expect(score({ deductions: [deduct('C2.1')] })).toMatchObject({
      keptSum: 7_500,
      total: 9_494,
      grade: '优秀',
      proposal: 'flawed',
    });
  });

  it('the same four points where all 100 apply: 96', () => {
    expect(score({ facts: ALL, deductions: [deduct('C2.1')] })).toMatchObject({ total: 9_600 });
  });

  it('twice two points and three times half a point: 94.5', () => {
    const result = score({ facts: ALL, deductions: [deduct('E1.1', 2), deduct('E5.1', 3)] });
    expect(result.total).toBe(9_450);
    expect(item(result, 'E1')).toMatchObject({ deducted: 400, kept: 0, level: 'error' });
    expect(item(result, 'E5')).toMatchObject({ deducted: 150, kept: 50, level: 'flaw' });
  });

  it('an option without a counting word counts once, however often it is met', () => {
    expect(score({ facts: ALL, deductions: [deduct('A1.2', 5)] }).total).toBe(9_900);
  });

  it('an item loses no more than it has', () => {
    const result = score({ facts: ALL, deductions: [deduct('E5.1', 10), deduct('A1.1'), deduct('A1.2')] });
    expect(item(result, 'E5')).toMatchObject({ deducted: 500, kept: 0 });
    expect(item(result, 'A1')).toMatchObject({ deducted: 400, kept: 0 });
    expect(result.total).toBe(9_500);
  });

  it('the groups add up', () => {
    const result = score({ facts: ALL, deductions: [deduct('A1.2'), deduct('G2.2', 2)] });
    expect(result.groups.map(({ groupId, max, kept }) => [groupId, max, kept])).toEqual([
      ['A', 1_000, 900],
      ['B', 2_000, 2_000],
      ['C', 1_600, 1_600],
      ['D', 2_400, 2_400],
      ['E', 1_400, 1_400],
      ['F', 1_000, 1_000],
      ['G', 600, 500],
    ]);
  });

  it('an unknown item or option changes nothing', () => {
    expect(score({ deductions: [deduct('Z9.9'), { ...deduct('A1.1'), optionId: 'A1.9' }] }).total).toBe(
      10_000,
    );
  });
});

describe('grades', () => {
  /** Ten points. */
  const ten = [deduct('A1.1'), deduct('B1.1'), deduct('C1.1')];
  /** Ten more. */
  const twenty = [...ten, deduct('B2.1'), deduct('B3.1'), deduct('D4.1')];
  /** Twenty more. */
  const forty = [
    ...twenty,
    deduct('C2.1'),
    deduct('C3.1'),
    deduct('D1.1'),
    deduct('D5.1'),
    deduct('E3.1'),
    deduct('F1.1'),
    deduct('B4.1'),
  ];
  const half = deduct('G2.2');

  it.each([
    [ten, 9_000, '优秀'],
    [[...ten, half], 8_950, '良好'],
    [twenty, 8_000, '良好'],
    [[...twenty, half], 7_950, '合格'],
    [forty, 6_000, '合格'],
    [[...forty, half], 5_950, '不合格'],
  ] as const)('begin exactly at their border', (deductions, total, grade) => {
    expect(score({ facts: ALL, deductions })).toMatchObject({ total, grade });
  });
});

describe('what does not apply', () => {
  it('leaves the denominator, and its deductions count nothing', () => {
    const simple = score({ facts: { procedure: '简易程序' }, deductions: [deduct('D1.1'), deduct('B2.1')] });
    expect(simple).toMatchObject({ maxSum: 6_600, total: 10_000, applicable: 22 });
    expect(item(simple, 'D1')).toMatchObject({ applies: false, deducted: 0, level: 'none' });
  });

  it('is turned off by a profile even where its own condition holds', () => {
    const facts = { procedure: '简易程序', 'legal-review-required': true };
    expect(item(score({ facts }), 'D3')?.applies).toBe(false);
    expect(item(score({ facts: { 'legal-review-required': true } }), 'D3')?.applies).toBe(true);
  });

  it('any of several circumstances is enough', () => {
    for (const fact of ['preservation', 'sampling', 'appraisal']) {
      expect(item(score({ facts: { [fact]: true } }), 'B5')?.applies).toBe(true);
    }
    expect(item(score({}), 'B5')?.applies).toBe(false);
  });

  it('leaves no score where nothing applies', () => {
    const never = {
      ...rubric,
      groups: rubric.groups.map((group) => ({
        ...group,
        items: group.items.map((each) => ({ ...each, appliesIf: { not: 'always' as const } })),
      })),
    };
    expect(scoreSheet(never, EMPTY)).toMatchObject({ total: null, grade: null, applicable: 0, maxSum: 0 });
  });
});

describe('vetoes', () => {
  it('make the score nothing and the case wrong', () => {
    expect(score({ vetoes: [{ vetoId: 'V01', evidenceCount: 1 }] })).toMatchObject({
      vetoed: true,
      total: 0,
      grade: '不合格',
      proposal: 'wrong',
    });
  });

  it('count only where they apply', () => {
    const hearing = { vetoes: [{ vetoId: 'V08', evidenceCount: 1 }] };
    expect(score(hearing)).toMatchObject({ vetoed: false, total: 10_000, proposal: 'pass' });
    expect(score({ ...hearing, facts: { 'hearing-scope': true } })).toMatchObject({ vetoed: true, total: 0 });
    expect(score({ vetoes: [{ vetoId: 'V99', evidenceCount: 1 }] }).vetoed).toBe(false);
  });
});

describe('the determination proposed', () => {
  it.each([
    ['four flaws', [deduct('A1.2'), deduct('A4.1'), deduct('B4.1', 2)], 'pass'],
    [
      'five flaws, counted where they are counted',
      [deduct('A1.2'), deduct('A4.1'), deduct('B4.1', 3)],
      'flawed',
    ],
    ['one error', [deduct('E1.3')], 'flawed'],
    ['nothing', [], 'pass'],
  ] as const)('%s', (_, deductions, proposal) => {
    expect(score({ deductions }).proposal).toBe(proposal);
  });
});

describe('evidence and progress', () => {
  it('names the deductions and vetoes that point at no passage', () => {
    const result = score({
      deductions: [deduct('A1.1', 1, 0), deduct('A4.1')],
      vetoes: [{ vetoId: 'V01', evidenceCount: 0 }],
    });
    expect(result.evidenceMissing).toEqual(['A1', 'V01']);
    expect(item(result, 'A1')?.evidenceMissing).toBe(true);
  });

  it('asks none for a deduction that does not apply', () => {
    expect(score({ deductions: [deduct('B2.1', 1, 0)] }).evidenceMissing).toEqual([]);
  });

  it('counts an item as assessed by a deduction or by a tick, and once', () => {
    expect(score({ deductions: [deduct('A1.1')], assessed: ['A1', 'A2', 'B2'] }).assessed).toBe(2);
  });
});

describe('the plain formula', () => {
  const plain = { ...rubric, scoring: { ...rubric.scoring, formula: 'plain' as const } };

  it('takes the deductions off the full score', () => {
    expect(scoreSheet(plain, { ...EMPTY, deductions: [deduct('C2.1')] })).toMatchObject({
      total: 9_600,
      maxSum: 7_900,
    });
  });
});

describe('circumstances', () => {
  it('are what the sheet says, and else what the rubric begins with', () => {
    expect(factsFor(rubric, { fine: true })).toMatchObject({
      procedure: '普通程序',
      fine: true,
      interview: false,
    });
  });
});

describe('where a confirmed finding is booked', () => {
  it('goes from the most precise place to the veto', () => {
    expect(bookingsFor(rubric, 'E022').map(({ kind, id, itemId }) => [kind, id, itemId])).toEqual([
      ['option', 'C2.1', 'C2'],
      ['veto', 'V05', 'V05'],
    ]);
    expect(bookingsFor(rubric, 'E064').map(({ id }) => id)).toEqual(['D8.1']);
    expect(bookingsFor(rubric, 'E003').map(({ kind, id }) => [kind, id])).toEqual([
      ['item', 'A2'],
      ['veto', 'V02'],
    ]);
    expect(bookingsFor(rubric, 'E999')).toEqual([]);
  });
});

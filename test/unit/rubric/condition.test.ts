import { describe, expect, it } from 'vitest';
import {
  type Condition,
  type ConditionInput,
  ConditionSchema,
  factsOf,
  gradesOf,
  holds,
} from '../../../shared/rubric/condition.ts';
import { initialFacts } from '../../../shared/rubric/initial-facts.ts';
import { penaltyRubric } from '../builders/rubrics.ts';

const input: ConditionInput = {
  facts: { procedure: '普通程序', hearing: true, fine: false },
  vetoed: false,
  grade: '良好',
  levels: [
    { level: 'flaw', affectsOutcome: false, count: 3 },
    { level: 'error', affectsOutcome: true, count: 1 },
  ],
};

describe('when a condition holds', () => {
  it.each<[Condition, boolean]>([
    ['always', true],
    [{ fact: 'hearing' }, true],
    [{ fact: 'fine' }, false],
    [{ fact: 'unknown' }, false],
    [{ fact: 'unknown', is: false }, true],
    [{ fact: 'procedure', is: '普通程序' }, true],
    [{ fact: 'procedure', is: '简易程序' }, false],
    [{ fact: 'procedure' }, false],
    [{ not: { fact: 'fine' } }, true],
    [{ all: [{ fact: 'hearing' }, { fact: 'fine' }] }, false],
    [{ any: [{ fact: 'hearing' }, { fact: 'fine' }] }, true],
    [{ veto: true }, false],
    [{ grade: ['优秀', '良好'] }, true],
    [{ grade: ['不合格'] }, false],
    [{ count: ['flaw'], atLeast: 3 }, true],
    [{ count: ['flaw'], atLeast: 4 }, false],
    [{ count: ['flaw', 'error'], atLeast: 4 }, true],
    [{ count: ['error'], atLeast: 1, affectsOutcome: true }, true],
    [{ count: ['flaw'], atLeast: 1, affectsOutcome: true }, false],
    [{ count: ['grave'], atLeast: 1 }, false],
  ])('%j: %s', (condition, expected) => {
    expect(ConditionSchema.parse(condition)).toEqual(condition);
    expect(holds(condition, input)).toBe(expected);
  });

  it('no grade is none of any', () => {
    expect(holds({ grade: ['良好'] }, { ...input, grade: null })).toBe(false);
  });

  it('names the circumstances and grades it asks for, however deep', () => {
    const deep: Condition = {
      any: [
        { not: { all: [{ fact: 'a' }, { grade: ['甲'] }] } },
        { fact: 'b', is: 'x' },
        'always',
        { veto: true },
      ],
    };
    expect([factsOf(deep), gradesOf(deep)]).toEqual([['a', 'b'], ['甲']]);
  });
});

describe('what applies to a case, as far as its papers tell', () => {
  const facts = (...kinds: string[]) => initialFacts(penaltyRubric(), new Set(kinds));

  it.each([
    [['SITE_RECORD'], { 'site-inspection': true, interview: false }],
    [['INTERVIEW', 'PRESERVE'], { interview: true, preservation: true, 'site-inspection': false }],
    [['APPRAISAL_TELL'], { appraisal: true }],
    [['HEARING_TELL'], { 'hearing-scope': true, 'hearing-held': false }],
    [['HEARING_RECORD'], { 'hearing-scope': true, 'hearing-held': true }],
    [['SIMPLE_DECISION'], { procedure: '简易程序' }],
    [['NO_PENALTY'], { procedure: '不予行政处罚' }],
    [['DECISION'], { procedure: '普通程序' }],
    [[], { procedure: '普通程序', fine: false }],
  ])('%j: %j', (kinds, expected) => {
    expect(facts(...kinds)).toMatchObject(expected);
  });

  it('answers every circumstance the rubric asks for', () => {
    expect(Object.keys(facts()).toSorted()).toEqual(
      penaltyRubric()
        .facts.map(({ id }) => id)
        .toSorted(),
    );
  });
});

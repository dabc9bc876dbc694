import { describe, expect, it } from 'vitest';
import { parseRubric, type RubricIssue } from '../../../shared/rubric/schema.ts';
import { type Json, rubricJson } from '../builders/rubrics.ts';

/** The shipped penalty rubric with one thing changed. */
function bent(
  change: (rubric: Json) => void,
  id: Parameters<typeof rubricJson>[0] = 'cn-penalty-100',
): readonly RubricIssue[] {
  const rubric = rubricJson(id);
  change(rubric);
  const result = parseRubric(rubric);
  return result.ok ? [] : result.issues;
}

const item = (rubric: Json, group: number, index: number): Json =>
  rubric['groups']![group]!['items']![index]!;

describe('the shipped rubrics', () => {
  it.each(['cn-penalty-100', 'cn-zhengfa-levels'] as const)('%s has nothing wrong with it', (id) => {
    expect(bent(() => {}, id)).toEqual([]);
  });
});

describe('what is wrong with a rubric is said, with its place', () => {
  it.each<[string, (rubric: Json) => void, Partial<RubricIssue>]>([
    [
      'an item with the number of another',
      (rubric) => Object.assign(item(rubric, 0, 1), { id: 'A1' }),
      { path: 'groups.0.items.1.id', code: 'duplicate-id', details: { id: 'A1' } },
    ],
    [
      'a deduction with the number of another',
      (rubric) => Object.assign(item(rubric, 0, 0)['deductions']![1]!, { id: 'A1.1' }),
      { path: 'groups.0.items.0.deductions.1.id', code: 'duplicate-id', details: { id: 'A1.1' } },
    ],
    [
      'a veto with the number of an item',
      (rubric) => Object.assign(rubric['vetoes']![0]!, { id: 'A1' }),
      { path: 'groups.0.items.0.id', code: 'duplicate-id', details: { id: 'A1' } },
    ],
    [
      'an item that applies in a circumstance nobody defined',
      (rubric) => Object.assign(item(rubric, 1, 1), { appliesIf: { all: [{ not: { fact: 'weather' } }] } }),
      { path: 'groups.1.items.1.appliesIf', code: 'unknown-fact', details: { fact: 'weather' } },
    ],
    [
      'a veto that applies in a circumstance nobody defined',
      (rubric) =>
        Object.assign(rubric['vetoes']![2]!, { appliesIf: { any: [{ fact: 'weather' }, 'always'] } }),
      { path: 'vetoes.2.appliesIf', code: 'unknown-fact', details: { fact: 'weather' } },
    ],
    [
      'a profile for a circumstance nobody defined',
      (rubric) => Object.assign(rubric['profiles']![0]!, { when: { fact: 'weather' } }),
      { path: 'profiles.0.when', code: 'unknown-fact', details: { fact: 'weather' } },
    ],
    [
      'a profile that turns off an item there is not',
      (rubric) => Object.assign(rubric['profiles']![1]!['disable']!, { 2: 'Z9' }),
      { path: 'profiles.1.disable.2', code: 'unknown-item', details: { id: 'Z9' } },
    ],
    [
      'a deduction of more than the item has',
      (rubric) => Object.assign(item(rubric, 0, 0)['deductions']![1]!, { points: 3.5 }),
      {
        path: 'groups.0.items.0.deductions.1.points',
        code: 'deduction-above-max',
        details: { points: 3.5, max: 3 },
      },
    ],
    [
      'items that do not add up to the full score',
      (rubric) => Object.assign(item(rubric, 0, 2), { max: 2.5 }),
      { path: 'groups', code: 'max-sum', details: { sum: 100.5, full: 100 } },
    ],
    [
      'a grade that does not lie below the one before',
      (rubric) => Object.assign(rubric['scoring']!['grades']![1]!, { from: 90 }),
      { path: 'scoring.grades.1', code: 'grade-order', details: { name: '良好' } },
    ],
    [
      'a lowest grade that does not begin at nothing',
      (rubric) => Object.assign(rubric['scoring']!['grades']![3]!, { from: 10 }),
      { path: 'scoring.grades', code: 'grade-floor', details: {} },
    ],
    [
      'a veto that gives a grade there is not',
      (rubric) => Object.assign(rubric['scoring']!['veto']!, { grade: '差' }),
      { path: 'scoring.veto.grade', code: 'unknown-grade', details: { name: '差' } },
    ],
    [
      'a choice that begins with none of its choices',
      (rubric) => Object.assign(rubric['facts']![0]!, { initial: '特别程序' }),
      { path: 'facts.0.initial', code: 'choice-initial', details: { value: '特别程序' } },
    ],
    [
      'a paper that means none of the choices',
      (rubric) => Object.assign(rubric['facts']![0]!['byDocument']!, { DECISION: '特别程序' }),
      { path: 'facts.0.initial', code: 'choice-initial' },
    ],
  ])('%s', (_, change, issue) => {
    expect(bent(change)).toMatchObject([issue]);
  });

  it.each<[string, (rubric: Json) => void, string]>([
    ['no name', (rubric) => delete rubric['name'], 'name'],
    ['a name of blanks', (rubric) => Object.assign(rubric, { name: '  ' }), 'name'],
    [
      'points below nothing',
      (rubric) => Object.assign(item(rubric, 0, 0), { max: -1 }),
      'groups.0.items.0.max',
    ],
    [
      'points of three decimals',
      (rubric) => Object.assign(item(rubric, 0, 0), { max: 2.125 }),
      'groups.0.items.0.max',
    ],
    ['points in words', (rubric) => Object.assign(item(rubric, 0, 0), { max: '三' }), 'groups.0.items.0.max'],
    [
      'no deductions',
      (rubric) => Object.assign(item(rubric, 0, 0), { deductions: [] }),
      'groups.0.items.0.deductions',
    ],
    [
      'an article zero',
      (rubric) => Object.assign(item(rubric, 0, 0)['basis']![0]!, { articles: [0] }),
      'groups.0.items.0.basis.0.articles.0',
    ],
    [
      'a check code of another kind',
      (rubric) => Object.assign(item(rubric, 0, 0), { checks: ['X1'] }),
      'groups.0.items.0.checks.0',
    ],
    [
      'a day that does not exist',
      (rubric) => Object.assign(rubric, { effectiveFrom: '2021-02-30' }),
      'effectiveFrom',
    ],
    [
      'a formula there is not',
      (rubric) => Object.assign(rubric['scoring']!, { formula: 'average' }),
      'scoring.formula',
    ],
    [
      'a way of scoring there is not',
      (rubric) => Object.assign(rubric['scoring']!, { mode: 'stars' }),
      'scoring.mode',
    ],
    [
      'an empty “any”',
      (rubric) => Object.assign(item(rubric, 0, 0), { appliesIf: { any: [] } }),
      'groups.0.items.0.appliesIf.any',
    ],
    [
      'a field nobody knows',
      (rubric) => Object.assign(item(rubric, 0, 0), { weight: 2 }),
      'groups.0.items.0',
    ],
    [
      'a number with a blank in it',
      (rubric) => Object.assign(item(rubric, 0, 0), { id: 'A 1' }),
      'groups.0.items.0.id',
    ],
  ])('%s does not fit the form', (_, change, path) => {
    const issues = bent(change);
    expect(issues.map((issue) => [issue.code, issue.path])).toContainEqual(['shape', path]);
    expect(issues[0]?.details['message']).not.toBe('');
  });

  it.each([null, 1, 'x', [], {}, { scoring: null }, { scoring: { mode: 'levels' } }])(
    '%j is no rubric',
    (json) => {
      const result = parseRubric(json);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(new Set(result.issues.map(({ code }) => code))).toEqual(new Set(['shape']));
    },
  );

  it('says everything that is wrong at once', () => {
    const issues = bent((rubric) => {
      Object.assign(item(rubric, 0, 1), { id: 'A1' });
      Object.assign(rubric['scoring']!['veto']!, { grade: '差' });
    });
    expect(issues.map(({ code }) => code)).toEqual(['duplicate-id', 'unknown-grade']);
  });

  it('of a rubric of levels too', () => {
    const issues = bent((rubric) => {
      Object.assign(item(rubric, 0, 1), { id: 'P101' });
      Object.assign(item(rubric, 0, 2), { appliesIf: { fact: 'weather' } });
    }, 'cn-zhengfa-levels');
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['duplicate-id', 'groups.0.items.1.id'],
      ['unknown-fact', 'groups.0.items.2.appliesIf'],
    ]);
  });
});

describe('conditions in grades and determinations', () => {
  it.each<[string, (rubric: Json) => void, Partial<RubricIssue>]>([
    [
      'a grade that asks for an undefined circumstance',
      (rubric) => Object.assign(rubric['scoring']!['grades']![0]!, { when: { fact: 'weather' } }),
      { path: 'scoring.grades.0.when', code: 'unknown-fact', details: { fact: 'weather' } },
    ],
    [
      'a determination that asks for an undefined circumstance',
      (rubric) =>
        Object.assign(rubric['determination']!['rules']![0]!, { when: { any: [{ fact: 'weather' }] } }),
      { path: 'determination.rules.0.when', code: 'unknown-fact', details: { fact: 'weather' } },
    ],
    [
      'a determination that waits for a grade there is not',
      (rubric) => Object.assign(rubric['determination']!['rules']![1]!, { when: { not: { grade: ['差'] } } }),
      { path: 'determination.rules.1.when', code: 'unknown-grade', details: { name: '差' } },
    ],
  ])('%s is pointed out', (_, change, issue) => {
    expect(bent(change, 'cn-zhengfa-levels')).toMatchObject([issue]);
  });
});

import { describe, expect, it } from 'vitest';
import { bookingsFor, type Sheet, scoreSheet } from '../../../shared/rubric/score.ts';
import { EMPTY, level, levelRubric } from '../builders/rubrics.ts';

const rubric = levelRubric();
const score = (sheet: Partial<Sheet>) => scoreSheet(rubric, { ...EMPTY, ...sheet });
const flaws = ['P101', 'P102', 'P103', 'P104', 'P201'].map((id) => level(id, 'flaw'));

describe('findings become a grade, not a sum', () => {
  it.each<[string, Partial<Sheet>, string, string, number | null]>([
    ['nothing found', {}, '合格案件', 'pass', 10_000],
    ['nothing found, and exemplary', { facts: { exemplary: true } }, '优质案件', 'pass', 10_000],
    [
      'exemplary, but with a flaw',
      { facts: { exemplary: true }, levels: flaws.slice(0, 1) },
      '合格案件',
      'pass',
      9_900,
    ],
    ['four flaws', { levels: flaws.slice(0, 4) }, '合格案件', 'pass', 9_600],
    ['five flaws', { levels: flaws }, '瑕疵案件', 'flawed', 9_500],
    ['one error', { levels: [level('P101', 'error')] }, '瑕疵案件', 'flawed', 9_500],
    ['one error where items count double', { levels: [level('P402', 'error')] }, '瑕疵案件', 'flawed', 9_000],
    [
      'two errors that changed nothing',
      { levels: [level('P101', 'error'), level('P201', 'error')] },
      '瑕疵案件',
      'flawed',
      9_000,
    ],
    [
      'two errors, one of which changed the outcome',
      { levels: [level('P101', 'error', true), level('P201', 'error')] },
      '瑕疵案件',
      'flawed',
      9_000,
    ],
    [
      'two errors that changed the outcome',
      { levels: [level('P101', 'error', true), level('P201', 'error', true)] },
      '不合格案件',
      'wrong',
      9_000,
    ],
    ['one grave fault', { levels: [level('P101', 'grave')] }, '不合格案件', 'wrong', null],
    [
      'a decision reversed by fault',
      { facts: { 'reversed-with-fault': true } },
      '不合格案件',
      'wrong',
      10_000,
    ],
  ])('%s', (_, sheet, grade, proposal, total) => {
    expect(score(sheet)).toMatchObject({ grade, proposal, total });
  });

  it('the figure is never below nothing', () => {
    const all = rubric.groups.flatMap(({ items }) => items).map(({ id }) => level(id, 'error'));
    expect(score({ levels: all, facts: { 'case-type': '治安', 'petition-source': true } }).total).toBe(0);
  });

  it('there is no figure where the rubric has none', () => {
    expect(scoreSheet({ ...rubric, scoring: { ...rubric.scoring, index: null } }, EMPTY).total).toBeNull();
  });
});

describe('what does not apply', () => {
  it.each([
    ['P407', '刑事', false],
    ['P407', '治安', true],
    ['P407', '公安行政', true],
    ['P101', '民事', true],
  ])('%s in a case of %s: %s', (itemId, type, applies) => {
    expect(
      score({ facts: { 'case-type': type } }).items.find((each) => each.itemId === itemId)?.applies,
    ).toBe(applies);
  });

  it('counts nothing', () => {
    expect(score({ levels: [level('P407', 'grave')] })).toMatchObject({
      grade: '合格案件',
      total: 10_000,
      applicable: 29,
    });
    expect(score({ levels: [level('P407', 'grave')], facts: { 'case-type': '治安' } })).toMatchObject({
      grade: '不合格案件',
      applicable: 30,
    });
  });
});

describe('evidence and bookings', () => {
  it('a level without a passage is named', () => {
    expect(score({ levels: [{ ...level('P101', 'flaw'), evidenceCount: 0 }] }).evidenceMissing).toEqual([
      'P101',
    ]);
  });

  it('a finding is booked on the item that names its check', () => {
    expect(bookingsFor(rubric, 'E022')).toEqual([{ kind: 'item', id: 'P302', itemId: 'P302' }]);
  });
});

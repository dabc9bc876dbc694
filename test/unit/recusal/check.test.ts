import { describe, expect, it } from 'vitest';
import type { Person } from '../../../shared/facts/case-facts.ts';
import type { FactAnchor } from '../../../shared/facts/view.ts';
import {
  type CaseActors,
  isSameUnit,
  matchReviewer,
  type ReviewerProfile,
} from '../../../shared/recusal/check.ts';

const anchor = (page: number): FactAnchor => ({
  documentId: 'd',
  file: '一.pdf',
  page,
  start: 0,
  end: 3,
  quote: '赵一明',
});

function person(name: string, ...certNos: (string | null)[]): Person {
  return {
    name,
    certNo: certNos.find((certNo) => certNo !== null) ?? null,
    roles: ['handler'],
    mentions: certNos.map((certNo, index) => ({ name, role: 'handler', certNo, anchor: anchor(index + 1) })),
  };
}

const reviewer: ReviewerProfile = {
  name: '赵一明',
  unit: '云浦县市场监督管理局',
  formerUnits: ['云浦县交通运输局'],
  certNos: ['33-0782 01017'],
  idNo: '110101199001011234',
};
const NOBODY: CaseActors = { people: [], parties: [], units: [] };

function rules(actors: Partial<CaseActors>, changes: Partial<ReviewerProfile> = {}): string[] {
  return matchReviewer({ ...NOBODY, ...actors }, { ...reviewer, ...changes }).map(
    ({ rule, strength, matched }) => `${rule} ${strength} ${matched}`,
  );
}

describe('R1: the same certificate bars', () => {
  it.each([
    ['33078201017', true],
    ['33-0782-01017', true],
    ['３３０７８２０１０１７', true],
    [' 33 0782 01017 ', true],
    ['执法证33078201017', true],
    ['33078201018', false],
    ['0782', false],
  ])('%s: %s', (certNo, bars) => {
    expect(rules({ people: [person('钱二', certNo)] })).toEqual(bars ? ['R1 barred certNo'] : []);
  });

  it('in any of a person’s places, and it counts for more than the name', () => {
    expect(rules({ people: [person('赵一明', null, '99000000', '33078201017')] })).toEqual([
      'R1 barred certNo',
    ]);
  });

  it('with any of the reviewer’s certificates', () => {
    expect(rules({ people: [person('钱二', 'X99-123456')] }, { certNos: ['11111111', 'x99123456'] })).toEqual(
      ['R1 barred certNo'],
    );
  });

  it('but a number too short to tell people apart does not', () => {
    expect(rules({ people: [person('钱二', '017')] }, { certNos: ['017', ''] })).toEqual([]);
  });
});

describe('R1: the same identity number bars', () => {
  const party = (idNo: string | null): CaseActors['parties'][number] => ({
    name: '李大有',
    idNo,
    anchor: anchor(1),
  });

  it.each([
    ['110101199001011234', ['R1 barred idNo']],
    ['110101 1990 0101 1234', ['R1 barred idNo']],
    ['110101199001011235', []],
    [null, []],
  ])('%s: %j', (idNo, expected) => {
    expect(rules({ parties: [party(idNo)] })).toEqual(expected);
  });

  it('whatever the case of its last letter', () => {
    expect(rules({ parties: [party('11010119900101123x')] }, { idNo: '11010119900101123X' })).toEqual([
      'R1 barred idNo',
    ]);
  });

  it('never where the reviewer gave none', () => {
    expect(rules({ parties: [party(''), party('123')] }, { idNo: '' })).toEqual([]);
    expect(rules({ parties: [party('123')] }, { idNo: '123' })).toEqual([]);
  });

  it('is not shown in full', () => {
    const [match] = matchReviewer({ ...NOBODY, parties: [party('110101199001011234')] }, reviewer);
    expect(match?.value).toBe('110101…1234');
  });
});

describe('R2 and R3: the same unit waits for another’s decision', () => {
  const unit = (name: string): CaseActors['units'][number] => ({ name, anchor: null });

  it.each([
    [['云浦县市场监督管理局'], ['R2 decision unit']],
    [['海东省云浦县市场监督管理局'], ['R2 decision unit']],
    [['市场监督管理局'], ['R2 decision unit']],
    [['云 浦 县 市场监督管理局'], ['R2 decision unit']],
    [['云浦县交通运输局'], ['R3 decision unit']],
    [['珞川县市场监督管理局'], []],
    [
      ['云浦县市场监督管理局', '云浦县交通运输局'],
      ['R2 decision unit', 'R3 decision unit'],
    ],
    [['云浦县市场监督管理局', '云浦县市场监督管理局'], ['R2 decision unit']],
  ])('%j: %j', (names, expected) => {
    expect(rules({ units: names.map(unit) })).toEqual(expected);
  });

  it('a former unit that is the present one counts as the present', () => {
    expect(
      rules({ units: [unit('云浦县市场监督管理局')] }, { formerUnits: ['云浦县市场监督管理局'] }),
    ).toEqual(['R2 decision unit']);
  });
});

describe('two names of one unit', () => {
  it.each([
    ['云浦县公安局', '海东市云浦县公安局', true],
    ['公安局', '云浦县公安局', false],
    ['云浦县公安局', '云浦县公安局城关派出所', false],
    ['大云浦县公安局', '云浦县公安局', false],
    ['（云浦县）公安局', '(云浦县)公安局', true],
    ['', '云浦县公安局', false],
    ['', '', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isSameUnit(a, b)).toBe(expected);
    expect(isSameUnit(b, a)).toBe(expected);
  });
});

describe('NAME: the same name and nothing else is asked, not guessed', () => {
  it.each([
    ['赵一明', ['NAME ask name']],
    ['赵 一 明', ['NAME ask name']],
    ['赵一', []],
    ['赵一明明', []],
  ])('%s: %j', (name, expected) => {
    expect(rules({ people: [person(name, null)] })).toEqual(expected);
  });

  it('also where the other person has a certificate of another number', () => {
    expect(rules({ people: [person('赵一明', '99000000')] })).toEqual(['NAME ask name']);
  });

  it('shows where the name stands, six places at most', () => {
    const [match] = matchReviewer(
      { ...NOBODY, people: [person('赵一明', null, null, null, null, null, null, null, null)] },
      reviewer,
    );
    expect(match?.where.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(match?.roles).toEqual(['handler']);
  });
});

describe('no hit', () => {
  it('is found among strangers', () => {
    expect(
      rules({
        people: [person('钱二', '99000001'), person('孙三', null)],
        parties: [{ name: '李大有', idNo: '110101199001010000', anchor: anchor(1) }],
        units: [{ name: '珞川县生态环境局', anchor: null }],
      }),
    ).toEqual([]);
    expect(matchReviewer(NOBODY, reviewer)).toEqual([]);
  });
});

describe('the id of a hit', () => {
  it('is the same for the same case, so that an answer stays with it', () => {
    const actors = {
      ...NOBODY,
      people: [person('赵一明', null), person('钱二', '33078201017')],
      units: [{ name: '云浦县市场监督管理局', anchor: null }],
    };
    const ids = matchReviewer(actors, reviewer).map(({ id }) => id);
    expect(ids).toEqual(['NAME:赵一明', 'R1:钱二:33078201017', 'R2:云浦县市场监督管理局']);
    expect(
      matchReviewer({ ...actors, people: actors.people.toReversed() }, reviewer)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });
});

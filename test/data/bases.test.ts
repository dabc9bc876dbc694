import { describe, expect, it } from 'vitest';
import { checkData } from '../../main/backend/checks.ts';
import type { Rubric } from '../../shared/rubric/schema.ts';
import { levelRubric, penaltyRubric } from '../unit/builders/rubrics.ts';

const { library, catalog, limits, vocabulary } = checkData();
const types = new Set(vocabulary.types.map(({ code }) => code));

/** Bases that are no statute of the library, and why. */
const NOT_STATUTES: Readonly<Record<string, string>> = {
  '地方/部门文书制作规范': 'each office has its own rules for making papers',
  '机关档案/文书归档规范': 'each office has its own rules for filing papers',
};

type Place = Rubric['vetoes'][number] | Rubric['groups'][number]['items'][number];

function places(rubric: Rubric): Place[] {
  return [...rubric.vetoes, ...rubric.groups.flatMap((group): readonly Place[] => group.items)];
}

function exists(law: string, article: number): boolean {
  const id = library.lexicon.find(law)?.id;
  const versions = id === undefined ? [] : (library.articles(id)?.versions ?? []);
  return versions.some(({ articles }) => articles.has(String(article)));
}

describe.each([penaltyRubric(), levelRubric()])('the rubric $id', (rubric) => {
  it('rests on laws of the library, by their full titles', () => {
    const unknown = places(rubric)
      .flatMap(({ basis }) => basis.map(({ law }) => law))
      .filter((law) => !(law in NOT_STATUTES) && library.lexicon.find(law)?.title !== law);
    expect(unknown).toEqual([]);
  });

  it('rests on articles that exist', () => {
    const missing = places(rubric).flatMap(({ id, basis }) =>
      basis.flatMap(({ law, articles }) =>
        articles.filter((article) => !exists(law, article)).map((article) => `${id} ${law} ${article}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names checks of the catalogue', () => {
    const codes = places(rubric).flatMap((place) => [
      ...(place.checks ?? []),
      ...('deductions' in place ? place.deductions.flatMap(({ checks }) => checks ?? []) : []),
    ]);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(() => catalog.entry(code), code).not.toThrow();
  });

  it('books a check of a deduction on its item too, so that none is lost', () => {
    const lost = rubric.groups
      .flatMap((group): readonly Place[] => group.items)
      .flatMap((item) =>
        'deductions' in item
          ? item.deductions
              .flatMap(({ id, checks }) => (checks ?? []).map((code) => ({ id, code })))
              .filter(({ id }) => !id.startsWith(item.id))
          : [],
      );
    expect(lost).toEqual([]);
  });

  it('names document types that exist', () => {
    const named = [
      ...places(rubric).flatMap((place) => ('documents' in place ? (place.documents ?? []) : [])),
      ...rubric.facts.flatMap((fact) =>
        fact.kind === 'choice' ? Object.keys(fact.byDocument ?? {}) : (fact.documents ?? []),
      ),
    ];
    expect(named.filter((code) => code !== '*' && !types.has(code))).toEqual([]);
  });
});

describe('every base that is no statute', () => {
  it('is still used', () => {
    const used = new Set(
      [penaltyRubric(), levelRubric()].flatMap(places).flatMap(({ basis }) => basis.map(({ law }) => law)),
    );
    expect(Object.keys(NOT_STATUTES).filter((law) => !used.has(law))).toEqual([]);
  });
});

describe('time limits', () => {
  // What nobody could read cannot be compared: no finding above a hint rests on it.
  const read = limits.filter(({ status }) => status !== 'unverified');

  it.each(read)('$id rests on an article that exists in the version of its days', ({ basis, inForce }) => {
    const id = library.lexicon.find(basis.law)?.id ?? '';
    expect(library.law(id)?.title).toBe(basis.law);
    const versions = library.articles(id)?.versions ?? [];
    const version =
      versions.findLast(({ from }) => from !== null && inForce.from !== null && from <= inForce.from) ??
      versions.at(-1);
    expect(basis.articles.filter((article) => !version?.articles.has(String(article)))).toEqual([]);
  });

  it.each(limits)(
    '$id reports under a check of the catalogue and gives way to laws of the library',
    ({ rule, specialLaws }) => {
      if (rule !== null) expect(catalog.entry(rule).code).toBe(rule);
      for (const law of specialLaws) expect(library.lexicon.find(law)?.title).toBe(law);
    },
  );

  it('have ids of their own', () => {
    expect(new Set(limits.map(({ id }) => id)).size).toBe(limits.length);
  });

  it('one after the other, never two of a kind on one day', () => {
    for (const limit of limits) {
      const rivals = limits.filter(
        (other) =>
          other !== limit &&
          limit.rule !== null &&
          other.rule === limit.rule &&
          other.organs === limit.organs &&
          other.from === limit.from &&
          other.to === limit.to,
      );
      for (const rival of rivals) {
        const apart =
          (limit.inForce.to !== null &&
            rival.inForce.from !== null &&
            limit.inForce.to < rival.inForce.from) ||
          (rival.inForce.to !== null && limit.inForce.from !== null && rival.inForce.to < limit.inForce.from);
        expect(apart, `${limit.id} ${rival.id}`).toBe(true);
      }
    }
  });
});

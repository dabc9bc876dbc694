import { describe, expect, it } from 'vitest';
import { lawLibrary } from '../../main/backend/laws/library.ts';
import { normaliseTitle } from '../../shared/law/lexicon.ts';
import { LawIndexSchema } from '../../shared/law/library.ts';
import { lawIndex, readJson } from './resources.ts';

const { laws } = lawIndex();
const library = lawLibrary();
const ids = new Set(laws.map(({ id }) => id));

/** Two versions of one day: the catalogue's own dates clash. */
const SAME_DAY = ['law-19afee149e', 'law-b41a63f1af'];

describe('the index of laws', () => {
  it('gives every law an id of its own', () => {
    expect(ids.size).toBe(laws.length);
  });

  it('says of every version, yes or no, whether it was verified', () => {
    expect(LawIndexSchema.safeParse(readJson('laws/index.json')).success).toBe(true);
  });

  it('orders the versions of a law by their days', () => {
    const out = laws.filter(({ versions }) => {
      const days = versions.flatMap(({ from }) => (from === null ? [] : [from]));
      return days.some((from, index) => index > 0 && from <= (days[index - 1] ?? ''));
    });
    expect(out.map(({ id }) => id)).toEqual(SAME_DAY);
  });

  it('lets no version overlap the next, and none end before it begins', () => {
    const out = laws.flatMap(({ id, versions }) =>
      versions.flatMap(({ label, from, to }, index) => {
        const next = versions.slice(index + 1).find((later) => later.from !== null)?.from;
        const overlaps = to !== null && next != null && to > next;
        const empty = from !== null && to !== null && to <= from;
        return overlaps || empty ? [`${id} ${label}`] : [];
      }),
    );
    expect(out.map((entry) => entry.split(' ')[0])).toEqual(SAME_DAY);
  });

  it('leaves a version open only at the end, or where the next one’s day is not known', () => {
    const out = laws.flatMap(({ id, versions }) =>
      versions.flatMap(({ label, from, to }, index) => {
        const next = versions[index + 1];
        return from !== null && to === null && next !== undefined && next.from !== null
          ? [`${id} ${label}`]
          : [];
      }),
    );
    expect(out).toEqual([]);
  });

  it('lets nothing be in force before it was made', () => {
    const out = laws.flatMap(({ id, versions }) =>
      versions.flatMap(({ promulgated, from, label }) =>
        promulgated !== null && from !== null && promulgated > from ? [`${id} ${label}`] : [],
      ),
    );
    expect(out).toEqual([]);
  });

  it('ends a repealed law on the day of its repeal, and names a successor it knows', () => {
    const out = laws.filter(({ repealed, versions }) => {
      if (repealed === null) return false;
      const last = versions.findLast(({ from }) => from !== null);
      const unknown = repealed.successor !== null && !ids.has(repealed.successor);
      return unknown || (last?.to != null && last.to !== repealed.on);
    });
    expect(out.map(({ id }) => id)).toEqual([]);
  });

  it('`like` names a version whose articles are at hand', () => {
    const out = laws.flatMap(({ id, versions }) => {
      const known = new Set(library.articles(id)?.versions.map(({ from }) => from));
      return versions.flatMap(({ like, label }) =>
        like !== null && !known.has(like) ? [`${id} ${label}`] : [],
      );
    });
    expect(out).toEqual([]);
  });
});

/** Full titles of a trial edition mean the later law: the lexicon leaves （试行） out of every name. */
const TRIAL = /[（(]试行[）)]$/;

/** Short names that several laws share: a citation by one of them is not resolved, which is no error. */
const AMBIGUOUS = [
  '行诉法解释',
  '民法典司法解释',
  '婚姻法司法解释',
  '保险法司法解释',
  '合同法司法解释',
  '民事诉讼法司法解释',
  '行政诉讼法司法解释',
  '涉外民事关系法律适用法司法解释',
];

describe('names of laws', () => {
  it('every title and alias leads to its law, or is known to be ambiguous', () => {
    const out = laws.flatMap(({ id, title, aliases }) =>
      [title, ...aliases]
        .filter((name) => library.lexicon.find(name)?.id !== id && !TRIAL.test(name))
        .map((name) => normaliseTitle(name, library.words)),
    );
    expect([...new Set(out)].toSorted()).toEqual(AMBIGUOUS.toSorted());
  });

  it('an ambiguous name means none of its laws', () => {
    for (const name of AMBIGUOUS) {
      expect(library.lexicon.find(name)).toBeNull();
      expect(
        laws.filter(({ aliases }) => aliases.some((alias) => normaliseTitle(alias, library.words) === name))
          .length,
      ).toBeGreaterThan(1);
    }
  });

  it('the laws of @law tags have the ids they are known by', () => {
    const { laws: key } = readJson('laws/key-laws.json') as {
      laws: { id: string; title: string; aliases: string[] }[];
    };
    const missing = key.filter(({ id, title }) => library.law(id)?.title !== title);
    expect(missing).toEqual([]);
  });
});

describe('the laws reviews turn on', () => {
  it.each([
    ['admin-penalty-law', ['2018-01-01', '2021-07-15'], [64, 86]],
    ['admin-coercion-law', ['2012-01-01'], [71]],
    ['admin-licence-law', ['2004-07-01', '2019-04-23'], [83, 83]],
    ['admin-reconsideration-law', ['2018-01-01', '2024-01-01'], [43, 90]],
    ['admin-litigation-law', ['2017-07-01'], [103]],
    ['security-penalty-law', ['2013-01-01', '2026-01-01'], [119, 144]],
  ])('%s has all its articles in the versions of %j', (id, days, counts) => {
    const articles = library.articles(id);
    for (const [index, from] of days.entries()) {
      const version = articles?.versions.find((candidate) => candidate.from === from);
      const numbers = [...(version?.articles.keys() ?? [])].filter((key) => !key.includes('-')).map(Number);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: counts[index] ?? 0 }, (_, n) => n + 1),
      );
      expect(library.law(id)?.versions.find((candidate) => candidate.from === from)).toMatchObject({
        verified: true,
        articles: counts[index],
      });
    }
  });
});

describe('laws folded into a code', () => {
  const replacedBy = (code: string): string[] =>
    laws.filter(({ repealed }) => repealed?.successor === code).map(({ title }) => title);

  it('the nine civil laws gave way to the Civil Code on its first day', () => {
    const nine = [
      '合同法',
      '物权法',
      '民法总则',
      '民法通则',
      '担保法',
      '侵权责任法',
      '婚姻法',
      '继承法',
      '收养法',
    ];
    for (const name of nine) {
      const law = laws.find(({ title }) => title === `中华人民共和国${name}`);
      expect(law?.repealed).toMatchObject({ on: '2021-01-01', successor: 'civil-code' });
    }
  });

  it('ten environmental laws give way to the ecological and environmental code on its first day', () => {
    const ten = replacedBy('ecological-environment-code').filter((title) => title.endsWith('法'));
    expect(ten).toHaveLength(10);
    for (const title of ten) expect(laws.find((law) => law.title === title)?.repealed?.on).toBe('2026-08-15');
  });
});

import { describe, expect, it } from 'vitest';
import { lawLibrary } from '../../../main/backend/laws/library.ts';
import { articlesOf, versionLabel, versionOn } from '../../../shared/law/in-force.ts';
import type { Law, LawVersion } from '../../../shared/law/library.ts';
import { day } from '../builders/calendar.ts';

function version(
  label: string,
  from: string | null,
  to: string | null,
  kind: LawVersion['kind'] = 'amended',
): LawVersion {
  return {
    label,
    kind,
    promulgated: null,
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
    articles: 10,
    verified: true,
    like: null,
  };
}

function law(versions: readonly LawVersion[], repealed: string | null = null): Law {
  return {
    id: 'test-law',
    title: '测试法',
    aliases: [],
    level: '法律',
    issuer: null,
    repealed: repealed === null ? null : { on: day(repealed), by: null, successor: null },
    versions: [...versions],
  };
}

const two = law([
  version('旧', '2018-01-01', '2021-07-15', 'enacted'),
  version('新', '2021-07-15', null, 'revised'),
]);

function onDay(subject: Law, date: string): string {
  const found = versionOn(subject, day(date));
  return found.kind === 'in-force' ? found.version.label : found.kind;
}

describe('which version applied on a day', () => {
  it.each([
    ['2017-12-31', 'not-yet'],
    ['2018-01-01', '旧'],
    ['2021-07-14', '旧'],
    ['2021-07-15', '新'],
    ['2030-01-01', '新'],
  ])('on %s: %s', (date, expected) => {
    expect(onDay(two, date)).toBe(expected);
  });

  it('none from the day of the repeal, and the last before it', () => {
    const repealed = law(two.versions, '2026-08-15');
    expect(onDay(repealed, '2026-08-14')).toBe('新');
    expect(onDay(repealed, '2026-08-15')).toBe('repealed');
  });

  it('says that versions are missing where the first known was not the first there was', () => {
    expect(onDay(law([version('二', '2018-01-01', null)]), '2010-01-01')).toBe('before-first');
    expect(onDay(law([version('某', null, null, 'enacted')]), '2010-01-01')).toBe('before-first');
    expect(onDay(law([]), '2010-01-01')).toBe('before-first');
  });

  it('passes over versions whose day is not known', () => {
    expect(
      onDay(
        law([
          version('一', '2000-01-01', null, 'enacted'),
          version('某', null, null),
          version('三', '2010-01-01', null),
        ]),
        '2011-01-01',
      ),
    ).toBe('三');
  });

  it('prints the version with its days', () => {
    expect(versionLabel(two.versions[0]!)).toEqual({ label: '旧', from: '2018-01-01', to: '2021-07-15' });
  });
});

describe('the articles that stand for a version', () => {
  it('are those of the neighbour with the same numbering, or none', () => {
    const library = lawLibrary();
    const penalty = library.law('admin-penalty-law');
    const articles = library.articles('admin-penalty-law');
    const [of1996] = penalty?.versions ?? [];
    expect(articlesOf(articles, of1996!)?.from).toBe('2018-01-01');
    expect(articlesOf(articles, version('x', '2018-01-01', null))).toBeNull();
    expect(articlesOf(null, of1996!)).toBeNull();
  });
});

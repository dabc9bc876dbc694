import { describe, expect, it } from 'vitest';
import { lawLibrary } from '../../../main/backend/laws/library.ts';
import { findCitations } from '../../../shared/law/cite.ts';
import { Lexicon } from '../../../shared/law/lexicon.ts';
import type { Law, LawLibrary, LawVersion } from '../../../shared/law/library.ts';
import { judgeCitations } from '../../../shared/law/verdict.ts';
import { day } from '../builders/calendar.ts';
import { judge } from '../builders/law.ts';

function verdicts(text: string, date: string | null): string[] {
  return judge(text, date).map(({ status, reason }) => `${status}: ${reason}`);
}

describe('an article that is in no version', () => {
  it.each([
    ['《中华人民共和国行政处罚法》第八十七条', 'no-such-article: beyond-last-article'],
    ['《中华人民共和国行政处罚法》第九百条之二', 'no-such-article: beyond-last-article'],
    ['《中华人民共和国行政处罚法》第三十二条之一', 'no-such-article: beyond-last-article'],
    ['《中华人民共和国行政诉讼法》第一百四十六条第一款', 'no-such-article: beyond-last-article'],
    ['《中华人民共和国行政处罚法》第三十二条第九款', 'no-such-article: beyond-paragraphs'],
    ['《中华人民共和国行政处罚法》第三十二条第（九）项', 'no-such-article: beyond-paragraphs'],
    ['《中华人民共和国行政处罚法》第五十七条第一款第（九）项', 'no-such-article: beyond-paragraphs'],
    ['《中华人民共和国行政处罚法》第五十七条第二款第（一）项', 'no-such-article: beyond-paragraphs'],
    ['《中华人民共和国行政处罚法》第八十六条', 'in-force: number-in-force'],
    ['《中华人民共和国行政处罚法》第三十二条第（五）项', 'in-force: number-in-force'],
    ['《中华人民共和国行政处罚法》第五十七条第二款', 'in-force: number-in-force'],
  ])('%s: %s', (reference, verdict) => {
    expect(verdicts(`依照${reference}的规定处理。`, '2023-05-06')).toEqual([verdict]);
  });
});

describe('an earlier law may be meant, and a person must decide', () => {
  it.each([
    [
      '从旧兼从轻 in the same sentence',
      '根据从旧兼从轻原则，依照《行政处罚法》第二十七条第一款第（一）项的规定从轻处罚。',
      'old-law-may-apply: number-only-earlier',
    ],
    [
      '… also where the content shows it',
      '违法行为发生时的法律即《行政处罚法》第四十二条，当事人有要求举行听证的权利。',
      'old-law-may-apply: content-is-earlier',
    ],
    [
      'the former version is named',
      '依照修订前的《行政处罚法》第二十七条的规定。',
      'old-law-may-apply: earlier-version-named',
    ],
    [
      '原 before the title',
      '依照原《行政处罚法》第二十七条第一款第（一）项的规定。',
      'old-law-may-apply: earlier-version-named',
    ],
    [
      'the year of the former version is named',
      '依照2017年修正的《行政处罚法》第二十九条的规定。',
      'old-law-may-apply: earlier-version-named',
    ],
    [
      '… behind the title',
      '依照《行政处罚法》（2017年修正）第二十九条的规定。',
      'old-law-may-apply: earlier-version-named',
    ],
    [
      'an earlier paper is quoted, with its day',
      '本局曾发出《责令改正通知书》（云市监责改〔2021〕12号，2021年3月18日），依照《行政处罚法》第二十三条的规定责令改正违法行为。',
      'old-law-may-apply: quotes-earlier-paper',
    ],
    [
      '… or with its number',
      '原《行政处罚决定书》（云市监罚〔2020〕7号）依照《行政处罚法》第五十一条第（一）项加处罚款。',
      'old-law-may-apply: quotes-earlier-paper',
    ],
  ])('%s', (_, text, verdict) => {
    expect(verdicts(text, '2023-05-06')).toEqual([verdict]);
  });

  it.each([
    [
      '从旧兼从轻 in another sentence',
      '本案不适用从旧兼从轻原则。依照《行政处罚法》第二十七条第一款第（一）项的规定从轻处罚。',
      'superseded: number-only-earlier',
    ],
    [
      'the version of the day is named',
      '依照《行政处罚法》（2021年修订）第三十二条第（一）项的规定。',
      'in-force: number-in-force',
    ],
    [
      'a history that ends with the version of the day',
      '依照《行政处罚法》（1996年3月17日通过，2021年1月22日修订）第三十二条的规定，从轻处罚。',
      'in-force: number-in-force',
    ],
    [
      'a later paper is quoted',
      '《责令改正通知书》（云市监责改〔2023〕1号，2023年3月18日）依照《行政处罚法》第二十三条的规定责令改正违法行为。',
      'superseded: content-is-earlier',
    ],
    [
      'the version of the day is named and the number is the old one',
      '依照《行政处罚法》（2021年修订）第二十七条第一款第（一）项的规定。',
      'superseded: number-only-earlier',
    ],
  ])('but not: %s', (_, text, verdict) => {
    expect(verdicts(text, '2023-05-06')).toEqual([verdict]);
  });
});

describe('a version that was not yet in force on the day', () => {
  it.each([
    [
      'promulgated, but not yet in force',
      '依照《行政处罚法》（2021年修订）第三十二条的规定，从轻处罚。',
      '2021-03-01',
    ],
    ['named before the title', '依照2021年修订的《行政处罚法》第三十二条的规定，从轻处罚。', '2021-07-14'],
    ['named years before', '依照《行政处罚法》（2021年修订）第三条的规定。', '2019-05-01'],
  ])('%s', (_, text, date) => {
    expect(verdicts(text, date)).toEqual(['not-yet-in-force: later-version-named']);
  });

  it('says which article it was on the day', () => {
    const [citation] = judge('依照《行政处罚法》（2021年修订）第三十二条的规定，从轻处罚。', '2021-03-01');
    expect(citation).toMatchObject({
      suggestion: { article: 27 },
      citedVersion: { label: '2021年修订' },
      version: { label: '2017年修正' },
    });
  });

  it('is another matter than a law that did not exist yet', () => {
    expect(verdicts('依照《中华人民共和国行政处罚法》第三条的规定。', '1995-05-01')).toEqual([
      'not-yet-in-force: law-not-yet',
    ]);
  });
});

describe('a repealed law', () => {
  it('is repealed from the day its successor took over', () => {
    expect(verdicts('依照《中华人民共和国合同法》第五十二条的规定，合同无效。', '2021-01-01')).toEqual([
      'repealed: law-repealed',
    ]);
  });

  it('may still apply to old facts, where the text says so', () => {
    const text = '依照时间效力的规定，民法典施行前的法律事实适用《中华人民共和国合同法》第五十二条。';
    expect(verdicts(text, '2021-05-01')).toEqual(['old-law-may-apply: law-repealed-old-facts']);
  });
});

describe('a hole in the library accuses nobody', () => {
  const words = lawLibrary().words;
  const version = (from: string, to: string | null): LawVersion => ({
    label: from.slice(0, 4),
    kind: 'enacted',
    promulgated: null,
    from: day(from),
    to: to === null ? null : day(to),
    articles: 80,
    verified: true,
    like: day(from),
  });
  const law: Law = {
    id: 'test-law',
    title: '中华人民共和国测试法',
    aliases: ['测试法'],
    level: '法律',
    issuer: null,
    repealed: null,
    versions: [version('2000-01-01', null)],
  };
  const print = new Uint16Array();
  const articles = new Map(['1', '2', '4', '4-1'].map((key) => [key, { items: [0], print }] as const));
  const library: LawLibrary = {
    words,
    lexicon: new Lexicon([law], words),
    law: () => law,
    articles: () => ({
      id: law.id,
      versions: [{ from: day('2000-01-01'), articles, weights: () => new Map() }],
      correspondences: [],
    }),
    topic: () => null,
  };

  it.each([
    ['第四条', 'in-force: number-in-force'],
    ['第三条', 'in-force: number-in-force-unchecked'],
    ['第六十六条', 'in-force: number-in-force-unchecked'],
    ['第八十条第九款', 'in-force: number-in-force-unchecked'],
    ['第八十一条', 'no-such-article: beyond-last-article'],
    ['第四条之二', 'no-such-article: beyond-last-article'],
    ['第四条第二款', 'no-such-article: beyond-paragraphs'],
  ])('of eighty articles three are at hand: %s is %s', (place, verdict) => {
    const text = `依照《测试法》${place}的规定处理。`;
    const judged = judgeCitations(
      text,
      findCitations(text, library.lexicon, words),
      day('2020-01-01'),
      library,
    );
    expect(judged.map(({ status, reason }) => `${status}: ${reason}`)).toEqual([verdict]);
  });
});

describe('doubt is kept apart from error', () => {
  it('an unknown law is not judged', () => {
    expect(verdicts('依照《海东市扬尘管理办法》第三条的规定。', '2023-05-01')).toEqual([
      'unknown-law: law-unknown',
    ]);
    expect(verdicts('依照《海东市扬尘管理办法》第三条的规定。', null)).toEqual(['unknown-law: law-unknown']);
  });

  it('an undated paper is not judged', () => {
    expect(verdicts('依照《行政处罚法》第八十七条的规定。', null)).toEqual(['undated: no-date']);
  });

  it('a version whose text the library lacks is not compared', () => {
    const [citation] = judge(
      '依照《中华人民共和国行政诉讼法》第三十九条的规定，三个月内提起诉讼。',
      '2014-05-01',
    );
    expect(citation).toMatchObject({
      status: 'in-force',
      reason: 'number-in-force-unchecked',
      confidence: 0.5,
    });
  });

  it('a number that stands in both versions and says nothing is taken as right', () => {
    expect(verdicts('《行政处罚法》第二十七条', '2023-05-06')).toEqual(['in-force: number-in-force']);
  });

  it('is doubted only when everything around it is plainly the earlier version: a hint, never more', () => {
    const text = '依照《行政处罚法》第二十七条、第三十八条第一款第（一）项、第五十一条第（一）项，决定如下。';
    const [doubted] = judge(text, '2023-05-06');
    expect(doubted).toMatchObject({
      status: 'superseded',
      reason: 'companions-are-earlier',
      suggestion: { article: 32 },
    });
    expect(doubted?.confidence).toBeLessThan(0.6);
    const mixed =
      '依照《行政处罚法》第二十七条、第三十八条第一款第（一）项、第七十二条、第五十一条第（一）项，决定如下。';
    expect(judge(mixed, '2023-05-06')[0]?.status).toBe('in-force');
  });

  it('words that belong to another citation of the sentence prove nothing', () => {
    const text =
      '依照《行政处罚法》第六十三条的规定告知当事人有要求听证的权利，依照《行政处罚法》第四十二条的规定由两名执法人员实施。';
    expect(judge(text, '2023-05-06').map(({ status }) => status)).toEqual(['in-force', 'in-force']);
  });

  it('confidence lies between none and certain', () => {
    for (const date of ['2019-01-01', '2021-07-15', '2023-05-06', null]) {
      for (const { confidence } of judge(
        '《行政处罚法》第二十七条、第三十二条第（一）项、第九十条，《行政复议法》第九条。',
        date,
      )) {
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { checkData } from '../../../main/backend/checks.ts';
import {
  articleInWords,
  citationFindings,
  type PlacedCitation,
  placeCitations,
} from '../../../shared/checks/citation-findings.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { day } from '../builders/calendar.ts';
import { caseDocument, flowPage, printedPage } from '../builders/pages.ts';

const { library, catalog } = checkData();

function place(date: string | null, ...lines: string[]): PlacedCitation[] {
  return placeCitations(
    caseDocument('DECISION', [flowPage(lines)]),
    date === null ? null : day(date),
    library,
  );
}

function findings(date: string | null, ...lines: string[]): Finding[] {
  return citationFindings(place(date, ...lines), 'd1', library, catalog);
}

const OLD = '依照《行政处罚法》第五十一条第（一）项的规定，每日按罚款数额的百分之三加处罚款。';

describe('findings from citations', () => {
  it.each([
    ['2023-05-06', OLD, 'E022', 'error'],
    ['2023-05-06', '依照《行政处罚法》第九十条的规定。', 'E024', 'error'],
    ['2021-01-01', '依照《中华人民共和国合同法》第五十二条的规定。', 'E020', 'veto'],
    ['2020-12-31', '依照《中华人民共和国民法典》第一百八十八条的规定。', 'E021', 'veto'],
    ['2023-05-06', '依照修订前的《行政处罚法》第二十七条的规定。', 'E023', 'hint'],
  ])('%s: %s gives %s', (date, text, rule, severity) => {
    const found = findings(date, text);
    expect(found.map((finding) => finding.rule)).toEqual([rule]);
    expect(catalog.entry(rule).severity).toBe(severity);
    expect(found[0]?.severity).toBe(severity);
  });

  it.each([
    ['2023-05-06', '依照《行政处罚法》第三十二条第（一）项的规定，从轻处罚。'],
    ['2023-05-06', '依照《海东市扬尘管理办法》第三条的规定。'],
    ['2023-05-06', '依照《购销合同》第三条的约定。'],
    [null, '依照《行政处罚法》第九十条的规定。'],
    ['2021-07-14', OLD],
  ])('%s: %s gives none', (date, text) => {
    expect(findings(date, text)).toEqual([]);
  });

  it('one mistake made twice is one finding, shown in both places', () => {
    const found = findings('2023-05-06', OLD, '处罚如上。', OLD);
    expect(found).toHaveLength(1);
    expect(found[0]?.where.map(({ quote }) => quote)).toEqual([
      '《行政处罚法》第五十一条第（一）项',
      '《行政处罚法》第五十一条第（一）项',
    ]);
    expect(new Set(found[0]?.where.map(({ start }) => start)).size).toBe(2);
  });

  it('two mistakes are two findings', () => {
    const found = findings('2023-05-06', OLD, '依照《行政处罚法》第三十八条第一款第（一）项作出决定。');
    expect(new Set(found.map(({ key }) => key)).size).toBe(2);
  });

  it('show the passage at its place on the page, over line breaks', () => {
    const page = printedPage(['依照《行政处罚法》第五十一', '条第（一）项的规定，加处罚款。'], 7);
    const placed = placeCitations(caseDocument('DECISION', [page]), day('2023-05-06'), library);
    const [finding] = citationFindings(placed, 'd1', library, catalog);
    expect(finding?.where[0]).toMatchObject({
      page: 7,
      start: 2,
      quote: '《行政处罚法》第五十一\n条第（一）项',
    });
  });

  it('say how they came about', () => {
    const [finding] = findings('2023-05-06', OLD);
    expect(finding).toMatchObject({
      message: {
        key: 'citation.superseded.number-only-earlier',
        params: {
          article: '第五十一条第（一）项',
          date: '2023-05-06',
          suggestion: '《中华人民共和国行政处罚法》第七十二条',
        },
      },
      basis: [
        { law: '中华人民共和国行政处罚法', lawId: 'admin-penalty-law', article: 72, version: '2021年修订' },
      ],
      data: {
        kind: 'citation',
        status: 'superseded',
        inForceVersion: '2021年修订',
        citedVersion: '2017年修正',
        suggestion: { article: '第七十二条' },
      },
    });
  });

  it('are the same for the same input', () => {
    expect(findings('2023-05-06', OLD)).toEqual(findings('2023-05-06', OLD));
  });
});

describe('earlier law cited with its reason is no finding', () => {
  it.each([
    [
      'an earlier paper is retold',
      '《责令改正通知书》（2021年3月18日）依照《行政处罚法》第二十三条的规定责令改正。',
    ],
    [
      'the rule on old and new law is named',
      '依照修订前的《行政处罚法》第二十九条处理，并已比较新旧规定，适用从旧兼从轻。',
    ],
    [
      'the law of the day is cited beside it',
      '2017年修正的《行政处罚法》第二十九条只有二年一档，现行《行政处罚法》第三十六条另有五年一档。',
    ],
  ])('%s', (_, text) => {
    expect(place('2023-05-06', text).some(({ status }) => status === 'old-law-may-apply')).toBe(true);
    expect(findings('2023-05-06', text)).toEqual([]);
  });

  it('without any reason it stays a question', () => {
    expect(findings('2023-05-06', '依照2017年修正的《行政处罚法》第二十九条处理。')).toMatchObject([
      { rule: 'E023', severity: 'hint' },
    ]);
  });

  it('a reason for one law is none for a plain mistake', () => {
    expect(
      findings('2023-05-06', `${OLD}现行《行政处罚法》第三十六条另有规定。`).map(({ rule }) => rule),
    ).toEqual(['E022']);
  });
});

describe('weak evidence is a hint, whatever the catalogue says', () => {
  const weak = '依照《行政处罚法》第二十七条、第三十八条第一款第（一）项、第五十一条第（一）项，决定如下。';

  it('below a confidence of 0.6', () => {
    const found = findings('2023-05-06', weak);
    const doubted = found.find(({ message }) => message.params['article'] === '第二十七条');
    expect(doubted).toMatchObject({ rule: 'E022', severity: 'hint' });
    expect(found.filter((finding) => finding !== doubted).map(({ severity }) => severity)).toEqual([
      'error',
      'error',
    ]);
  });

  it('in an instant: just below and at the border', () => {
    const [citation] = place('2023-05-06', OLD);
    const at = (confidence: number): string | undefined =>
      citationFindings([{ ...citation!, confidence }], 'd1', library, catalog)[0]?.severity;
    expect([at(0.59), at(0.6)]).toEqual(['hint', 'error']);
  });

  it('but the surest of several places decides', () => {
    const [citation] = place('2023-05-06', OLD);
    const found = citationFindings(
      [
        { ...citation!, confidence: 0.3 },
        { ...citation!, confidence: 0.9 },
      ],
      'd1',
      library,
      catalog,
    );
    expect(found).toMatchObject([{ severity: 'error', confidence: 0.9 }]);
  });
});

describe('an article in words', () => {
  it.each([
    [{ article: 27, articleSub: null, paragraph: 1, item: 2 }, '第二十七条第一款第（二）项'],
    [{ article: 133, articleSub: 1 }, '第一百三十三条之一'],
    [{ article: 51, articleSub: null, paragraph: null, item: 1 }, '第五十一条第（一）项'],
    [{ article: 1165, articleSub: null, paragraph: 12, item: null }, '第一千一百六十五条第十二款'],
  ])('%j is %s', (reference, words) => {
    expect(articleInWords(reference)).toBe(words);
  });
});

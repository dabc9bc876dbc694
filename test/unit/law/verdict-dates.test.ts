import { describe, expect, it } from 'vitest';
import { judge } from '../builders/law.ts';

/** Before and after a law changed: the same sentence, judged the day before and on the day itself. */
type Row = readonly [reference: string, purpose: string, before: string, after: string];

function judged(law: string, days: readonly [string, string], rows: readonly Row[]): void {
  const [eve, day] = days;
  const say = (reference: string, purpose: string, date: string): string => {
    const [citation] = judge(`依照《中华人民共和国${law}》${reference}的规定，${purpose}。`, date);
    const right = citation?.suggestion ? ` → ${citation.suggestion.article}` : '';
    return `${citation?.status}${right}`;
  };
  it.each(rows)(`${reference(law)} %s（%s）is ${eve} %s, ${day} %s`, (place, purpose, before, after) => {
    expect(say(place, purpose, eve)).toBe(before);
    expect(say(place, purpose, day)).toBe(after);
  });
}

function reference(law: string): string {
  return law.replace('中华人民共和国', '');
}

describe('the Administrative Penalty Law of 2021, in force from 15 July', () => {
  judged(
    '行政处罚法',
    ['2021-07-14', '2021-07-15'],
    [
      ['第二十七条第一款第（一）项', '从轻处罚', 'in-force', 'superseded → 32'],
      ['第三十二条第（一）项', '从轻处罚', 'not-yet-in-force → 27', 'in-force'],
      [
        '第三十二条',
        '当事人主动消除或者减轻违法行为危害后果，从轻或者减轻处罚',
        'not-yet-in-force → 27',
        'in-force',
      ],
      ['第五十一条第（一）项', '每日按罚款数额的百分之三加处罚款', 'in-force', 'superseded → 72'],
      ['第七十二条第一款第（一）项', '每日按罚款数额的百分之三加处罚款', 'not-yet-in-force → 51', 'in-force'],
      ['第三十七条第二款', '对证据先行登记保存', 'in-force', 'superseded → 56'],
      ['第五十六条', '对证据先行登记保存，在七日内及时作出处理决定', 'not-yet-in-force → 37', 'in-force'],
      ['第四十二条', '当事人有要求举行听证的权利', 'in-force', 'superseded → 64'],
      ['第二十三条', '责令当事人改正违法行为', 'in-force', 'superseded → 28'],
      ['第二十八条第一款', '责令当事人改正或者限期改正违法行为', 'not-yet-in-force → 23', 'in-force'],
      ['第三十八条第一款第（一）项', '作出行政处罚决定', 'in-force', 'superseded → 57'],
      ['第五十七条第一款第（一）项', '作出行政处罚决定', 'not-yet-in-force → 38', 'in-force'],
      ['第二十九条', '违法行为在二年内未被发现的，不再给予行政处罚', 'in-force', 'superseded → 36'],
      ['第三十六条', '违法行为在二年内未被发现的，不再给予行政处罚', 'not-yet-in-force → 29', 'in-force'],
      ['第八十五条', '计算期限', 'not-yet-in-force', 'in-force'],
    ],
  );
});

describe('the Administrative Reconsideration Law of 2023, in force from 1 January 2024', () => {
  judged(
    '行政复议法',
    ['2023-12-31', '2024-01-01'],
    [
      ['第九条第一款', '可以自收到本决定书之日起六十日内申请行政复议', 'in-force', 'superseded → 20'],
      ['第二十条第一款', '可以自收到本决定书之日起六十日内申请行政复议', 'not-yet-in-force → 9', 'in-force'],
      ['第十二条第一款', '可以向本级人民政府或者上一级主管部门申请行政复议', 'in-force', 'superseded → 27'],
      ['第二十八条第一款第（三）项', '决定撤销该具体行政行为', 'in-force', 'superseded → 64'],
      ['第六十四条第一款', '决定撤销该行政行为', 'not-yet-in-force → 28', 'in-force'],
      ['第九十条', '施行', 'not-yet-in-force → 43', 'in-force'],
    ],
  );
});

describe('the Public Security Penalty Law of 2025, in force from 1 January 2026', () => {
  judged(
    '治安管理处罚法',
    ['2025-12-31', '2026-01-01'],
    [
      ['第四十三条第一款', '殴打他人的，处以行政拘留十日', 'in-force', 'superseded → 51'],
      ['第五十一条第一款', '殴打他人的，处以行政拘留十日', 'not-yet-in-force → 43', 'in-force'],
      [
        '第七十条',
        '以营利为目的为赌博提供条件或者参与赌博赌资较大的，处以拘留',
        'in-force',
        'superseded → 82',
      ],
      [
        '第八十二条',
        '以营利为目的为赌博提供条件或者参与赌博赌资较大的，处以拘留',
        'not-yet-in-force → 70',
        'in-force',
      ],
      ['第五十八条', '对盗窃、诈骗、哄抢、抢夺行为处以行政拘留', 'not-yet-in-force → 49', 'in-force'],
      ['第一百四十四条', '施行', 'not-yet-in-force → 119', 'in-force'],
    ],
  );
});

describe('the Ecological Environment Code, in force from 15 August 2026', () => {
  judged(
    '水污染防治法',
    ['2026-08-14', '2026-08-15'],
    [['第八十二条第（一）项', '处以罚款', 'in-force', 'repealed']],
  );
  judged(
    '环境保护法',
    ['2026-08-14', '2026-08-15'],
    [['第五十九条', '按日连续处罚', 'in-force', 'repealed → 1060']],
  );
  judged(
    '生态环境法典',
    ['2026-08-14', '2026-08-15'],
    [['第一千条', '处以罚款', 'not-yet-in-force', 'in-force']],
  );
});

describe('the Civil Code, in force from 1 January 2021', () => {
  judged(
    '合同法',
    ['2020-12-31', '2021-01-01'],
    [['第五十二条第（五）项', '合同无效', 'in-force', 'repealed']],
  );
  judged(
    '民法总则',
    ['2020-12-31', '2021-01-01'],
    [['第一百八十八条', '诉讼时效期间为三年', 'in-force', 'repealed']],
  );
  judged(
    '民法典',
    ['2020-12-31', '2021-01-01'],
    [['第一百八十八条', '诉讼时效期间为三年', 'not-yet-in-force', 'in-force']],
  );
});

describe('an article cited by its right number for the day is right, whatever its number today', () => {
  it.each([
    ['2019-03-01', '依照《中华人民共和国行政处罚法》第三十一条、第三十二条的规定，当事人有权陈述和申辩。'],
    ['2019-03-01', '具有《中华人民共和国行政处罚法》第二十七条第一款第（一）项规定的情节，依法从轻处罚。'],
    ['2019-03-01', '依照《中华人民共和国行政处罚法》第四十六条第三款的规定，到指定的银行缴纳罚款。'],
    [
      '2023-03-01',
      '依照《中华人民共和国行政处罚法》第三十七条的规定，适用违法行为发生时的法律、法规、规章的规定。',
    ],
    ['2024-07-25', '依照《中华人民共和国行政处罚法》第三十二条第（一）项的规定从轻处罚。'],
    [
      '2024-07-25',
      '依照《中华人民共和国行政处罚法》第四十二条、第四十三条、第五十五条的规定，由两名执法人员进行，应当如实回答询问。',
    ],
    ['2023-10-20', '依照《中华人民共和国行政复议法》第九条第一款、第十二条第一款的规定，可以申请行政复议。'],
  ])('%s: %s', (date, text) => {
    expect(judge(text, date).map(({ status }) => status)).toEqual(
      expect.not.arrayContaining(['superseded', 'not-yet-in-force', 'no-such-article']),
    );
  });
});

describe('what a verdict says besides', () => {
  it('the version of the day, the version meant, both topics and the right article', () => {
    const [citation] = judge(
      '依照《中华人民共和国行政处罚法》第二十七条第一款第（一）项的规定，从轻处罚。',
      '2021-07-15',
    );
    expect(citation).toMatchObject({
      status: 'superseded',
      reason: 'number-only-earlier',
      date: '2021-07-15',
      version: { label: '2021年修订', from: '2021-07-15', to: null },
      citedVersion: { label: '2017年修正', from: '2018-01-01', to: '2021-07-15' },
      suggestion: { law: '中华人民共和国行政处罚法', article: 32, articleSub: null },
      topics: { cited: '从轻、减轻处罚的情形与轻微不罚' },
    });
    expect(citation?.topics.inForce).not.toBeNull();
    expect(citation?.confidence).toBeGreaterThan(0.8);
  });
});

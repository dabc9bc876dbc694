import { describe, expect, it } from 'vitest';
import { quotesEarlierPaper, surroundingsOf } from '../../../shared/law/passage.ts';
import { day } from '../builders/calendar.ts';
import { cite } from '../builders/law.ts';

function around(text: string, index = 0): { before: string; after: string; companions: readonly string[] } {
  const { passage, companions } = surroundingsOf(text, cite(text), index, [
    '的规定',
    '依照',
    '根据',
    '当事人',
  ]);
  return {
    before: passage.before.replaceAll('｜', ''),
    after: passage.after.replaceAll('｜', ''),
    companions,
  };
}

describe('the words that say what an article is cited for', () => {
  it('run from the start of the sentence to its end', () => {
    expect(around('甲到场。具有从轻情节，依照《行政处罚法》第三十二条的规定从轻处罚。乙签名。')).toEqual({
      before: '具有从轻情节，',
      after: '从轻处罚',
      companions: [],
    });
  });

  it('run over the lines of a printed page', () => {
    expect(around('具有从轻\n情节，依照《行政处罚法》第三十二条的规定从\n轻处罚。').after).toBe('从轻处罚');
  });

  it('end where the next law is cited', () => {
    const text = '依照《行政处罚法》第四十四条的规定告知，依照《行政复议法》第二十条的规定申请复议。';
    expect(around(text, 0).after).toBe('告知，');
    expect(around(text, 1)).toMatchObject({ before: '', after: '申请复议' });
  });

  it('belong to the citation before, up to the first comma, when the next has its own 依照', () => {
    const text = '依照《行政处罚法》第六十三条告知听证，当事人放弃，依照《行政处罚法》第五十七条处罚。';
    expect(around(text, 1).before).toBe('放弃，');
  });

  it('are shared by a whole enumeration, which knows its companions', () => {
    const text = '依照《行政处罚法》第四十二条、第四十三条、第五十五条的规定，由两人实施。';
    for (const index of [0, 1, 2]) expect(around(text, index).after).toBe('，由两人实施');
    expect(around(text, 0).companions).toEqual(['43', '55']);
  });

  it('go on through a quotation of the article', () => {
    expect(
      around('《行政处罚法》第二十九条规定：“违法行为在二年内未被发现的。不再给予处罚。”乙签名。').after,
    ).toContain('不再给予处罚');
  });

  it('leave out set phrases', () => {
    expect(around('当事人根据《行政处罚法》第四十五条的规定陈述。')).toMatchObject({
      before: '',
      after: '陈述',
    });
  });

  it('stop before what a crowded sentence goes on to order', () => {
    const text =
      '依照《刑法》第二百六十四条、第五十二条、第五十三条、第六十四条的规定，退赔，判决如下：罚金二千元。';
    expect(around(text, 3).after).toBe('，退赔，');
    expect(around(text, 0).after).toContain('判决如下');
  });
});

describe('whether an earlier paper is quoted', () => {
  const from = day('2021-07-15');

  it.each([
    ['《责令改正通知书》（云市监责改〔2021〕12号，2021年3月18日）中', true],
    ['《行政处罚决定书》（云市监罚〔2020〕7号）中', true],
    ['《责令改正通知书》2021年7月14日', true],
    ['《责令改正通知书》2021年7月15日', false],
    ['《责令改正通知书》（云市监责改〔2021〕12号）', false],
    ['《责令改正通知书》。2020年3月18日', false],
    ['《服务合同》（2020年3月18日）', false],
    ['责令改正通知书（2020年3月18日）', false],
    ['', false],
  ])('%s: %s', (preceding, expected) => {
    expect(quotesEarlierPaper(preceding, from)).toBe(expected);
  });

  it('nothing is earlier than a version whose day is not known', () => {
    expect(quotesEarlierPaper('《责令改正通知书》2020年3月18日', null)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { judge } from '../builders/law.ts';

const HINT_BELOW = 0.6;

/** What a reviewer is told of the first citation: its status, or `hint` where the program is not sure. */
function told(sentence: string, day: string): string | undefined {
  const [citation] = judge(sentence, day);
  return citation && citation.confidence < HINT_BELOW && citation.status !== 'in-force'
    ? 'hint'
    : citation?.status;
}

type Row = readonly [law: string, article: string, words: string];

function sentenceOf([law, article, words]: Row): string {
  return `依照《中华人民共和国${law}》${article}的规定，${words}。`;
}

function holds(
  change: string,
  before: string,
  on: string,
  expected: readonly [before: string, on: string],
  rows: readonly Row[],
): void {
  describe(change, () => {
    it.each(rows.map((row) => [sentenceOf(row)]))('%s', (sentence) => {
      expect([told(sentence, before), told(sentence, on)]).toEqual(expected);
    });
  });
}

const OLD = ['in-force', 'superseded'] as const;
const NEW = ['not-yet-in-force', 'in-force'] as const;

holds('numbers of the penalty law before its revision', '2021-07-14', '2021-07-15', OLD, [
  ['行政处罚法', '第二十七条', '当事人主动消除违法行为危害后果，从轻处罚'],
  ['行政处罚法', '第三十二条', '你单位有权进行陈述和申辩'],
  ['行政处罚法', '第四十二条', '你有要求举行听证的权利'],
  ['行政处罚法', '第五十二条', '准予延期、分期缴纳罚款'],
  ['行政处罚法', '第三十八条', '经集体讨论，决定给予行政处罚'],
  ['行政处罚法', '第二十九条', '违法行为在二年内未被发现，不再给予行政处罚'],
  ['行政处罚法', '第三十三条', '适用简易程序当场作出处罚决定'],
  ['行政处罚法', '第四十七条', '当场收缴罚款'],
]);

holds('numbers of the penalty law since its revision', '2021-07-14', '2021-07-15', NEW, [
  ['行政处罚法', '第三十二条', '主动消除违法行为危害后果，从轻或者减轻行政处罚'],
  ['行政处罚法', '第四十四条', '告知拟作出的行政处罚内容及事实、理由、依据'],
  ['行政处罚法', '第六十三条', '当事人有要求听证的权利'],
  ['行政处罚法', '第五十七条', '经负责人集体讨论决定给予行政处罚'],
]);

holds('numbers of civil procedure before 2022', '2021-12-31', '2022-01-01', OLD, [
  ['民事诉讼法', '第一百四十四条', '被告无正当理由拒不到庭，缺席判决'],
  ['民事诉讼法', '第一百一十九条', '原告起诉不符合起诉条件，裁定驳回起诉'],
  ['民事诉讼法', '第二百四十二条', '冻结、划拨被执行人的存款'],
  ['民事诉讼法', '第九十二条', '公告送达'],
]);

holds('numbers of civil procedure since 2024', '2023-12-31', '2024-01-01', NEW, [
  ['民事诉讼法', '第二百六十四条', '加倍支付迟延履行期间的债务利息'],
  ['民事诉讼法', '第二百六十八条第（六）项', '终结执行'],
]);

holds('numbers of criminal procedure before 2018-10-26', '2018-10-25', '2018-10-26', OLD, [
  ['刑事诉讼法', '第一百七十三条第二款', '犯罪情节轻微，决定不起诉'],
  ['刑事诉讼法', '第二百零八条', '适用简易程序审理'],
  ['刑事诉讼法', '第二百八十二条', '提出没收违法所得的申请'],
]);

holds('numbers of the security law before 2026', '2025-12-31', '2026-01-01', OLD, [
  ['治安管理处罚法', '第四十三条第一款', '殴打他人，处五日拘留'],
  ['治安管理处罚法', '第七十条', '赌博，处拘留'],
]);

describe('what the words alone cannot settle stays in force or a hint', () => {
  it.each([
    ['依照《中华人民共和国行政处罚法》第三十二条之规定，判决如下。', '2022-01-01'],
    ['犯罪嫌疑人在取保候审期间没有违反刑事诉讼法第七十一条的规定的，应当退还保证金。', '2019-12-30'],
    ['采取保证人保证方式的，保证人应当符合刑事诉讼法第六十九条规定的条件。', '2019-12-30'],
  ])('%s', (sentence, day) => {
    expect(['in-force', 'hint']).toContain(told(sentence, day));
  });
});

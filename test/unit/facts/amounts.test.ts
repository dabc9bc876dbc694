import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import { readFines } from '../../../shared/facts/amounts.ts';
import { DocumentView } from '../../../shared/facts/view.ts';
import { caseDocument, flowPage, printedPage } from '../builders/pages.ts';

function fines(...lines: string[]): number[] {
  return readFines(new DocumentView(caseDocument('DECISION', [flowPage(lines)])), vocabulary()).map(
    ({ value }) => value,
  );
}

describe('the fines a decision imposes', () => {
  it.each([
    ['处罚款4000元', 4000],
    ['处以罚款人民币 4,000 元', 4000],
    ['罚款1.5万元', 15_000],
    ['罚款五千元', 5000],
    ['罚款人民币（大写）：伍仟元整', 5000],
    ['罚款人民币伍万陆仟元整（￥56000.00）', 56_000],
    ['罚款五万六千元', 56_000],
    ['罚款十二万零五百元', 120_500],
    ['罚款一万元', 10_000],
    ['罚款金额￥56000元', 56_000],
    ['罚款共计１２０００元', 12_000],
    ['罚款两千元', 2000],
    ['罚款4000.50元', 4000.5],
  ])('%s', (text, value) => {
    expect(fines(text)).toEqual([value]);
  });

  it.each([
    '每日按罚款数额的百分之三加处罚款',
    '并处三千元以上一万元以下罚款',
    '处罚款三千元以上一万元以下',
    '货值金额4000元',
    '没收违法所得4000元',
    '缴纳4000元',
  ])('%s imposes none', (text) => {
    expect(fines(text)).toEqual([]);
  });

  it('stand where they are read, also over a line break', () => {
    const page = printedPage(['决定处以罚款人民', '币4000元，上缴国库。']);
    const [fine] = readFines(new DocumentView(caseDocument('DECISION', [page])), vocabulary());
    expect(fine).toMatchObject({ value: 4000, anchor: { page: 1, quote: '罚款人民\n币4000元' } });
  });
});

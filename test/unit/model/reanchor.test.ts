import { describe, expect, it } from 'vitest';
import { type Anchor, anchorAt } from '../../../shared/model/anchor.ts';
import type { Page } from '../../../shared/model/page.ts';
import { reanchor } from '../../../shared/model/reanchor.ts';
import { printedPage } from '../builders/pages.ts';

const LINES = [
  '临溪县市场监督管理局',
  '当事人于2023年3月6日在店内销售没有明码标价的食品，',
  '依照《行政处罚法》第三十二条的规定，从轻处罚。',
  '2023年4月10日',
];
const page = printedPage(LINES);

function anchorOf(quote: string, on: Page = page): Anchor {
  const start = on.text.indexOf(quote);
  return anchorAt(on, 'd1', 'f1', start, start + quote.length);
}

describe('finding a passage again', () => {
  it('leaves it alone where the page reads as it did', () => {
    const anchor = anchorOf('第三十二条');
    expect(reanchor(page, anchor)).toEqual({ anchor, score: 1, isSure: true });
  });

  it('follows it when words were put in before it', () => {
    const now = printedPage(['第3页', ...LINES]);
    const found = reanchor(now, anchorOf('第三十二条'));
    expect(found).toMatchObject({ isSure: true, anchor: anchorOf('第三十二条', now) });
  });

  it('knows it by other widths, brackets and line breaks', () => {
    const now = printedPage(['依照 《行政处罚法》第三', '十二条的规定,从轻处罚。', '2023年4月10日']);
    const found = reanchor(now, anchorOf('第三十二条的规定，从轻'));
    expect(found.isSure).toBe(true);
    expect(found.anchor.quote).toBe('第三\n十二条的规定,从轻');
  });

  it('knows it with a misread character in it', () => {
    const now = printedPage(LINES.map((line) => line.replace('明码标价', '明玛标价')));
    const found = reanchor(now, anchorOf('没有明码标价的食品'));
    expect(found).toMatchObject({ isSure: true, anchor: { quote: '没有明玛标价的食品' } });
  });

  it('does not take another date for it, however alike', () => {
    const now = printedPage(LINES.map((line) => line.replace('3月6日', '3月8日')));
    expect(reanchor(now, anchorOf('2023年3月6日'))).toMatchObject({ isSure: false });
  });

  it('takes the one of several places whose surroundings are the same', () => {
    const now = printedPage(['收到日期2023年4月10日，立案', ...LINES]);
    const found = reanchor(now, anchorOf('2023年4月10日'));
    expect(found).toMatchObject({ isSure: true, anchor: { start: now.text.lastIndexOf('2023年4月10日') } });
  });

  it('moves nothing where the same words stand among quite other ones', () => {
    const now = printedPage([
      '本院依法适用简易程序审理此案，',
      '参见第三十二条，准许原告撤回起诉。',
      '审判员',
    ]);
    const anchor = anchorOf('第三十二条');
    const found = reanchor(now, anchor);
    expect(found).toMatchObject({ isSure: false, anchor });
    expect(found.score).toBeLessThan(0.75);
  });

  it('moves nothing between two places nobody can tell apart', () => {
    const row = '送达回证收件人签名2023年4月10日见证人签名备注无其他事项';
    const was = printedPage([row]);
    const found = reanchor(printedPage([row, row]), anchorOf('2023年4月10日', was));
    expect(found.isSure).toBe(false);
  });

  it('moves nothing where the passage or its page is gone', () => {
    const anchor = anchorOf('第三十二条');
    expect(reanchor(printedPage(['空白页']), anchor).isSure).toBe(false);
    expect(reanchor(null, anchor)).toEqual({ anchor, score: 0, isSure: false });
  });
});

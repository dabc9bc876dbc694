import { describe, expect, it } from 'vitest';
import { AnchorSchema, anchorAt, boxesOf, textHash } from '../../../shared/model/anchor.ts';
import { flowPage, printedPage } from '../builders/pages.ts';

const page = printedPage(['依照《行政处罚法》第三十二条的规定，', '从轻处罚。']);

describe('where a passage stands', () => {
  it('keeps the quote, what stands around it, its boxes and the hash of the page', () => {
    const start = page.text.indexOf('第三十二条');
    const anchor = anchorAt(page, 'd1', 'f1', start, start + 5);
    expect(anchor).toMatchObject({
      documentId: 'd1',
      fileId: 'f1',
      page: 1,
      quote: '第三十二条',
      prefix: '依照《行政处罚法》',
      suffix: '的规定，\n从轻处罚。',
      boxes: [[90, 0, 140, 20]],
      textHash: textHash(page.text),
    });
    expect(AnchorSchema.parse(anchor)).toEqual(anchor);
  });

  it('gives one box a line when a passage is broken over lines', () => {
    const start = page.text.indexOf('的规定');
    const end = page.text.indexOf('处罚。') + 2;
    expect(boxesOf(page, start, end)).toEqual([
      [140, 0, 180, 20],
      [0, 20, 40, 40],
    ]);
  });

  it('gives the whole line where the places of single characters are not known', () => {
    const coarse = { ...page, edges: new Uint16Array() };
    expect(boxesOf(coarse, 0, 2)).toEqual([[0, 0, 180, 20]]);
  });

  it('gives the whole line rather than an empty box', () => {
    const flat = { ...page, edges: new Uint16Array(page.edges.length) };
    expect(boxesOf(flat, 0, 2)).toEqual([[0, 0, 180, 20]]);
  });

  it('has no boxes on a Word page', () => {
    expect(anchorAt(flowPage(['甲方', '乙方']), 'd', 'f', 0, 2).boxes).toEqual([]);
  });

  it('notices that a page’s text is another one', () => {
    const texts = ['', 'a', '第五条', '第六条', '条五第', '第五条 ', 'Ā', '\u0001'];
    expect(new Set(texts.map(textHash)).size).toBe(texts.length);
    expect(textHash('第五条')).toMatch(/^[0-9a-f]{8}$/);
  });
});

import { describe, expect, it } from 'vitest';
import { DocumentView } from '../../../shared/facts/view.ts';
import { caseDocument, flowPage, printedPage } from '../builders/pages.ts';

describe('a document as the rules see it', () => {
  it('blanks what was deleted or hidden, comments and page margins, and keeps what was inserted', () => {
    const page = flowPage([
      { kind: 'header', text: '机密页眉' },
      '正文一',
      { kind: 'paragraph', text: '删去', marks: [{ kind: 'deleted' }] },
      { kind: 'paragraph', text: '藏起', marks: [{ kind: 'hidden' }] },
      { kind: 'paragraph', text: '补入', marks: [{ kind: 'inserted' }] },
      { kind: 'comment', text: '批注' },
      { kind: 'footer', text: '页脚' },
    ]);
    const view = new DocumentView(caseDocument('DECISION', [page]));
    expect(view.text).toHaveLength(page.text.length);
    expect(view.text.split(/\s+/).filter((part) => part !== '')).toEqual(['正文一', '补入']);
  });

  it('joins its pages and leads every place back to its own page', () => {
    const view = new DocumentView(
      caseDocument('DECISION', [printedPage(['甲', '乙'], 3), printedPage(['丙：２'], 4)]),
    );
    expect(view.text).toBe('甲\n乙\n丙：２');
    expect(view.folded).toBe('甲\n乙\n丙:2');
    expect(view.anchor({ start: 4, end: 7 })).toMatchObject({ page: 4, start: 0, end: 3, quote: '丙：２' });
    expect(view.anchor({ start: 2, end: 3 })).toMatchObject({ page: 3, start: 2, end: 3, quote: '乙' });
  });

  it('cuts a place at the border of its page', () => {
    const view = new DocumentView(
      caseDocument('DECISION', [printedPage(['甲乙'], 1), printedPage(['丙丁'], 2)]),
    );
    expect(view.anchor({ start: 1, end: 5 })).toMatchObject({ page: 1, start: 1, end: 2, quote: '乙' });
  });

  it('has its lines folded, with their table cells, and leaves out empty ones', () => {
    const view = new DocumentView(
      caseDocument('FILING', [flowPage(['标题', '', { rows: [['案由：', '']] }])]),
    );
    expect(view.lines.map(({ text, cell }) => [text, cell?.column ?? null])).toEqual([
      ['标题', null],
      ['案由:', 0],
      ['', 1],
    ]);
  });

  it('knows whether it has text and whether that text was read by OCR', () => {
    expect(new DocumentView(caseDocument(null, [printedPage([])])).hasText).toBe(false);
    expect(new DocumentView(caseDocument(null, [printedPage(['甲'], 1, 'ocr')])).isOcr).toBe(true);
    expect(new DocumentView(caseDocument(null, [printedPage(['甲'])])).isOcr).toBe(false);
  });
});

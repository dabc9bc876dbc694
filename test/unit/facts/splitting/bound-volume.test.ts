/** One 卷宗 in one file: where its documents begin, what they are, and what told so. */
import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../../main/backend/facts/vocabulary.ts';
import { splitFile } from '../../../../shared/facts/split.ts';
import type { FixedPage } from '../../../../shared/model/page.ts';
import { type LaidRow, laidPage } from '../../builders/pages.ts';

type Rows = readonly (string | LaidRow)[];

function pagesOf(all: readonly Rows[], textSource: FixedPage['textSource'] = 'native'): FixedPage[] {
  return all.map((rows, index) => laidPage(rows, index + 1, textSource));
}

function split(pages: readonly FixedPage[]): string[] {
  return splitFile({ id: 'f', file: '卷宗.pdf', pages }, vocabulary()).map(
    ({ kind, title, fromPage, toPage, recognised }) =>
      `${kind ?? '?'} ${title} ${fromPage}–${toPage} ${recognised?.reason.key.replace('outline.reason.', '') ?? ''}`,
  );
}

const head = (text: string): LaidRow => ({ text, at: 'centre', size: 22 });
const organ: LaidRow = { text: '临溪县市场监督管理局', at: 'centre', size: 18 };
const foot = (text: string): LaidRow => ({ text, at: 'centre', size: 10 });
const BODY = [
  '当事人于二零二三年三月六日在店内销售食品，',
  '其行为违反了有关规定，应当依法予以处理。',
  '以上事实有证据在卷。',
];

describe('a bound volume', () => {
  it('is cut at titles in the middle, below the organ’s name, letter-spaced or broken over two rows', () => {
    expect(
      split(
        pagesOf([
          [organ, head('行政处罚立案审批表'), ...BODY],
          [
            organ,
            { text: '送', at: 200, size: 22 },
            { text: '达', at: 245, size: 22, sameRow: true },
            { text: '回', at: 290, size: 22, sameRow: true },
            { text: '证', at: 335, size: 22, sameRow: true },
            ...BODY,
          ],
          [organ, head('案件集体讨论'), head('笔录'), ...BODY],
          [...BODY],
        ]),
      ),
    ).toEqual([
      'FILING 行政处罚立案审批表 1–1 title',
      'SERVICE 送达回证 2–2 title',
      'COLLECTIVE 案件集体讨论笔录 3–4 title',
    ]);
  });

  it('is not cut where a page’s text names a paper, however short the line', () => {
    expect(
      split(
        pagesOf([
          [organ, head('案件调查终结报告'), ...BODY],
          ['证明上述事实的证据有：', '现场检查笔录', '询问笔录', '营业执照复印件', ...BODY],
          ['上述书证。', ...BODY, { text: '行政处罚决定书', at: 300 }],
        ]),
      ),
    ).toEqual(['INVEST_REPORT 案件调查终结报告 1–3 title']);
  });

  it('is not cut at a continued page, at page 2 of 3, or at a running head', () => {
    const running = { text: '行政处罚决定书', at: 'centre' as const, size: 9 };
    expect(
      split(
        pagesOf([
          [head('询问笔录'), ...BODY, foot('第1页 共2页')],
          [head('询问笔录'), ...BODY, foot('第2页 共2页')],
          [head('现场检查笔录'), ...BODY],
          [head('现场检查笔录（续页）'), ...BODY],
          [running, head('行政处罚决定书'), ...BODY],
          [running, ...BODY],
          [running, ...BODY],
          [running, ...BODY],
          [running, ...BODY],
          [running, ...BODY],
        ]),
      ),
    ).toEqual([
      'INTERVIEW 询问笔录 1–2 title',
      'SITE_RECORD 现场检查笔录 3–4 title',
      'DECISION 行政处罚决定书 5–10 title',
    ]);
  });

  it('takes no notice of a count through the whole volume', () => {
    const titles = ['立案审批表', '现场检查笔录', '询问笔录', '行政处罚决定书', '送达回证'];
    const pages = titles.map((title, index) => [head(title), ...BODY, foot(`第${index + 1}页 共5页`)]);
    expect(split(pagesOf(pages)).map((each) => each.split(' ')[0])).toEqual([
      'FILING',
      'SITE_RECORD',
      'INTERVIEW',
      'DECISION',
      'SERVICE',
    ]);
  });

  it('is cut where a paper of no known kind begins, and where a document’s own count begins anew', () => {
    expect(
      split(
        pagesOf([
          [head('询问笔录'), ...BODY, foot('第1页 共1页')],
          ['关于本案有关情况的', ...BODY, foot('第1页 共2页')],
          [...BODY, foot('第2页 共2页')],
          [organ, head('责令停止经营活动函'), ...BODY],
        ]),
      ),
    ).toEqual([
      'INTERVIEW 询问笔录 1–1 title',
      '? 关于本案有关情况的 2–3 numbering',
      '? 责令停止经营活动函 4–4 layout',
    ]);
  });

  const contents: Rows = [
    head('卷内目录'),
    { text: '序号', at: 80 },
    { text: '题名', at: 150, sameRow: true },
    { text: '日期', at: 350, sameRow: true },
    { text: '页次', at: 480, sameRow: true },
    ...[
      ['1', '立案审批表', '2023-03-06', '1'],
      ['2', '现场检查笔录', '2023-03-01', '2-3'],
      ['3', '营业执照复印件', '', '4'],
      ['4', '行政处罚决定书', '2023年4月10日', '5'],
    ].flatMap((cells): LaidRow[] => [
      { text: cells[0] ?? '', at: 80 },
      { text: cells[1] ?? '', at: 150, sameRow: true },
      ...(cells[2] ? [{ text: cells[2], at: 350, sameRow: true }] : []),
      { text: cells[3] ?? '', at: 480, sameRow: true },
    ]),
  ];

  it('takes from its list of contents what no title was read for, by the printed page numbers', () => {
    const photo = [{ text: '统一社会信用代码', at: 'left' as const }];
    expect(
      split(
        pagesOf([
          [head('案卷封面')],
          contents,
          [head('立案审批表'), ...BODY, foot('1')],
          ['（标题被章遮盖）', ...BODY, foot('2')],
          [...BODY, foot('3')],
          [...photo, foot('4')],
          [head('行政处罚决定书'), ...BODY, foot('5')],
        ]),
      ),
    ).toEqual([
      'COVER 案卷封面 1–1 title',
      'TOC 卷内目录 2–2 title',
      'FILING 立案审批表 3–3 title',
      'SITE_RECORD 现场检查笔录 4–5 contents',
      'IDENTITY 营业执照复印件 6–6 contents',
      'DECISION 行政处罚决定书 7–7 title',
    ]);
  });

  it('takes them by the titles that were read where no number is printed', () => {
    expect(
      split(
        pagesOf([
          contents,
          [head('立案审批表'), ...BODY],
          [...BODY],
          [...BODY],
          [...BODY],
          [head('行政处罚决定书'), ...BODY],
        ]).map((page) => page),
      ).map((each) => each.split(' ')[0]),
    ).toEqual(['TOC', 'FILING', 'SITE_RECORD', 'IDENTITY', 'DECISION']);
  });

  it('knows a title OCR misread, and does not take a reading that fits two', () => {
    expect(
      split(
        pagesOf(
          [
            [organ, head('行政处罚决走书'), ...BODY],
            [organ, head('现场检査笔录'), ...BODY],
            [organ, head('送達回正'), ...BODY],
            [organ, head('先行登记保存证据通知韦'), ...BODY],
          ],
          'ocr',
        ),
      ),
    ).toEqual([
      'DECISION 行政处罚决定书 1–1 likeness',
      'SITE_RECORD 现场检查笔录 2–3 likeness',
      'PRESERVE 先行登记保存证据通知书 4–4 likeness',
    ]);
    expect(split(pagesOf([[organ, head('行政处罚决走书'), ...BODY]]))[0]).not.toContain('DECISION');
  });
});

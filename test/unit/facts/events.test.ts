import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import { clockPapers } from '../../../shared/facts/acts/clock.ts';
import { eventsInText } from '../../../shared/facts/acts/events-in-text.ts';
import { isDecisionTitle, serviceReceipts } from '../../../shared/facts/acts/receipts.ts';
import { documentDate } from '../../../shared/facts/events.ts';
import { read } from '../builders/facts.ts';
import { caseDocument, flowPage, type Part, printedPage, wordDocument } from '../builders/pages.ts';

function dateOf(kind: string, ...parts: Part[]): string | null {
  return documentDate(read(wordDocument(kind, '标题', parts)), vocabulary())?.date ?? null;
}

describe('a paper’s own date', () => {
  it('of a decision stands below the signature', () => {
    expect(
      dateOf('DECISION', '经查，当事人于2023年1月2日违法。', '云浦县市场监督管理局', '2023年5月6日'),
    ).toBe('2023-05-06');
    expect(dateOf('DECISION', '正文。', '云浦县市场监督管理局　2023年5月6日')).toBe('2023-05-06');
    expect(dateOf('DECISION', '正文。', '二〇二三年五月六日')).toBe('2023-05-06');
  });

  it('of a decision is not a day of its text', () => {
    const long = Array.from(
      { length: 30 },
      (_, index) => `第${index}段，2022年3月${(index % 27) + 1}日发生。`,
    );
    expect(dateOf('DECISION', ...long, '云浦县市场监督管理局', '2023年5月6日')).toBe('2023-05-06');
  });

  it('of an approval form is the approver’s, not the last to sign', () => {
    const rows = [
      ['承办人意见', '建议立案。赵一明 2023年5月5日'],
      ['负责人意见', '同意。陶伯言 2023年5月6日'],
      ['备注', '归档 2023年6月1日'],
    ];
    expect(dateOf('FILING', { rows })).toBe('2023-05-06');
    expect(dateOf('FILING', { rows: rows.slice(0, 1) })).toBe('2023-05-05');
  });

  it('of a record is the beginning of what it records', () => {
    expect(
      dateOf('SITE_RECORD', '检查时间：2023年5月6日9时至2023年5月7日10时', '检查人：赵一明　2023年5月8日'),
    ).toBe('2023-05-06');
    expect(dateOf('SITE_RECORD', '2023年5月6日，执法人员到场。', '赵一明 2023年5月8日')).toBe('2023-05-06');
  });

  it('of a service record is the receipt of the decision', () => {
    const receipts: Part = {
      rows: [
        ['送达文书名称', '行政处罚事先告知书'],
        ['收到时间', '2023年5月1日'],
        ['送达文书名称', '行政处罚决定书'],
        ['收到时间', '2023年6月9日10时20分'],
      ],
    };
    expect(dateOf('SERVICE', receipts)).toBe('2023-06-09');
  });

  it('of a receipt for a fine is the day it was paid', () => {
    expect(dateOf('RECEIPT', '缴款日期：2023年6月15日', '打印日期 2023年7月1日')).toBe('2023-06-15');
  });

  it('of a list of contents is none', () => {
    expect(dateOf('TOC', '2023年5月6日')).toBeNull();
  });

  it('is none where no day with its year is written', () => {
    expect(dateOf('DECISION', '正文。', '5月6日')).toBeNull();
    expect(dateOf('DECISION', '正文。', '2023年2月30日')).toBeNull();
  });

  it('stands at its place', () => {
    const date = documentDate(
      read(wordDocument('DECISION', '决定书', ['正文。', '2023年5月6日'])),
      vocabulary(),
    );
    expect(date?.anchor).toMatchObject({ page: 1, quote: '2023年5月6日' });
  });
});

describe('receipts of a service record', () => {
  it('are read one by one', () => {
    const document = read(
      wordDocument('SERVICE', '送达回证', [
        {
          rows: [
            ['送达文书名称', '行政处罚事先告知书'],
            ['收到时间', '2023年5月1日'],
            ['送达文书名称', '行政处罚决定书'],
            ['收到时间', '2023年6月9日'],
          ],
        },
      ]),
    );
    expect(serviceReceipts(document).map(({ served, date }) => [served, date])).toEqual([
      ['行政处罚事先告知书', '2023-05-01'],
      ['行政处罚决定书', '2023-06-09'],
    ]);
  });

  it('where no paper is named, the last day is taken', () => {
    const document = read(wordDocument('SERVICE', '送达回证', ['李大有签收 2023年6月9日']));
    expect(serviceReceipts(document).map(({ date }) => date)).toEqual(['2023-06-09']);
  });
});

describe('the title of a paper that decides', () => {
  it.each([
    ['行政处罚决定书', true],
    ['当场行政处罚决定书', true],
    ['不予行政处罚决定书', true],
    ['准予行政许可决定书', true],
    ['行政处罚事先告知书', false],
    ['先行登记保存证据处理决定书', false],
    ['责令改正通知书', false],
  ])('%s: %s', (title, expected) => {
    expect(isDecisionTitle(title)).toBe(expected);
  });
});

describe('the filing as a later paper tells it', () => {
  it.each([
    ['本局于2023年4月26日立案调查。', '2023-04-26'],
    ['经批准，2023年4月26日予以立案。', '2023-04-26'],
    ['2023年4月26日检查发现违法行为。经审查决定立案。', null],
    ['决定立案。', null],
  ])('%s: %s', (text, expected) => {
    const { view } = read(caseDocument('DECISION', [printedPage([text])]));
    expect(eventsInText(view, vocabulary()).find(({ kind }) => kind === 'filed')?.date ?? null).toBe(
      expected,
    );
  });
});

describe('papers that may stop the clock', () => {
  it.each([
    ['EXTENSION', 'extension'],
    ['APPRAISAL', 'appraisal'],
    ['HEARING_RECORD', 'hearing'],
    ['PUBLIC_SERVICE', 'announcement'],
    ['SUSPEND', 'suspension'],
    ['DECISION', null],
    ['LEGAL_REVIEW', null],
  ])('%s: %s', (kind, stop) => {
    const document = read(caseDocument(kind, [flowPage(['标题', '正文'])], '标题'));
    expect(clockPapers([document], vocabulary()).map((paper) => paper.stop)).toEqual(
      stop === null ? [] : [stop],
    );
  });
});

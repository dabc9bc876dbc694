import { describe, expect, it } from 'vitest';
import { labelled, readPage } from '../builders/facts.ts';
import { flowPage, printedPage } from '../builders/pages.ts';

describe('table cells: a column name and the cell right of it', () => {
  it('reads a form row by row', () => {
    const page = flowPage([
      '立案审批表',
      {
        rows: [
          ['案由', '未按规定保存记录', '案号', '云市监立〔2023〕2号'],
          ['当事人', '云浦县谷雨里商贸有限公司'],
          ['立案日期', '2023年5月6日'],
        ],
      },
    ]);
    expect(labelled(readPage(page, 'FILING'))).toEqual([
      '案由=未按规定保存记录',
      '案号=云市监立(2023)2号',
      '当事人=云浦县谷雨里商贸有限公司',
      '立案日期=2023年5月6日',
    ]);
  });

  it('knows a column name that is letter-spaced, in other brackets or of two lines', () => {
    const page = flowPage([
      {
        rows: [
          ['案　由', '甲案'],
          ['检查（勘验）人', '赵一明'],
          ['承办\n人意见', '同意立案。'],
        ],
      },
    ]);
    expect(labelled(readPage(page))).toEqual(['案由=甲案', '检查(勘验)人=赵一明', '承办人意见=同意立案.']);
  });

  it('takes nothing from an empty cell and nothing from a cell that is itself a column name', () => {
    const page = flowPage([
      {
        rows: [
          ['案由', ''],
          ['案号', '当事人', ''],
        ],
      },
    ]);
    expect(labelled(readPage(page))).toEqual([]);
  });
});

describe('headings of tables: a row of names, the values below', () => {
  it('reads each value under its name', () => {
    const page = flowPage([
      {
        rows: [
          ['送达文书名称', '送达方式', '收到时间'],
          ['行政处罚决定书', '直接送达', '2023年6月9日10时20分'],
        ],
      },
    ]);
    expect(labelled(readPage(page, 'SERVICE'))).toEqual([
      '送达文书名称=行政处罚决定书',
      '送达方式=直接送达',
      '收到时间=2023年6月9日10时20分',
    ]);
  });
});

describe('lines with a colon', () => {
  it.each([
    ['案由：未按规定保存记录', ['案由=未按规定保存记录']],
    ['检查人：赵一明　记录人：钱二', ['检查人=赵一明', '记录人=钱二']],
    ['承办人:赵一明(执法证号:99082620018)', ['承办人=赵一明(执法证号:99082620018)']],
    ['检查人员签名：赵一明 执法证号：99082620018', ['检查人员签名=赵一明', '执法证号=99082620018']],
    ['其他事项：无　记录人：钱二', ['记录人=钱二']],
    ['被检查人：甲公司', ['被检查人=甲公司']],
    ['非承办人：甲', []],
    ['案由：', []],
    ['他说：同意', []],
  ])('%s', (line, expected) => {
    expect(labelled(readPage(flowPage([line])))).toEqual(expected);
  });

  it('a value goes on in the next line where nothing stands behind the colon', () => {
    expect(labelled(readPage(flowPage(['案由：', '未按规定保存记录', '案号：1号'])))).toContain(
      '案由=未按规定保存记录',
    );
  });

  it('a printed value goes on in the next line where the line is full', () => {
    const page = printedPage(['当事人：云浦县谷雨里商贸有限公', '司', '案号：1号']);
    expect(labelled(readPage(page))).toContain('当事人=云浦县谷雨里商贸有限公\n司');
  });

  it('and does not where the line is short', () => {
    const page = printedPage(['当事人：甲公司', '本机关依法对其进行了调查，现已查明下列事实。']);
    expect(labelled(readPage(page))).toEqual(['当事人=甲公司']);
  });
});

describe('lines of a printed form', () => {
  it('reads name and value set apart by a gap, several in one line', () => {
    expect(labelled(readPage(printedPage(['案由 未按规定保存记录　案号 云市监立〔2023〕2号'])))).toEqual([
      '案由=未按规定保存记录',
      '案号=云市监立(2023)2号',
    ]);
  });

  it('reads a value that goes on until the next name', () => {
    const page = printedPage([
      '负责人意见 同意立案，由赵一明、',
      '钱二承办。',
      '陶伯言 2023年5月6日',
      '案号 1号',
    ]);
    expect(labelled(readPage(page, 'FILING'))).toEqual([
      '负责人意见=同意立案,由赵一明,\n钱二承办.\n陶伯言 2023年5月6日',
      '案号=1号',
    ]);
  });

  it('reads a name that is broken over two lines', () => {
    const page = printedPage(['立案依据及承办', '人意见', '建议立案。', '案由 甲案']);
    expect(labelled(readPage(page, 'FILING'))).toEqual(['立案依据及承办人意见=建议立案.', '案由=甲案']);
  });

  it('reads the name of an opinion that has no gap behind it', () => {
    expect(labelled(readPage(printedPage(['负责人意见同意立案。', '案由 甲案']), 'FILING'))).toEqual([
      '负责人意见=同意立案.',
      '案由=甲案',
    ]);
  });

  it('does not go on over the end of the page', () => {
    const first = printedPage(['负责人意见 同意']);
    expect(labelled(readPage(first, 'FILING'))).toEqual(['负责人意见=同意']);
  });
});

describe('every labelled value', () => {
  it('stands at its own place in the text', () => {
    const document = readPage(flowPage(['检查人：赵一明　记录人：钱二', { rows: [['案由', '甲案']] }]));
    for (const pair of document.pairs) {
      expect(document.view.folded.slice(pair.start, pair.end)).toBe(pair.value);
      expect(document.view.lines[pair.line]).toBeDefined();
    }
    expect(document.pairs).toHaveLength(3);
  });
});

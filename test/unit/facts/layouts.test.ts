import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import type { CaseFacts } from '../../../shared/facts/case-facts.ts';
import { extractFacts } from '../../../shared/facts/extract.ts';
import type { CaseDocument } from '../../../shared/facts/view.ts';
import { caseDocument, type Part, printedPage, wordDocument } from '../builders/pages.ts';

function facts(...documents: CaseDocument[]): CaseFacts {
  return extractFacts(documents, vocabulary());
}

function certificates(kind: string, ...parts: Part[]): Record<string, string | null> {
  return Object.fromEntries(
    facts(wordDocument(kind, '笔录', parts))
      .people.filter(({ certNo }) => certNo !== null)
      .map(({ name, certNo }) => [name, certNo]),
  );
}

const BOTH = { 邓磊: '33078207101', 孔祥伟: '33078207118' };

describe('officers and their certificates, in every layout', () => {
  it.each<[string, Part[]]>([
    ['brackets with a colon', ['检查人员：邓磊（执法证号：33078207101）、孔祥伟（执法证号：33078207118）']],
    ['brackets without a colon', ['核查人员：邓磊（证号33078207101）、孔祥伟（证号33078207118）']],
    ['one bracket for both', ['执法人员：邓磊、孔祥伟（执法证号：33078207101、33078207118）']],
    ['no brackets', ['执法人员：邓磊 33078207101，孔祥伟 33078207118']],
    ['a label between', ['执法人员：邓磊　执法证号：33078207101', '执法人员：孔祥伟　执法证号：33078207118']],
    ['two in one line', ['检查人：邓磊　执法证号：33078207101　记录人：孔祥伟　执法证号：33078207118']],
    [
      'a table with a column for each',
      [
        {
          rows: [
            ['执法人员', '邓磊', '执法证号', '33078207101'],
            ['执法人员', '孔祥伟', '执法证号', '33078207118'],
          ],
        },
      ],
    ],
    [
      'a table with one cell for both',
      [{ rows: [['检查人员', '邓磊、孔祥伟', '执法证号', '33078207101、33078207118']] }],
    ],
    [
      'a table with the numbers in the row below',
      [
        {
          rows: [
            ['执法人员', '邓磊、孔祥伟'],
            ['执法证件号', '33078207101、33078207118'],
          ],
        },
      ],
    ],
    [
      'running text',
      ['执法人员邓磊（执法证号33078207101）、孔祥伟（执法证号33078207118）向当事人出示了执法证件。'],
    ],
    [
      'running text with both numbers behind',
      [
        '执法人员：邓磊、孔祥伟',
        '我们是某局执法人员邓磊、孔祥伟，这是我们的执法证件（证号分别为33078207101、33078207118）。',
      ],
    ],
  ])('%s', (_, parts) => {
    expect(certificates('SITE_RECORD', '现场笔录', ...parts)).toEqual(BOTH);
  });

  it('may begin with the province or letters', () => {
    expect(certificates('SITE_RECORD', '检查人员：邓磊（执法证号：浙K07101）')).toEqual({ 邓磊: '浙K07101' });
    expect(certificates('SITE_RECORD', '检查人员：邓磊（执法证号：ZF-3307-001）')).toEqual({
      邓磊: 'ZF-3307-001',
    });
  });
});

function party(kind: string, ...parts: Part[]): [string, string | null, string] | null {
  const [first] = facts(wordDocument(kind, '文书', ['标题', ...parts])).parties;
  return first ? [first.name, first.idNo, first.kind] : null;
}

describe('the party, in every layout', () => {
  const PERSON = ['吴天宇', '330782198803157710', '自然人'];
  const FIRM = ['青岭市华泰电缆有限公司', '91330782MA2B9XM42M', '法人'];
  it.each<[string, string, Part[], unknown]>([
    ['a block', 'DECISION', ['被处罚人：吴天宇', '身份证号码：330782198803157710'], PERSON],
    [
      'one sentence',
      'DECISION',
      ['当事人：吴天宇，男，1988年3月15日出生，公民身份号码330782198803157710，住青岭市。'],
      PERSON,
    ],
    [
      'police, no colon',
      'DECISION',
      ['违法行为人吴天宇，男，1988年3月15日出生，身份证号码330782198803157710，现住青岭市。'],
      PERSON,
    ],
    [
      'police, brackets',
      'DECISION',
      ['被处罚人吴天宇（男，1988年3月15日出生，公民身份号码：330782198803157710）'],
      PERSON,
    ],
    ['a table', 'DECISION', [{ rows: [['当事人', '吴天宇', '身份证号', '330782198803157710']] }], PERSON],
    [
      'a table of two kinds',
      'SIMPLE_DECISION',
      [
        {
          rows: [
            ['被处罚人', '姓名', '吴天宇', '身份证号码', '330782198803157710'],
            ['当事人', '吴天宇'],
          ],
        },
      ],
      PERSON,
    ],
    [
      'brackets',
      'DECISION',
      ['当事人：青岭市华泰电缆有限公司（统一社会信用代码：91330782MA2B9XM42M）'],
      FIRM,
    ],
    [
      'a form of two columns',
      'FILING',
      [
        {
          rows: [
            ['当事人', '名称', '青岭市华泰电缆有限公司'],
            ['', '统一社会信用代码', '91330782MA2B9XM42M'],
            ['当事人', '青岭市华泰电缆有限公司'],
          ],
        },
      ],
      FIRM,
    ],
    [
      'a licence',
      'L_APPLY',
      [
        {
          rows: [
            ['申请人名称', '青岭市华泰电缆有限公司'],
            ['统一社会信用代码', '91330782MA2B9XM42M'],
          ],
        },
      ],
      FIRM,
    ],
  ])('%s', (_, kind, parts, expected) => {
    expect(party(kind, ...parts)).toEqual(expected);
  });
});

function dates(document: CaseDocument): string[] {
  return facts(document).events.map(
    ({ kind, date, time }) => `${kind} ${date}${time === null ? '' : ` ${time}`}`,
  );
}

describe('days, in every layout', () => {
  it('of a notice is the organ’s, not the day the party signed for it', () => {
    expect(
      dates(
        wordDocument('NOTICE', '行政处罚告知书', [
          '行政处罚告知书',
          '我局拟对你作出罚款500元的行政处罚。',
          '青岭市交通运输局（印章）',
          '2024年3月1日',
          '当事人签收：吴天宇',
          '2024年3月4日',
        ]),
      ),
    ).toContain('notified 2024-03-01');
  });

  it('of service may stand on the paper itself', () => {
    expect(
      dates(
        wordDocument('NOTICE', '行政处罚告知书', [
          '行政处罚告知书',
          '青岭市交通运输局（印章）',
          '2024年3月1日',
          '受送达人签名：吴天宇　　2024年3月4日',
        ]),
      ),
    ).toEqual(['notified 2024-03-01', 'notice-served 2024-03-04']);
  });

  it('of service are told apart by the paper served', () => {
    const service = wordDocument('SERVICE', '送达回证', [
      {
        rows: [
          ['送达文书名称', '先行登记保存证据通知书'],
          ['收到时间', '2024年2月1日'],
          ['送达文书名称', '行政处罚听证告知书'],
          ['收到时间', '2024年3月4日'],
          ['送达文书名称', '听证通知书'],
          ['收到时间', '2024年3月11日'],
          ['送达文书名称', '行政处罚决定书'],
          ['收到时间', '2024年4月1日'],
        ],
      },
    ]);
    expect(dates(service)).toEqual([
      'notice-served 2024-03-04',
      'hearing-notified 2024-03-11',
      'served 2024-04-01',
    ]);
    expect(facts(service).receipts).toHaveLength(4);
  });

  it('with hours', () => {
    expect(
      dates(
        wordDocument('SITE_RECORD', '现场检查笔录', [
          '现场检查笔录',
          '检查时间：2024年3月1日15时30分至16时10分',
        ]),
      ),
    ).toEqual(['inspected 2024-03-01 15:30']);
  });

  it('the year carried, the same day and the next', () => {
    const report = wordDocument('INVEST_REPORT', '调查终结报告', [
      '经查，2024年2月5日本局予以立案。同年3月1日对涉案设备予以查封，次日解除对涉案设备的查封。',
      '某局',
      '2024年4月1日',
    ]);
    expect(dates(report)).toEqual([
      'filed 2024-02-05',
      'seized 2024-03-01',
      'seizure-ended 2024-03-02',
      'investigated 2024-04-01',
    ]);
  });

  it.each([
    '本机关于2024年3月5日送达告知书，当事人逾期未提出陈述、申辩，也未申请听证。',
    '2024年3月5日接到群众举报，经核查，决定立案。',
    '2024年3月5日作出处罚决定，当事人应当在十五日内缴纳罚款。',
    '2024年3月5日作出处理决定。',
  ])('what did not happen that day is no event: %s', (text) => {
    const kinds = facts(wordDocument('EVIDENCE', '说明', [text])).events.map(({ kind }) => kind);
    for (const kind of ['stated', 'hearing-requested', 'filed', 'paid', 'preservation-handled'])
      expect(kinds).not.toContain(kind);
  });

  it('told otherwise by another paper stand side by side', () => {
    const filing = wordDocument('FILING', '立案审批表', [
      { rows: [['负责人意见', '同意立案。陶伯言 2024年2月6日']] },
    ]);
    const decision = wordDocument('DECISION', '行政处罚决定书', [
      '本局于2024年2月5日予以立案。',
      '某县交通运输局',
      '2024年4月1日',
    ]);
    expect(
      facts(filing, decision).contradictions.map(({ fact, values }) => [
        fact,
        ...values.map(({ value }) => value),
      ]),
    ).toEqual([['filed', '2024-02-06', '2024-02-05']]);
  });
});

describe('records of what went on', () => {
  it('tell who was where from when to when', () => {
    const page = printedPage([
      '现场检查笔录',
      '检查时间：2023 年 2 月 13 日 09 时 20 分至 10 时 40 分',
      '检查地点：青岭市工业路 118 号',
      '检查人员：赵文斌、施磊　记录人：施磊',
      '在场人：盛海峰',
    ]);
    expect(facts(caseDocument('SITE_RECORD', [page])).activities).toMatchObject([
      {
        date: '2023-02-13',
        startTime: '09:20',
        endTime: '10:40',
        place: '青岭市工业路 118 号',
        officers: ['赵文斌', '施磊'],
        others: ['盛海峰'],
      },
    ]);
  });
});

describe('what a decision imposes', () => {
  const decision = wordDocument('DECISION', '行政处罚决定书', [
    '货值金额66000元，违法所得2160元。曾因同类行为被处罚。',
    '依照《产品质量法》第四十九条的规定，并处货值金额等值以上三倍以下的罚款。本局决定作出如下处罚：',
    '1.给予警告；2.没收违法所得2160元；3.罚款人民币壹拾壹万捌仟捌佰元整（¥118,800.00）；4.责令停产停业。',
    '当事人应当自收到本决定书之日起十五日内缴纳罚款。',
    '如不服本决定，可以自收到本决定书之日起六十日内向青岭市人民政府或者江州省市场监督管理局申请行政复议；也可以自收到本决定书之日起六个月内依法向青岭市人民法院提起行政诉讼。',
    '青岭市市场监督管理局',
    '2023年5月9日',
  ]);
  const read = facts(decision);

  it('is read with kind and sum', () => {
    expect(read.penalties.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['warning', null],
      ['fine', 118_800],
      ['confiscate-gains', 2160],
      ['stop-business', null],
    ]);
    expect(read.fines.map(({ value }) => value)).toEqual([118_800]);
  });

  it('money has its role, digits beside capitals', () => {
    expect(read.money.map(({ role, value, words }) => [role, value, words?.value ?? null])).toEqual([
      ['goods-value', 66_000, null],
      ['illegal-gain', 2160, null],
      ['confiscation', 2160, null],
      ['fine', 118_800, 118_800],
    ]);
  });

  it('says where to seek review and sue, and by when', () => {
    expect(read.remedies).toMatchObject([
      {
        reviewBodies: ['青岭市人民政府', '江州省市场监督管理局'],
        reviewPeriod: { value: 60, unit: 'day' },
        courts: ['青岭市人民法院'],
        suitPeriod: { value: 6, unit: 'month' },
      },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import type { CaseFacts } from '../../../shared/facts/case-facts.ts';
import { extractFacts } from '../../../shared/facts/extract.ts';
import type { CaseDocument } from '../../../shared/facts/view.ts';
import { caseDocument, printedPage, wordDocument } from '../builders/pages.ts';

function facts(...documents: CaseDocument[]): CaseFacts {
  return extractFacts(documents, vocabulary());
}

function event(read: CaseFacts, kind: string): [string, number] | null {
  const found = read.events.find((candidate) => candidate.kind === kind);
  return found ? [found.date, found.confidence] : null;
}

const filing = wordDocument('FILING', '立案审批表', [
  {
    rows: [
      ['案由', '未办理变更登记'],
      ['当事人', '李大有'],
      ['承办人意见', '建议立案。赵一明、钱二 2023年5月5日'],
      ['负责人意见', '同意。陶伯言 2023年5月6日'],
    ],
  },
]);
const decision = wordDocument('DECISION', '行政处罚决定书', [
  '云市监处罚〔2023〕2号',
  '当事人：李大有　身份证号码：110101199001011234',
  '经查，当事人未办理变更登记，决定处以罚款2000元。',
  '云浦县市场监督管理局',
  '2023年7月1日',
]);
const service = wordDocument('SERVICE', '送达回证', [
  {
    rows: [
      ['送达文书名称', '行政处罚决定书'],
      ['收到时间', '2023年7月4日'],
    ],
  },
]);
const whole = facts(filing, decision, service);

describe('the facts of a case', () => {
  it('are read from its papers', () => {
    expect(whole).toMatchObject({
      caseType: '行政处罚',
      caseNo: { value: '云市监处罚〔2023〕2号' },
      cause: { value: '未办理变更登记' },
      organ: { value: '云浦县市场监督管理局' },
      parties: [{ name: '李大有', kind: '自然人', idNo: '110101199001011234' }],
      fines: [{ value: 2000 }],
      undetermined: [],
      pagesRead: 3,
      pagesWithoutText: 0,
    });
    expect([event(whole, 'filed'), event(whole, 'decided'), event(whole, 'served')]).toEqual([
      ['2023-05-06', 0.95],
      ['2023-07-01', 0.95],
      ['2023-07-04', 0.95],
    ]);
  });

  it('name everybody who acts, and the party where it is a person', () => {
    expect(whole.people.map(({ name, roles }) => [name, ...roles])).toEqual([
      ['赵一明', 'handler'],
      ['钱二', 'handler'],
      ['陶伯言', 'approver'],
      ['李大有', 'party'],
    ]);
  });

  it('come in the order of their days', () => {
    const days = whole.events.map(({ date }) => date);
    expect(days).toEqual(days.toSorted());
  });

  it('are the same whatever the order of the papers', () => {
    const turned = facts(service, decision, filing);
    expect(turned.caseNo).toEqual(whole.caseNo);
    expect(turned.events).toEqual(whole.events);
    expect(turned.parties).toEqual(whole.parties);
  });

  it('each stand at a passage of its own paper', () => {
    const pages = new Map([filing, decision, service].map(({ id, pages: own }) => [id, own[0]?.text ?? '']));
    const anchors = [
      ...whole.events.map(({ anchor }) => anchor),
      ...whole.people.flatMap(({ mentions }) => mentions.map(({ anchor }) => anchor)),
    ];
    expect(anchors.length).toBeGreaterThan(5);
    for (const anchor of anchors)
      expect(pages.get(anchor.documentId)?.slice(anchor.start, anchor.end)).toBe(anchor.quote);
  });
});

describe('what could not be read is said, never guessed', () => {
  it('where the paper is missing', () => {
    expect(facts(decision).undetermined).toEqual([
      { fact: 'filed', reason: 'document-missing' },
      { fact: 'served', reason: 'document-missing' },
    ]);
  });

  it('where it has no text', () => {
    const blank = caseDocument('FILING', [printedPage([], 1, 'none')], '立案审批表');
    expect(facts(blank, decision, service).undetermined).toEqual([
      { fact: 'filed', reason: 'document-without-text' },
    ]);
    expect(facts(blank, decision).pagesWithoutText).toBe(1);
  });

  it('where its text holds no date', () => {
    const undated = wordDocument('FILING', '立案审批表', ['案由：甲案']);
    expect(facts(undated, decision, service).undetermined).toEqual([{ fact: 'filed', reason: 'not-found' }]);
  });

  it('in a case without papers', () => {
    expect(facts()).toMatchObject({
      caseNo: null,
      cause: null,
      organ: null,
      parties: [],
      people: [],
      events: [],
      fines: [],
    });
  });
});

describe('a later paper’s word counts where the paper itself is missing, and counts less', () => {
  it('for the filing, from a form', () => {
    const closing = wordDocument('CLOSING', '结案审批表', [
      {
        rows: [
          ['立案日期', '2023年5月6日'],
          ['负责人意见', '同意结案。陶伯言 2023年8月1日'],
        ],
      },
    ]);
    expect(event(facts(decision, closing), 'filed')).toEqual(['2023-05-06', 0.7]);
    expect(event(facts(filing, decision, closing), 'filed')).toEqual(['2023-05-06', 0.95]);
  });

  it('for the filing, from running text', () => {
    const telling = wordDocument('DECISION', '行政处罚决定书', [
      '本局于2023年5月6日立案调查。',
      '云浦县市场监督管理局',
      '2023年7月1日',
    ]);
    expect(event(facts(telling), 'filed')).toEqual(['2023-05-06', 0.7]);
  });

  it('for the identity number', () => {
    const bare = wordDocument('DECISION', '行政处罚决定书', [
      '当事人：李大有',
      '云浦县市场监督管理局',
      '2023年7月1日',
    ]);
    const identity = wordDocument('IDENTITY', '居民身份证', [
      {
        rows: [
          ['姓名', '李大有'],
          ['公民身份号码', '110101199001011234'],
        ],
      },
    ]);
    expect(facts(bare, identity).parties).toMatchObject([{ name: '李大有', idNo: '110101199001011234' }]);
  });
});

describe('one party, written in two ways', () => {
  it('is one party', () => {
    const notice = wordDocument('NOTICE', '行政处罚事先告知书', [
      '当事人：禾驿(坪源)物流有限公司',
      '2023年6月1日',
    ]);
    const full = wordDocument('DECISION', '行政处罚决定书', [
      '当事人：禾驿（坪源）物流有限公司',
      '统一社会信用代码：91990581MA8PYH3K9W',
      '2023年7月1日',
    ]);
    expect(facts(notice, full).parties).toMatchObject([
      { name: '禾驿（坪源）物流有限公司', idNo: '91990581MA8PYH3K9W' },
    ]);
  });
});

describe('the kind of case', () => {
  it.each([
    [['DECISION'], '行政处罚'],
    [['L_ACCEPT', 'L_DECISION'], '行政许可'],
    [['FREEZE', 'DEMOLITION'], '行政强制'],
    [['NOTICE'], '行政处罚'],
    [[], '行政处罚'],
  ])('with papers %j is %s', (kinds, type) => {
    expect(facts(...kinds.map((kind) => wordDocument(kind, kind, ['正文']))).caseType).toBe(type);
  });
});

describe('pages read by OCR', () => {
  it('mark their events, so that no rule concludes from them alone', () => {
    const scanned = caseDocument(
      'DECISION',
      [printedPage(['行政处罚决定书', '云浦县市场监督管理局', '2023年7月1日'], 1, 'ocr')],
      '行政处罚决定书',
    );
    expect(facts(scanned).events).toMatchObject([{ kind: 'decided', fromOcr: true }]);
    expect(whole.events.every(({ fromOcr }) => !fromOcr)).toBe(true);
  });
});

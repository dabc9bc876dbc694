import { describe, expect, it } from 'vitest';
import { checkData } from '../../../main/backend/checks.ts';
import { createCatalog } from '../../../shared/checks/catalog.ts';
import { checkCase } from '../../../shared/checks/run.ts';
import { isMessageKey, zh } from '../../../shared/i18n/translate.ts';
import { day } from '../builders/calendar.ts';
import { wordDocument } from '../builders/pages.ts';

const filing = wordDocument('FILING', '立案审批表', [
  '依照《行政处罚法》第五十四条的规定，建议立案。',
  { rows: [['负责人意见', '同意立案。陶伯言 2023年1月3日']] },
]);
const decision = wordDocument('DECISION', '行政处罚决定书', [
  '依照《行政处罚法》第五十一条第（一）项的规定，每日按罚款数额的百分之三加处罚款。依照《行政处罚法》第九十条的规定处罚。',
  '云浦县市场监督管理局',
  '2023年7月1日',
]);

describe('one wrong day', () => {
  it('fires one rule: a decision with a wrong date does not make every citation wrong', () => {
    const wrong = wordDocument('FILING', '立案审批表', [
      { rows: [['负责人意见', '同意立案。陶伯言 2022年1月3日']] },
    ]);
    const right = wordDocument('DECISION', '行政处罚决定书', [
      '依照《行政处罚法》第五十七条作出决定。',
      '云浦县市场监督管理局',
      '2023年7月1日',
    ]);
    expect(checkCase([wrong, right], checkData()).findings.map(({ rule }) => rule)).toEqual(['E064']);
  });
});

describe('every paper is judged at its own day', () => {
  it('a filing of before the change and a decision of after it', () => {
    const before = wordDocument('FILING', '立案审批表', [
      '依照《行政处罚法》第二十七条第一款第（一）项从轻处罚。',
      { rows: [['负责人意见', '同意。陶伯言 2021年6月1日']] },
    ]);
    const after = wordDocument('DECISION', '行政处罚决定书', [
      '依照《行政处罚法》第二十七条第一款第（一）项从轻处罚。',
      '云浦县市场监督管理局',
      '2021年8月1日',
    ]);
    const { findings } = checkCase([before, after], checkData());
    expect(findings.map(({ rule, where }) => [rule, where[0]?.documentId])).toEqual([['E022', after.id]]);
  });

  it('unless a day is given for all', () => {
    const result = checkCase([filing, decision], checkData(), day('2019-05-01'));
    expect(new Set(result.citations.map(({ date }) => date))).toEqual(new Set(['2019-05-01']));
    expect(result.findings.filter(({ rule }) => rule === 'E022')).toEqual([]);
  });

  it('and not at all where it has none', () => {
    const undated = wordDocument('DECISION', '行政处罚决定书', ['依照《行政处罚法》第九十条的规定处罚。']);
    expect(checkCase([undated], checkData()).citations.map(({ status }) => status)).toEqual(['undated']);
  });
});

describe('the findings of a case', () => {
  const { findings } = checkCase([filing, decision], checkData());

  it('come with the gravest first, and have keys of their own', () => {
    expect(findings.map(({ rule }) => rule)).toEqual(
      ['E022', 'E024', 'E064'].filter((rule) => findings.some((finding) => finding.rule === rule)),
    );
    expect(findings.length).toBeGreaterThanOrEqual(3);
    expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
    const order = ['veto', 'error', 'flaw', 'hint'];
    const severities = findings.map(({ severity }) => order.indexOf(severity));
    expect(severities).toEqual(severities.toSorted((a, b) => a - b));
  });

  it('are the same for the same case, whatever the order of its papers', () => {
    const turned = checkCase([decision, filing], checkData()).findings;
    expect(turned).toEqual(findings);
  });

  it('each have a sentence without gaps', () => {
    for (const { message } of findings) {
      expect(isMessageKey(message.key)).toBe(true);
      if (isMessageKey(message.key))
        expect(zh(message.key, message.params)).not.toMatch(/[{}[\]]|undefined|null/);
    }
  });
});

describe('a case without a fault', () => {
  it('has no findings', () => {
    const fine = wordDocument('DECISION', '行政处罚决定书', [
      '依照《行政处罚法》第五十七条第一款第（一）项的规定，决定处罚。',
      '云浦县市场监督管理局',
      '2023年3月1日',
    ]);
    expect(checkCase([filing, fine], checkData()).findings).toEqual([]);
    expect(checkCase([], checkData())).toMatchObject({ findings: [], citations: [], limits: [] });
  });
});

describe('the catalogue', () => {
  it('refuses a code it does not know', () => {
    const catalog = createCatalog({
      schema: 'case-review/checks@1',
      source: '',
      checks: [],
      clockMentions: ['延长'],
    });
    expect(() => catalog.entry('E999')).toThrow('E999');
    expect(catalog.clockMentions[0]?.test('延长')).toBe(true);
  });
});

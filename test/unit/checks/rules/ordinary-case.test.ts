import { describe, expect, it } from 'vitest';
import { checkPapers, checkPrinted, found, stateOf } from '../../builders/case-file.ts';
import { ORDINARY, without, withWords } from '../../builders/ordinary-case.ts';

describe('an ordinary case with nothing wrong', () => {
  it('gives no finding, not even a hint', () => {
    expect(checkPapers(ORDINARY).findings.map(({ key }) => key)).toEqual([]);
  });

  it('says what was checked', () => {
    const check = checkPapers(ORDINARY);
    expect(stateOf(check, 'E003')).toBe('holds');
    expect(stateOf(check, 'E018')).toBe('holds');
    expect(stateOf(check, 'E054')).toBe('not-applicable');
  });
});

/** One change to the clean case, the finding it must give, and in which paper its first passage stands. */
const PLANTED: readonly (readonly [
  code: string,
  expected: string,
  kind: string,
  from: string,
  to: string,
])[] = [
  ['E006', 'hint E006 not-signed', 'SITE_RECORD', '（签名）：林致远、何清', '（签名）：何清'],
  ['E048', 'hint E048 not-shown', 'INTERVIEW', '，这是我们的执法证件', ''],
  ['E005', 'error E005 name-two-numbers', 'INTERVIEW', '13010200017', '13010200071'],
  ['E010', 'veto E010 name-differs', 'NOTICE', '青禾食品有限公司', '青和食品有限公司'],
  ['E013', 'error E013 checksum', 'DECISION', '91130102MA0F4U5Q8J', '91130102MA0F4U5Q8K'],
  ['E014', 'error E014 form-decision', 'CLOSING', '罚款5000元', '罚款4000元'],
  [
    'E015',
    'error E015 performance',
    'DECISION',
    '当事人应当自收到本决定书之日起十五日内到农业银行北岭支行缴纳罚款。',
    '请按时履行。',
  ],
  ['E017', 'flaw E017 brackets', 'DECISION', '北市监罚〔2024〕11号', '北市监罚（2024）11号'],
  ['E017', 'flaw E017 year', 'DECISION', '北市监罚〔2024〕11号', '北市监罚〔2023〕11号'],
  ['E018', 'error E018 differs', 'DECISION', '伍仟元整', '伍佰元整'],
  ['E041', 'veto E041 early', 'DECISION', '2024年4月8日', '2024年3月28日'],
  ['E045', 'veto E045 heavier', 'NOTICE', '罚款5000元（伍仟元整）', '罚款3000元（叁仟元整）'],
  ['E046', 'error E046 filed-interviewed', 'FILING', '2024年3月5日', '2024年3月9日'],
  ['E067', 'flaw E067 days', 'DECISION', '十五日内到农业', '三十日内到农业'],
  ['E067', 'flaw E067 from', 'DECISION', '自收到本决定书之日起十五日内到', '自本决定作出之日起十五日内到'],
  ['E081', 'flaw E081 no-end', 'INTERVIEW', '至15时10分', ''],
  ['E081', 'flaw E081 vague-place', 'INTERVIEW', '北岭县人民路2号北岭县市场监督管理局询问室', '我局'],
  ['E084', 'hint E084 not-confirmed', 'INTERVIEW', '以上笔录我看过，与我说的相符。', '（以下空白）'],
  ['E090', 'error E090 silent', 'DECISION', '当事人未提出陈述、申辩。', '当事人签收。'],
  ['E091', 'error E091 no-suit', 'DECISION', '，或者六个月内向北岭县人民法院提起行政诉讼', ''],
  ['E092', 'error E092 department', 'DECISION', '向北岭县人民政府申请', '向南平市市场监督管理局申请'],
  ['E092', 'error E092 level', 'DECISION', '向北岭县人民政府申请', '向南平市人民政府申请'],
  ['E093', 'error E093 suit', 'DECISION', '六个月内向', '三个月内向'],
  ['E093', 'error E093 review', 'DECISION', '六十日内向', '三十日内向'],
  ['E101', 'flaw E101 placeholder', 'NOTICE', '经营超过保质期的食品。本局', '【】。本局'],
  ['E102', 'error E102 no-such-day', 'INVEST_REPORT', '2024年3月20日', '2024年2月30日'],
  ['E104', 'flaw E104 blank', 'NOTICE', '2024年3月25日', '    年  月  日'],
];

describe('one change to the clean case', () => {
  it.each(PLANTED)('%s: gives %s', (code, expected, kind, from, to) => {
    const check = checkPapers(withWords(kind, from, to));
    expect(found(check, code)).toContain(expected);
    const first = check.findings.find(({ rule }) => rule === code)?.where[0];
    expect(first?.quote ?? '').not.toBe('');
  });

  it.each(PLANTED)('%s: gives nothing else above a hint (%s)', (code, _expected, kind, from, to) => {
    const check = checkPapers(withWords(kind, from, to));
    const others = check.findings.filter(({ rule, severity }) => severity !== 'hint' && rule !== code);
    expect(others.map(({ rule }) => rule)).toEqual([]);
  });
});

describe('what is right, told in another way', () => {
  it.each([
    ['E006', 'SITE_RECORD', '检查人员（签名）：林致远、何清', '检查人员：林致远　何清'],
    ['E048', 'INTERVIEW', '这是我们的执法证件', '请看执法证件'],
    ['E048', 'INTERVIEW', '，这是我们的执法证件。是否申请回避？', '。证件看清了吗？'],
  ])('gives no %s', (code, kind, from, to) => {
    const check = checkPapers(withWords(kind, from, to));
    expect(found(check, code)).toEqual([]);
    expect(stateOf(check, code)).toBe('holds');
  });

  it('takes the one who hands in a copy for no officer without a certificate', () => {
    const copy = [
      '购销合同',
      '本件由青禾食品有限公司提供，与原件核对无误。',
      '经办人签名：沈青禾　2024年3月8日',
    ];
    expect(found(checkPapers({ ...ORDINARY, EVIDENCE: copy }), 'E004')).toEqual([]);
    const report = withWords('INVEST_REPORT', '办案人员：林致远、何清', '办案人员：林致远、沈青禾');
    expect(found(checkPapers(report), 'E004')).toEqual(['hint E004 missing']);
  });
});

describe('two changes to the clean case', () => {
  it('shows a record made by one officer, in its head, text and signatures', () => {
    const head = withWords(
      'SITE_RECORD',
      '、何清（执法证号：13010200025）　记录人：何清',
      '　记录人：林致远',
    );
    expect(found(checkPapers(head), 'E003')).toEqual([]);
    expect(found(checkPapers(withWords('SITE_RECORD', '、何清', '', head)), 'E003')).toEqual([
      'veto E003 one-officer',
    ]);
  });

  it('shows a receipt over another sum than the decision', () => {
    const digits = withWords('RECEIPT', '¥5,000.00', '¥4,500.00');
    expect(
      found(checkPapers(withWords('RECEIPT', '伍仟元整', '肆仟伍佰元整', digits)), 'E018', 'E019'),
    ).toEqual(['error E019 amount']);
  });
});

describe('a paper that is missing', () => {
  it('shows that there was no notice', () => {
    expect(found(checkPapers(without('NOTICE', 'SERVICE')), 'E040')).toEqual(['veto E040 missing']);
  });

  it('is not said of a single paper', () => {
    const only = { DECISION: ORDINARY['DECISION'] ?? [] };
    expect(found(checkPapers(only), 'E040', 'E052', 'E097')).toEqual([]);
  });

  it('is not said where a paper of the file could not be named', () => {
    const { NOTICE: _notice, SERVICE: _service, ...rest } = ORDINARY;
    const check = checkCaseWithUnread(rest);
    expect(found(check, 'E040')).toEqual([]);
    expect(stateOf(check, 'E040')).toBe('undetermined');
  });
});

function checkCaseWithUnread(papers: typeof ORDINARY): ReturnType<typeof checkPapers> {
  return checkPapers({ ...papers, '': ['无题'] });
}

describe('a paper read by OCR', () => {
  it('gives hints only', () => {
    const lines = [
      '行政处罚决定书',
      '当事人：北岭县青禾食品有限公司',
      '罚款5000元（伍佰元整）',
      '2024年2月30日',
    ];
    const check = checkPrinted({ DECISION: lines }, 'ocr');
    expect(check.findings.length).toBeGreaterThan(1);
    expect(check.findings.every(({ severity }) => severity === 'hint')).toBe(true);
    expect(found(checkPrinted({ DECISION: lines }), 'E018')).toEqual(['error E018 differs']);
  });
});

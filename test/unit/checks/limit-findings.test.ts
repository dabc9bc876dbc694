import { describe, expect, it } from 'vitest';
import { checkData } from '../../../main/backend/checks.ts';
import { type CaseCheck, checkCase } from '../../../shared/checks/run.ts';
import type { CaseDocument } from '../../../shared/facts/view.ts';
import { caseDocument, printedPage, wordDocument } from '../builders/pages.ts';

interface Days {
  readonly filed?: string;
  readonly decided?: string;
  readonly served?: string;
  readonly organ?: string;
  readonly text?: string;
}

const written = (date: string): string => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

function papers({
  filed,
  decided,
  served,
  organ = '云浦县市场监督管理局',
  text = '正文。',
}: Days): CaseDocument[] {
  return [
    ...(filed === undefined
      ? []
      : [
          wordDocument('FILING', '立案审批表', [
            { rows: [['负责人意见', `同意立案。陶伯言 ${written(filed)}`]] },
          ]),
        ]),
    ...(decided === undefined
      ? []
      : [wordDocument('DECISION', '行政处罚决定书', [text, organ, written(decided)])]),
    ...(served === undefined
      ? []
      : [
          wordDocument('SERVICE', '送达回证', [
            {
              rows: [
                ['送达文书名称', '行政处罚决定书'],
                ['收到时间', written(served)],
              ],
            },
          ]),
        ]),
  ];
}

function check(days: Days, ...more: CaseDocument[]): CaseCheck {
  return checkCase([...papers(days), ...more], checkData());
}

/** What was found of limits: other checks look at these short cases too. */
function limitRules(result: CaseCheck): CaseCheck['findings'] {
  return result.findings.filter(({ data }) => data.kind === 'limit');
}

/** `CF-60 over` for every limit judged, with the reason where there is one. */
function verdicts(result: CaseCheck): string[] {
  return result.limits.map(
    ({ limit, verdict, reason }) => `${limit.id} ${verdict}${reason === null ? '' : ` ${reason}`}`,
  );
}

const overdue = { filed: '2023-07-11', decided: '2023-10-20', served: '2023-10-24' } as const;
const extension = wordDocument('EXTENSION', '延长办案期限审批表', ['延长三十日', '2023年10月1日']);

describe('the ninety days to decide', () => {
  it('overrun give one finding, with both days and the count', () => {
    const result = check(overdue);
    expect(verdicts(result)).toEqual(['CF-60 over', 'CF-61 within']);
    expect(result.findings).toMatchObject([
      {
        rule: 'E064',
        key: 'E064|CF-60|2023-07-11|2023-10-20',
        severity: checkData().catalog.entry('E064').severity,
        message: {
          key: 'limit.over.calendar-day',
          params: { used: 101, allowed: 90, over: 11, due: '2023-10-09' },
        },
        basis: [
          { law: '中华人民共和国行政处罚法', lawId: 'admin-penalty-law', article: 60 },
          { law: '市场监督管理行政处罚程序规定', article: 64 },
        ],
        where: [{ quote: '2023年10月20日' }, { quote: '2023年7月11日' }],
        data: { kind: 'limit', limitId: 'CF-60', over: 11 },
      },
    ]);
  });

  it('kept to the last day give none', () => {
    const result = check({ filed: '2023-07-11', decided: '2023-10-09', served: '2023-10-12' });
    expect(verdicts(result)).toEqual(['CF-60 near', 'CF-61 within']);
    expect(result.findings).toEqual([]);
  });
});

describe('what makes an overrun undetermined', () => {
  it.each([
    ['EXTENSION', '延长办案期限审批表'],
    ['APPRAISAL', '检验报告'],
    ['HEARING_RECORD', '听证笔录'],
    ['PUBLIC_SERVICE', '送达公告'],
    ['SUSPEND', '中止调查审批表'],
  ])('%s in the file: the clock may have stopped', (kind, title) => {
    const result = check(overdue, wordDocument(kind, title, ['2023年9月1日']));
    expect(verdicts(result)[0]).toBe('CF-60 undetermined clock-paper');
    expect(result.limits[0]?.papers).toEqual([title]);
    expect(result.findings.filter(({ data }) => data.kind === 'limit')).toEqual([]);
  });

  it.each([
    '经本局负责人批准，本案延长办案期限三十日。',
    '经批准，延期三十日办理。',
    '经批准，本案办案期限延长三十日。',
    '2023年9月1日，本局决定中止案件调查。',
  ])('a paper that says the case was prolonged or suspended: %s', (text) => {
    expect(verdicts(check({ ...overdue, text }))[0]).toBe('CF-60 undetermined clock-mentioned');
  });

  it.each(['当事人申请延期缴纳罚款。', '经查明。法律规定可以延长期限。'])('but not: %s', (text) => {
    expect(verdicts(check({ ...overdue, text }))[0]).toBe('CF-60 over');
  });

  it('a paper nobody can read', () => {
    expect(verdicts(check(overdue, caseDocument(null, [printedPage([], 1, 'none')], '扫描件')))[0]).toBe(
      'CF-60 undetermined unread-pages',
    );
  });

  it('a missing day', () => {
    expect(verdicts(check({ decided: '2023-10-20' }))).toContain('CF-60 undetermined start-missing');
  });

  it('never a period that was kept', () => {
    expect(verdicts(check({ filed: '2023-07-11', decided: '2023-08-01' }, extension))[0]).toBe(
      'CF-60 within',
    );
  });

  it('nor the seven days to serve', () => {
    expect(verdicts(check({ ...overdue, served: '2023-11-06' }, extension))).toEqual([
      'CF-60 within',
      'CF-61 over',
    ]);
  });
});

describe('what the papers of the file add', () => {
  const approval = (date: string, text = '经批准，延长办案期限三十日。'): CaseDocument =>
    wordDocument('EXTENSION', '延长办案期限审批表', [
      { rows: [['负责人意见', `同意。陶伯言 ${written(date)}`]] },
      text,
    ]);
  const periods = (text: string): CaseDocument =>
    wordDocument('APPRAISAL_PERIOD', '检验期间告知书', [text, '云浦县市场监督管理局', '2023年8月1日']);

  it('a prolonging with its days is counted in', () => {
    const result = check(overdue, approval('2023-10-01'));
    expect(verdicts(result)[0]).toBe('CF-60 within');
    expect(result.limits[0]?.count).toMatchObject({ allowed: 120, used: 101 });
    expect(verdicts(check({ filed: '2023-07-11', decided: '2023-11-20' }, approval('2023-10-01')))[0]).toBe(
      'CF-60 over',
    );
  });

  it('one approved after the period had ended cures nothing', () => {
    expect(limitRules(check(overdue, approval('2023-10-10')))).toMatchObject([
      { rule: 'E065', message: { key: 'limit.over.approval', params: { due: '2023-10-09' } } },
    ]);
  });

  it('an appraisal counts its own days at most', () => {
    const text = '检验期间自2023年8月1日至2023年8月20日，不计入办案期限。';
    expect(verdicts(check(overdue, periods(text)))[0]).toBe('CF-60 undetermined clock-paper');
    expect(verdicts(check({ filed: '2023-07-11', decided: '2023-12-20' }, periods(text)))[0]).toBe(
      'CF-60 over',
    );
  });

  it('an appraisal before the case was filed counts nothing', () => {
    const report = wordDocument('APPRAISAL', '检验报告', ['正文', '云浦县检验所', '2023年6月1日']);
    expect(verdicts(check(overdue, report))[0]).toBe('CF-60 over');
  });
});

describe('a period to wait for', () => {
  const heard = (notified: string, date: string): CaseCheck =>
    check(
      {},
      wordDocument('HEARING_NOTICE', '听证通知书', ['正文', '云浦县市场监督管理局', written(notified)]),
      wordDocument('HEARING_RECORD', '听证笔录', [`时间：${written(date)}9时30分`]),
      wordDocument('NOTICE', '行政处罚告知书', ['正文', '云浦县市场监督管理局', '2023年3月1日']),
    );

  it.each([
    // 2023-04-05 is a holiday.
    ['2023-04-04', '2023-04-14', ['CF-64B within'], 'the seventh working day after'],
    ['2023-04-04', '2023-04-13', ['CF-64B over'], 'the sixth'],
    ['2023-04-06', '2023-04-12', ['CF-64B over'], 'six days, four of them working days'],
  ])('the hearing told %s and held %s: %j, %s', (notified, date, expected) => {
    expect(verdicts(heard(notified, date))).toEqual(expected);
  });

  it('cut short gives one finding', () => {
    expect(heard('2023-04-06', '2023-04-12').findings).toMatchObject([
      { rule: 'E063', message: { key: 'limit.early.working-day', params: { used: 4, allowed: 7, over: 3 } } },
    ]);
  });
});

describe('a branch’s own rules', () => {
  it('bind its own organs only', () => {
    const source = wordDocument('SOURCE', '案件来源登记表', ['正文', '2023年5月8日']);
    const late = { filed: '2023-07-11', decided: '2023-08-01' };
    expect(verdicts(check(late, source))).toContain('SJ-18 over');
    expect(verdicts(check({ ...late, organ: '云浦县农业农村局' }, source))).toContain('NY-29 over');
    expect(
      verdicts(check({ ...late, organ: '云浦县文化广电旅游局' }, source)).filter(
        (each) => !each.startsWith('CF-'),
      ),
    ).toEqual([]);
  });
});

describe('after the decision', () => {
  const applied = (date: string): CaseDocument =>
    wordDocument('ENFORCE_APPLY', '强制执行申请书', ['正文', '云浦县市场监督管理局', written(date)]);
  const urged = (date: string): CaseDocument =>
    wordDocument('URGE', '催告书', ['正文', '云浦县市场监督管理局', written(date)]);
  const served = { filed: '2023-01-05', decided: '2023-02-24', served: '2023-03-01' };

  it('the court is asked within three months of the end of the time to sue', () => {
    expect(verdicts(check(served, applied('2023-11-20')))).toContain('QZ-53 within');
    expect(limitRules(check(served, applied('2024-02-20'))).map(({ rule }) => rule)).toEqual(['E072']);
  });

  it('a review or a suit moves that day', () => {
    const review = wordDocument('RECON_COURT', '行政复议决定书', ['正文', '2023年8月1日']);
    expect(limitRules(check(served, applied('2024-02-20'), review))).toEqual([]);
  });

  it('and not before ten working days after the demand', () => {
    expect(verdicts(check(served, urged('2023-11-01'), applied('2023-11-20')))).toContain('QZ-54 within');
    expect(
      limitRules(check(served, urged('2023-11-10'), applied('2023-11-20'))).map(({ rule }) => rule),
    ).toEqual(['E071']);
  });
});

describe('goods seized', () => {
  const seize = wordDocument('SEIZE', '扣押决定书', ['正文', '云浦县市场监督管理局', '2023年5月8日']);
  const released = (date: string): CaseDocument =>
    wordDocument('SEIZE_EXT', '解除扣押决定书', ['正文', '云浦县市场监督管理局', written(date)]);
  const longer = wordDocument('SEIZE_EXT', '延长扣押期限决定书', [
    '决定延长扣押期限三十日。',
    '云浦县市场监督管理局',
    '2023年6月5日',
  ]);

  it('are released or dealt with in thirty days, or sixty when prolonged', () => {
    expect(verdicts(checkCase([seize, released('2023-06-07')], checkData()))).toContain('QZ-25 near');
    expect(verdicts(checkCase([seize, released('2023-06-20')], checkData()))).toContain('QZ-25 over');
    expect(verdicts(checkCase([seize, longer, released('2023-06-20')], checkData()))).toContain(
      'QZ-25 within',
    );
    expect(verdicts(checkCase([seize, longer, released('2023-07-20')], checkData()))).toContain('QZ-25 over');
  });
});

describe('a licence', () => {
  const accepted = wordDocument('L_ACCEPT', '受理通知书', ['正文', '某局', '2024年3月1日']);
  const decided = (date: string): CaseDocument =>
    wordDocument('L_DECISION', '准予行政许可决定书', ['正文', '某局', written(date)]);

  it('is decided within twenty working days', () => {
    // Without 4 and 5 April, which are holidays; 7 April is worked.
    expect(verdicts(checkCase([accepted, decided('2024-03-29')], checkData()))).toContain('XK-42A near');
    expect(
      checkCase([accepted, decided('2024-04-15')], checkData()).findings.map(({ rule }) => rule),
    ).toContain('E133');
  });
});

describe('what the ninety days do not bind', () => {
  it('a case decided by the public security', () => {
    expect(verdicts(check({ ...overdue, organ: '云浦县公安局' }))).toEqual([]);
  });

  it('a case under the law on public security penalties', () => {
    expect(
      verdicts(
        check({ ...overdue, text: '依照《中华人民共和国治安管理处罚法》第四十三条第一款的规定处罚。' }),
      ),
    ).toEqual([]);
  });

  it('a case filed before they were law', () => {
    expect(
      verdicts(check({ filed: '2021-07-14', decided: '2021-12-20' })).filter((verdict) =>
        verdict.startsWith('CF-60'),
      ),
    ).toEqual([]);
    expect(
      verdicts(check({ filed: '2021-07-15', decided: '2021-12-20' })).filter((verdict) =>
        verdict.startsWith('CF-60'),
      ),
    ).toEqual(['CF-60 over']);
  });

  it('a case of another kind', () => {
    const licence = wordDocument('L_DECISION', '准予行政许可决定书', ['正文', '2023年5月6日']);
    expect(verdicts(checkCase([licence], checkData()))).toEqual(['XK-42A undetermined start-missing']);
  });
});

describe('evidence preserved', () => {
  const preserve = (date: string): CaseDocument =>
    wordDocument('PRESERVE', '先行登记保存证据通知书', ['正文', written(date)]);
  const handled = (date: string): CaseDocument =>
    wordDocument('PRESERVE_DECIDE', '先行登记保存证据处理决定书', ['正文', written(date)]);

  it.each([
    ['2024-04-29', '2024-05-11', ['CF-56 near']],
    ['2024-04-29', '2024-05-13', ['CF-56 over']],
    ['2021-04-29', '2021-05-06', ['CF-37B-2017 near']],
    ['2021-04-29', '2021-05-11', ['CF-37B-2017 undetermined disputed-unit']],
    ['2021-04-29', '2021-05-13', ['CF-37B-2017 over']],
  ])('%s, handled %s: %j', (from, to, expected) => {
    const result = checkCase([preserve(from), handled(to), ...papers({ decided: to })], checkData());
    expect(verdicts(result).filter((verdict) => /CF-56|CF-37B/.test(verdict))).toEqual(expected);
  });

  it('twice is judged twice', () => {
    const result = checkCase(
      [
        preserve('2023-05-08'),
        handled('2023-05-10'),
        preserve('2023-06-05'),
        handled('2023-06-20'),
        ...papers({ decided: '2023-07-01' }),
      ],
      checkData(),
    );
    expect(verdicts(result).filter((verdict) => verdict.startsWith('CF-56'))).toEqual([
      'CF-56 within',
      'CF-56 over',
    ]);
  });
});

describe('a day taken from another paper’s word, or read by OCR', () => {
  it('makes an overrun a hint', () => {
    const closing = wordDocument('CLOSING', '结案审批表', [
      {
        rows: [
          ['立案日期', '2023年7月11日'],
          ['负责人意见', '同意。陶伯言 2023年12月1日'],
        ],
      },
    ]);
    expect(check({ decided: '2023-10-20' }, closing).findings).toMatchObject([
      { rule: 'E064', severity: 'hint', confidence: 0.7 },
    ]);
    const scanned = caseDocument(
      'DECISION',
      [printedPage(['行政处罚决定书', '云浦县市场监督管理局', '2023年10月20日'], 1, 'ocr')],
      '行政处罚决定书',
    );
    expect(check({ filed: '2023-07-11' }, scanned).findings).toMatchObject([
      { rule: 'E064', severity: 'hint' },
    ]);
  });
});

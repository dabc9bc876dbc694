/** A made-up penalty case, short enough for a test, whose dates, people and mistakes the test chooses. */
import type { DemoBlock, DemoDocument } from '../../main/backend/demo/schema.ts';

export interface Officer {
  readonly name: string;
  readonly certNo: string;
}

export interface CaseChoices {
  readonly organ: string;
  readonly party: string;
  readonly partyId: string;
  readonly officers: readonly [Officer, Officer];
  readonly caseNo: string;
  /** As the papers write them: 2023年3月6日. */
  readonly filed: string;
  readonly decided: string;
  readonly served: string;
  /** The notice names the right to be heard by its number before 2021. */
  readonly oldArticleInNotice: boolean;
  /** The decision names lighter punishment by its number before 2021. */
  readonly oldArticleInDecision: boolean;
  /** Words put into every document. */
  readonly aside: string;
  /** A line at the head of the decision: 秘密★5年. */
  readonly mark: string;
}

export const CLEAN: CaseChoices = {
  organ: '临溪县市场监督管理局',
  party: '临溪县松岭食品有限公司',
  partyId: '91990401MA5ABCDE1B',
  officers: [
    { name: '丁望舒', certNo: '99040120011' },
    { name: '冯子墨', certNo: '99040120022' },
  ],
  caseNo: '临市监处罚〔2023〕7号',
  filed: '2023年3月6日',
  decided: '2023年4月10日',
  served: '2023年4月12日',
  oldArticleInNotice: false,
  oldArticleInDecision: false,
  aside: '',
  mark: '',
};

/** Two superseded numbers and a late service. */
export const FAULTY: CaseChoices = {
  ...CLEAN,
  party: '临溪县北塬百货商行',
  partyId: '92990401MA5FGHJK2L',
  caseNo: '临市监处罚〔2023〕9号',
  served: '2023年5月8日',
  oldArticleInNotice: true,
  oldArticleInDecision: true,
};

function aside(choices: CaseChoices): DemoBlock[] {
  return choices.aside === '' ? [] : [{ kind: 'p', text: choices.aside }];
}

function filing(c: CaseChoices): DemoBlock[] {
  const handlers = c.officers.map((officer) => `${officer.name}（执法证号${officer.certNo}）`).join('、');
  return [
    { kind: 'center', text: c.organ },
    { kind: 'title', text: '立案审批表' },
    {
      kind: 'table',
      rows: [
        ['案由', '未按规定明码标价'],
        ['当事人', `${c.party}（统一社会信用代码${c.partyId}）`],
        ['承办人意见', `建议立案。\n承办人：${handlers}\n${c.filed}`],
        ['负责人审批意见', `同意立案。\n签名：贺兰山\n${c.filed}`],
      ],
    },
    ...aside(c),
  ];
}

function notice(c: CaseChoices): DemoBlock[] {
  const article = c.oldArticleInNotice ? '第三十二条' : '第四十五条';
  return [
    { kind: 'center', text: c.organ },
    { kind: 'title', text: '行政处罚告知书' },
    { kind: 'left', text: `${c.party}：` },
    { kind: 'p', text: '你单位销售的十二种商品没有明码标价，本局拟对你单位罚款人民币2000元。' },
    {
      kind: 'p',
      text: `依据《中华人民共和国行政处罚法》${article}的规定，你单位有权对上述事项进行陈述和申辩。`,
    },
    ...aside(c),
    { kind: 'right', text: `${c.organ}（印章）` },
    { kind: 'right', text: '2023年3月28日' },
  ];
}

function decision(c: CaseChoices): DemoBlock[] {
  const article = c.oldArticleInDecision ? '第二十七条' : '第三十二条';
  return [
    ...(c.mark === '' ? [] : [{ kind: 'left' as const, text: c.mark }]),
    { kind: 'center', text: c.organ },
    { kind: 'title', text: '行政处罚决定书' },
    { kind: 'center', text: c.caseNo },
    { kind: 'left', text: `当事人：${c.party}` },
    {
      kind: 'left',
      text: `${/^\d{17}[\dX]$/.test(c.partyId) ? '公民身份号码' : '统一社会信用代码'}：${c.partyId}`,
    },
    { kind: 'p', text: `本局于${c.filed}立案调查。经查，当事人销售的十二种商品没有明码标价。` },
    { kind: 'p', text: '以上事实有现场检查笔录、询问笔录、商品照片等证据证实。' },
    { kind: 'p', text: '本局已将拟作出的行政处罚告知当事人，当事人在规定期限内没有提出陈述、申辩意见。' },
    {
      kind: 'p',
      text: `当事人主动消除违法行为危害后果，依照《中华人民共和国行政处罚法》${article}第一款第（一）项的规定，应当从轻或者减轻处罚。`,
    },
    { kind: 'p', text: '本局决定对当事人罚款人民币2000元。' },
    { kind: 'p', text: '当事人应当自收到本决定书之日起十五日内到指定银行缴纳罚款。' },
    {
      kind: 'p',
      text: '如不服本决定，可以自收到本决定书之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。',
    },
    ...aside(c),
    { kind: 'right', text: `${c.organ}（印章）` },
    { kind: 'right', text: c.decided },
  ];
}

function service(c: CaseChoices): DemoBlock[] {
  const servers = c.officers.map((officer) => `${officer.name}（执法证号${officer.certNo}）`).join('　');
  return [
    { kind: 'center', text: c.organ },
    { kind: 'title', text: '送达回证' },
    {
      kind: 'table',
      rows: [
        ['受送达人', c.party],
        ['送达文书名称', '行政处罚决定书'],
        ['文书编号', c.caseNo],
        ['送达方式', '直接送达'],
        ['送达日期', c.served],
        ['送达人', servers],
      ],
    },
  ];
}

/** The case's documents in the order of its file. */
export function penaltyCase(choices: Partial<CaseChoices> = {}): DemoDocument[] {
  const c = { ...CLEAN, ...choices };
  return [
    { file: '1立案审批表.docx', blocks: filing(c) },
    { file: '2行政处罚告知书.docx', blocks: notice(c) },
    { file: '10行政处罚决定书.pdf', blocks: decision(c) },
    { file: '11送达回证.pdf', blocks: service(c) },
  ];
}

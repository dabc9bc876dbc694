/**
 * Case files in six layouts, each clean and with one error planted at a time: for measuring the rules, by errors found
 * and by false alarms on the clean twins. Places, firms, persons and numbers are invented; the words are our own.
 */
import { splitFile } from '../../shared/facts/split.ts';
import type { CaseDocument } from '../../shared/facts/view.ts';
import type { Vocabulary } from '../../shared/facts/vocabulary.ts';
import { flowPage, type Part, printedPage } from '../unit/builders/pages.ts';

interface Subject {
  readonly region: string;
  readonly office: string;
  readonly short: string;
  readonly party: string;
  readonly code: string;
  readonly person: string;
  readonly cause: string;
  readonly place: string;
  readonly officers: readonly [string, string];
  readonly certs: readonly [string, string];
  readonly fine: string;
  readonly capitals: string;
}

const FIRM: Subject = {
  region: '云岭县',
  office: '云岭县市场监督管理局',
  short: '云市监',
  party: '云岭县禾润食品有限公司',
  code: '91130102MA0F4U5Q8J',
  person: '宋立平',
  cause: '经营超过保质期的食品',
  place: '云岭县兴业路18号禾润食品门店',
  officers: ['林致远', '何清'],
  certs: ['13010200017', '13010200025'],
  fine: '6000',
  capitals: '陆仟元整',
};

const TRADER: Subject = {
  ...FIRM,
  region: '青石区',
  office: '江宁市青石区农业农村局',
  short: '江青农',
  party: '青石区春晖农资经营部',
  code: '92130102MA0F4U5Q8F',
  person: '曹春晖',
  cause: '经营标签不符合规定的种子',
  place: '青石区望湖街道农贸路7号',
  officers: ['欧阳建国', '谭悦'],
  certs: ['32010402011', '32010402036'],
  fine: '2800',
  capitals: '贰仟捌佰元整',
};

/** The words one office uses where another uses others. */
interface Wording {
  readonly we: string;
  readonly you: string;
  readonly inspected: string;
  readonly asked: string;
  readonly told: string;
  readonly read: string;
  readonly remedy: (subject: Subject) => string;
  readonly pay: string;
  readonly intro: (subject: Subject) => string;
}

const PLAIN: Wording = {
  we: '本局',
  you: '你单位',
  inspected: '检查人员',
  asked: '询问人',
  told: '执法人员出示了执法证件，告知被检查人有权申请回避，被检查人表示不申请。',
  read: '以上笔录我看过，与我说的相符。',
  pay: '当事人应当自收到本决定书之日起十五日内，将罚款缴至农业银行营业部（账号：6210810000123）。',
  remedy: ({ region }) =>
    `如不服本决定，可以自收到本决定书之日起六十日内向${region}人民政府申请行政复议，也可以自收到本决定书之日起六个月内直接向${region}人民法院提起行政诉讼。`,
  intro: () => '经查，',
};

const FORMAL: Wording = {
  we: '本机关',
  you: '你（单位）',
  inspected: '执法人员',
  asked: '询问人员',
  told: '我们是执法人员，这是我们的证件，请过目。你有申请回避、陈述和申辩的权利。当事人：看过了，不申请回避。',
  read: '上述记录经本人阅读核对，属实无误。',
  pay: '罚款限于收到本处罚决定书之日起15日内缴到代收银行，逾期每日按罚款数额的3%加处罚款。',
  remedy: ({ region }) =>
    `当事人对本处罚决定不服的，可在接到本决定书之日起60日内，依法向${region}人民政府申请复议，或者在6个月内依法向${region}人民法院起诉。`,
  intro: ({ cause }) => `当事人涉嫌${cause}一案，现已调查终结。`,
};

type Papers = Readonly<Record<string, readonly Part[]>>;

function officers({ officers: [a, b], certs: [x, y] }: Subject, separator: string): string {
  return `${a}（执法证号：${x}）${separator}${b}（执法证号：${y}）`;
}

function records(s: Subject, w: Wording, asTable: boolean): Papers {
  const [a, b] = s.officers;
  const site: readonly (readonly [string, string])[] = [
    ['检查时间', '2024年3月4日9时10分至10时05分'],
    ['检查地点', s.place],
    ['被检查人', s.party],
    [w.inspected, officers(s, '、')],
    ['记录人', b],
  ];
  const talk: readonly (readonly [string, string])[] = [
    ['询问时间', '2024年3月8日14时00分至15时10分'],
    ['询问地点', `${s.office}二楼询问室`],
    ['被询问人', s.person],
    [w.asked, officers(s, '、')],
    ['记录人', b],
  ];
  const head = (rows: readonly (readonly [string, string])[]): Part[] =>
    asTable ? [{ rows }] : rows.map(([label, value]) => `${label}：${value}`);
  return {
    SITE_RECORD: [
      '现场检查笔录',
      ...head(site),
      w.told,
      '现场情况：货架上摆放涉案产品12袋，外包装完好。',
      '（以下空白）',
      '以上笔录已阅，与现场情况相符。',
      `被检查人签名：${s.person}　2024年3月4日`,
      `${w.inspected}签名：${a}、${b}　2024年3月4日`,
    ],
    INTERVIEW: [
      '询问笔录',
      ...head(talk),
      `问：我们是${s.office}的执法人员${a}、${b}，这是我们的执法证件，你看清了吗？是否申请回避？`,
      '答：看清了，不申请回避。',
      '问：这批产品从哪里购进？',
      '答：今年1月购进20袋，卖出8袋。',
      w.read,
      `被询问人签名：${s.person}　2024年3月8日`,
      `${w.asked}签名：${a}、${b}　2024年3月8日`,
    ],
  };
}

function forms(s: Subject, w: Wording): Papers {
  const [a, b] = s.officers;
  return {
    FILING: [
      '立案审批表',
      {
        rows: [
          ['案由', s.cause],
          ['案件来源', '日常检查'],
          ['当事人', s.party],
          ['承办人意见', `建议立案。${a}、${b}　2024年3月5日`],
          ['负责人审批意见', '同意立案。石国安　2024年3月5日'],
        ],
      },
    ],
    INVEST_REPORT: [
      '案件调查终结报告',
      `当事人：${s.party}`,
      `${w.intro(s)}当事人2024年1月购进涉案产品20袋，货值金额400元。`,
      `建议作出如下处罚：罚款${s.fine}元（${s.capitals}）。`,
      `办案人员：${a}、${b}`,
      '2024年3月20日',
    ],
    LEGAL_REVIEW: [
      '法制审核意见书',
      {
        rows: [
          ['案由', s.cause],
          ['审核意见', '事实清楚，程序合法。审核结论：通过'],
          ['审核人员', '白雪莲　2024年3月22日'],
        ],
      },
    ],
    APPROVAL: [
      '行政处罚决定审批表',
      {
        rows: [
          ['案由', s.cause],
          ['承办人意见', `建议罚款${s.fine}元。${a}、${b}　2024年4月7日`],
          ['负责人意见', '同意。石国安　2024年4月8日'],
        ],
      },
    ],
    CLOSING: [
      '结案审批表',
      {
        rows: [
          ['案由', s.cause],
          ['处罚内容', `罚款${s.fine}元`],
          ['执行情况', '罚款已缴清'],
          ['负责人意见', '同意结案。石国安　2024年4月20日'],
        ],
      },
    ],
    RECEIPT: [
      '罚没收入票据',
      {
        rows: [
          ['缴款人', s.party],
          ['缴款日期', '2024年4月12日'],
          ['金额合计（大写）', s.capitals],
          ['（小写）', `¥${Number(s.fine).toLocaleString('en-US')}.00`],
        ],
      },
    ],
  };
}

function served(s: Subject, title: string, day: string): readonly Part[] {
  return [
    '送达回证',
    {
      rows: [
        ['送达文书名称', title],
        ['受送达人', s.party],
        ['送达方式', '直接送达'],
        ['送达地点', s.place],
        ['收件人签名及收到日期', `${s.person}　${day}`],
        ['送达人', s.officers.join('、')],
      ],
    },
  ];
}

function letters(s: Subject, w: Wording, chineseDates: boolean): Papers {
  const [told, decided] = chineseDates
    ? ['二〇二四年三月二十五日', '二〇二四年四月八日']
    : ['2024年3月25日', '2024年4月8日'];
  return {
    NOTICE: [
      '行政处罚事先告知书',
      `${s.short}罚告〔2024〕11号`,
      `${s.party}：`,
      `${w.intro(s)}当事人2024年1月购进涉案产品20袋，货值金额400元。${w.we}拟对${w.you}作出如下行政处罚：`,
      `罚款${s.fine}元（${s.capitals}）。`,
      `${w.you}可以自收到本告知书之日起五个工作日内提出陈述、申辩；逾期未提出的，视为放弃。`,
      `${s.office}（印章）`,
      told,
    ],
    DECISION: [
      '行政处罚决定书',
      `${s.short}罚〔2024〕11号`,
      `当事人：${s.party}`,
      `统一社会信用代码：${s.code}`,
      `法定代表人（负责人）：${s.person}`,
      `${w.intro(s)}当事人2024年1月购进涉案产品20袋，货值金额400元。以上事实有现场检查笔录、询问笔录、照片等证据证明。`,
      `${w.we}于2024年3月25日送达告知书，当事人未提出陈述、申辩。`,
      `依照《中华人民共和国行政处罚法》第五十七条的规定，${w.we}决定对当事人处罚如下：`,
      `罚款${s.fine}元（${s.capitals}）。`,
      w.pay,
      w.remedy(s),
      `${s.office}（印章）`,
      decided,
    ],
    SERVICE: served(s, '行政处罚事先告知书', '2024年3月25日'),
    'SERVICE#2': served(s, '行政处罚决定书', '2024年4月9日'),
  };
}

const COLUMNS = 40;

/** A paper as it comes out of a printed form: cells side by side, lines cut at the margin. */
function printed(parts: readonly Part[]): string[] {
  const lines = parts.flatMap((part) => {
    if (typeof part === 'string') return [part];
    if ('rows' in part) return part.rows.map((cells) => cells.join(' '));
    return [part.text];
  });
  return lines.flatMap((line) => line.match(new RegExp(`.{1,${COLUMNS}}`, 'gu')) ?? ['']);
}

export interface Layout {
  readonly name: string;
  readonly papers: Papers;
  readonly kind: 'word' | 'printed' | 'bound';
}

function layout(
  name: string,
  kind: Layout['kind'],
  s: Subject,
  w: Wording,
  asTable: boolean,
  chineseDates: boolean,
): Layout {
  return {
    name,
    kind,
    papers: { ...forms(s, w), ...records(s, w, asTable), ...letters(s, w, chineseDates) },
  };
}

/** Six offices' ways. */
export const LAYOUTS: readonly Layout[] = [
  layout('word, lines', 'word', FIRM, PLAIN, false, false),
  layout('word, tables, dates in characters', 'word', FIRM, PLAIN, true, true),
  layout('printed, wrapped', 'printed', FIRM, PLAIN, false, false),
  layout('word, other words, sole trader', 'word', TRADER, FORMAL, false, true),
  layout('printed, other words', 'printed', TRADER, FORMAL, false, false),
  layout('one bound PDF', 'bound', FIRM, FORMAL, false, true),
];

/** One error: the paper, the words replaced, and the code it must be found under. */
export interface Planted {
  readonly code: string;
  readonly kind: string;
  readonly from: RegExp;
  readonly to: string;
}

export const PLANTS: readonly Planted[] = [
  {
    code: 'E003',
    kind: 'SITE_RECORD',
    from: /、何清（执法证号：\d+）|、何清|、谭悦（执法证号：\d+）|、谭悦|(?<=记录人","|记录人：)(?:何清|谭悦)/g,
    to: '',
  },
  { code: 'E005', kind: 'INTERVIEW', from: /(1301020001|3201040201)\d/g, to: '$19' },
  { code: 'E010', kind: 'RECEIPT', from: /(禾润|春晖)(?=食品|农资)/g, to: '禾顺' },
  { code: 'E013', kind: 'DECISION', from: /(MA0F4U5Q8)[JF]/g, to: '$1K' },
  { code: 'E014', kind: 'CLOSING', from: /罚款\d+元/g, to: '罚款1000元' },
  { code: 'E015', kind: 'DECISION', from: /"(?:当事人应当自|罚款限于)[^"]*"/g, to: '"请按时履行。"' },
  { code: 'E017', kind: 'DECISION', from: /〔2024〕/g, to: '（2024）' },
  { code: 'E017', kind: 'DECISION', from: /〔2024〕/g, to: '〔2022〕' },
  { code: 'E018', kind: 'NOTICE', from: /陆仟元整|贰仟捌佰元整/g, to: '玖仟元整' },
  { code: 'E019', kind: 'RECEIPT', from: /¥[\d,.]+|陆仟元整|贰仟捌佰元整/g, to: '¥500.00' },
  { code: 'E041', kind: 'SERVICE', from: /2024年3月25日/g, to: '2024年4月3日' },
  { code: 'E045', kind: 'NOTICE', from: /罚款\d+元（[^）]+）/g, to: '罚款1000元（壹仟元整）' },
  { code: 'E046', kind: 'FILING', from: /2024年3月5日/g, to: '2024年3月11日' },
  { code: 'E051', kind: 'LEGAL_REVIEW', from: /审核结论：通过/g, to: '审核结论：不通过' },
  { code: 'E053', kind: 'LEGAL_REVIEW', from: /白雪莲/g, to: '林致远' },
  { code: 'E067', kind: 'DECISION', from: /(十五|15)日内(?=，将|缴)/g, to: '三十日内' },
  { code: 'E081', kind: 'SITE_RECORD', from: /至10时05分/g, to: '' },
  { code: 'E090', kind: 'DECISION', from: /当事人未提出陈述、申辩/g, to: '当事人签收' },
  { code: 'E091', kind: 'DECISION', from: /，(?:也可以|或者在)[^。]*(?:诉讼|起诉)/g, to: '' },
  { code: 'E092', kind: 'DECISION', from: /向[^，。]{2,6}人民政府/g, to: '向江宁市农业农村局' },
  { code: 'E093', kind: 'DECISION', from: /(?:六|6)个月/g, to: '三个月' },
  { code: 'E101', kind: 'NOTICE', from: /20袋/g, to: '【】袋' },
  { code: 'E102', kind: 'INVEST_REPORT', from: /2024年3月20日/g, to: '2024年2月30日' },
  { code: 'E144', kind: 'SITE_RECORD', from: /2024年3月4日/g, to: '2024年5月4日' },
];

const NAMES: Readonly<Record<string, string>> = {
  SERVICE: '送达回证（告知书）',
  'SERVICE#2': '送达回证（决定书）',
};

/** The papers with one error in them; null where this layout has not the words. */
export function planted(papers: Papers, { kind, from, to }: Planted, reviewer: string): Papers | null {
  const text = JSON.stringify(papers[kind] ?? []);
  const changed = text.replace(from, to === '林致远' ? reviewer : to);
  return changed === text ? null : { ...papers, [kind]: JSON.parse(changed) as readonly Part[] };
}

/** The name of the first officer of a layout, for planting him where he must not be. */
export function firstOfficer({ papers }: Layout): string {
  return JSON.stringify(papers['INVEST_REPORT']).includes('林致远') ? '林致远' : '欧阳建国';
}

/** A case as the reader would give it: files, split and classified. */
export function documentsOf(
  { kind, papers }: Pick<Layout, 'kind' | 'papers'>,
  vocabulary: Vocabulary,
): CaseDocument[] {
  const entries = Object.entries(papers);
  if (kind === 'bound') {
    const pages = entries.map(([, parts], index) =>
      printedPage([...printed(parts), String(index + 1)], index + 1),
    );
    return splitFile({ id: 'bound', file: '卷宗.pdf', pages }, vocabulary);
  }
  return entries.flatMap(([key, parts], index) => {
    const title = NAMES[key] ?? (typeof parts[0] === 'string' ? parts[0] : key);
    const suffix = kind === 'word' ? 'docx' : 'pdf';
    const page = kind === 'word' ? flowPage(parts) : printedPage(printed(parts));
    return splitFile(
      { id: key, file: `${String(index + 1).padStart(2, '0')}${title}.${suffix}`, pages: [page] },
      vocabulary,
    );
  });
}

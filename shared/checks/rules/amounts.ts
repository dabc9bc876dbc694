/** Sums: capitals against digits, notice against decision against receipt, the range the papers themselves quote. */
import { CAPITAL_CLASS, readCapitalAmount } from '../../facts/numbers/capital-amount.ts';
import type { FactAnchor } from '../../facts/view.ts';
import type { CaseFile } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from '../rule/rule.ts';

const CAPITALS = `[${CAPITAL_CLASS}]*[壹贰叁肆伍陆柒捌玖拾佰仟][${CAPITAL_CLASS}]*[元圆](?:[${CAPITAL_CLASS}]角)?(?:零?[${CAPITAL_CLASS}]分)?[整正]?`;
const DIGITS = '[¥￥]?((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d{1,2})?)(万)?';
const PAIRED = [
  new RegExp(`${DIGITS}元\\((?:人民币)?(?:大写)?:?(?:人民币)?(?<after>${CAPITALS})\\)`, 'g'),
  new RegExp(
    `(?<words>${CAPITALS})(?:\\((?:小写:?)?(?:人民币)?[¥￥]?(?<inner>(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d{1,2})?)(?<wan>万)?元?\\)|,?\\(?小写\\)?:?(?:人民币)?[¥￥]?(?<named>(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d{1,2})?)|[¥￥](?<marked>(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d{1,2})?))`,
    'g',
  ),
  new RegExp(
    `(?:小写)\\)?:?${DIGITS}元?,?(?:金额(?:合计)?)?\\(?(?:人民币)?大写\\)?:?(?:人民币)?(?<after>${CAPITALS})`,
    'g',
  ),
];

export function yuan(digits: string | undefined, wan: string | undefined): number {
  return Number((digits ?? '').replaceAll(',', '')) * (wan === undefined ? 1 : 10_000);
}

const CENT = 0.005;

/** E018: a sum in capitals that is not the sum in digits beside it. */
export const capitalsMatchDigits: Rule = (file) => {
  let pairs = 0;
  const found: Outcome[] = [];
  for (const paper of file.papers)
    for (const pattern of PAIRED)
      for (const match of paper.all(pattern)) {
        const { words: before, after, inner, named, marked, wan } = match.groups ?? {};
        const words = before ?? after ?? '';
        const digits = yuan(inner ?? named ?? marked ?? match[1], before === undefined ? match[2] : wan);
        const read = readCapitalAmount(words);
        if (read === null || !Number.isFinite(digits)) continue;
        pairs += 1;
        const differs = Math.abs(read.value - digits) > CENT;
        if (!differs && !read.isMixed) continue;
        found.push(
          violated('E018', differs ? 'differs' : 'mixed', {
            params: { words, digits, document: paper.title, value: read.value },
            where: [paper.atMatch(match)],
            isSure: differs,
            subject: `capitals|${words}|${digits}`,
          }),
        );
      }
  if (pairs === 0) return [];
  return orHolds('E018', firstPerSubject(found));
};

function firstPerSubject(found: readonly Outcome[]): Outcome[] {
  const seen = new Set<string>();
  return found.filter((outcome) => {
    if (outcome.kind !== 'violated' || seen.has(outcome.subject)) return false;
    seen.add(outcome.subject);
    return true;
  });
}

export function place(paper: Paper, range: { start: number; end: number }): FactAnchor {
  return paper.at(range.start, range.end);
}

const MITIGATED = /(?:采纳|予以采信|部分采纳|酌情|减少|从轻|减轻)/;

/** E045: the decision is heavier than the notice; E014: lighter, and nothing in the file says why. @law admin-penalty-law@2021#45 */
export const decisionNotHeavier: Rule = (file) => {
  const { notice } = file;
  const decision = file.readable('DECISION')[0];
  if (!decision || !notice || file.of('NOTICE').length > 1) return [];
  const [told, made] = [file.operative(notice), file.operative(decision)];
  const found: Outcome[] = [];
  if (told.fine && made.fine) {
    const params = { told: told.fine.value, made: made.fine.value };
    const where = [place(decision, made.fine), place(notice, told.fine)];
    if (made.fine.value > told.fine.value)
      found.push(violated('E045', 'heavier', { params, where, subject: 'fine' }));
    else if (made.fine.value < told.fine.value && !wasHeard(file, decision))
      found.push(violated('E014', 'notice-decision', { params, where, subject: 'fine' }));
  }
  const added = [
    'revoke-licence',
    'stop-business',
    'detention',
    'confiscate-gains',
    'confiscate-goods',
    'fine',
  ].filter((kind) => made.kinds.has(kind) && !told.kinds.has(kind) && told.kinds.size > 0);
  const [kind] = added;
  if (kind !== undefined && (kind !== 'fine' || made.fine))
    found.push(
      violated('E045', `added-${kind}`, {
        where: [
          decision.at(made.start, Math.min(made.end, made.start + 80)),
          notice.at(told.start, Math.min(told.end, told.start + 80)),
        ],
        isSure: !['confiscate-goods', 'confiscate-gains'].includes(kind) && told.fines.length > 0,
        subject: 'penalty-kind',
      }),
    );
  if (found.length > 0) return found;
  return told.fine && made.fine ? [{ kind: 'holds', code: 'E045' }] : [undetermined('E045', 'amount:fine')];
};

function wasHeard(file: CaseFile, decision: Paper): boolean {
  if (file.of('STATEMENT', 'HEARING_RECORD', 'REVIEW_STMT', 'SELF_STMT').length > 0) return true;
  const mention = decision.find(/(?:提出|书面)(?:了)?(?:陈述|申辩|意见)|听取了/);
  return mention !== null && MITIGATED.test(decision.text.slice(mention.index));
}

interface Labelled {
  readonly name: string;
  readonly pattern: RegExp;
}

export const LABELLED: readonly Labelled[] = [
  { name: '货值金额', pattern: /货值(?:金额)?(?:共计|合计|为|计)?(?:人民币)?(\d[\d,]*(?:\.\d+)?)元/g },
  {
    name: '违法所得',
    pattern: /(?<!没收)(?:违法所得|非法获利|获利)(?:共计|合计|为|计)?(?:人民币)?(\d[\d,]*(?:\.\d+)?)元/g,
  },
];

/** E014: one sum that the main papers write differently; penalties of the closing form against the decision. */
export const sumsAgree: Rule = (file) => {
  const decision = file.readable('DECISION')[0];
  if (!decision) return [];
  const found: Outcome[] = [];
  for (const { name, pattern } of LABELLED) {
    const own = singleSum(decision, pattern);
    if (own === null) continue;
    for (const paper of file.readable('NOTICE', 'INVEST_REPORT', 'APPROVAL')) {
      const other = singleSum(paper, pattern);
      if (other === null || Math.abs(other.value - own.value) < CENT) continue;
      found.push(
        violated('E014', 'labelled-sum', {
          params: { name, first: own.value, second: other.value, document: paper.title },
          where: [own.anchor, other.anchor],
          subject: `sum|${name}`,
        }),
      );
      break;
    }
  }
  return orHolds('E014', [...found, ...closingDiffers(file, decision), ...goodsDiffer(file, decision)]);
};

export function singleSum(paper: Paper, pattern: RegExp): { value: number; anchor: FactAnchor } | null {
  const all = paper.all(pattern);
  const values = new Set(all.map((match) => yuan(match[1], undefined)));
  const [first] = all;
  return values.size === 1 && first
    ? { value: yuan(first[1], undefined), anchor: paper.atMatch(first) }
    : null;
}

function closingDiffers(file: CaseFile, decision: Paper): Outcome[] {
  const made = file.operative(decision).fine;
  if (!made || file.of('DEFER', 'RECON_COURT').length > 0) return [];
  return file.readable('CLOSING', 'APPROVAL').flatMap((paper): Outcome[] => {
    const fines = file.operative(paper).fines;
    const [first] = fines;
    if (!first || fines.some(({ value }) => value === made.value)) return [];
    return [
      violated('E014', 'form-decision', {
        params: { document: paper.title, first: made.value, second: first.value },
        where: [place(paper, first), place(decision, made)],
        isSure: paper.kind === 'CLOSING' || !paper.has(/(?:分期|加处|减免|调整|变更为)/),
        subject: `fine|${paper.kind}`,
      }),
    ];
  });
}

const LISTED =
  /(?:先行登记保存|扣押|查封|封存|登记保存)[^.;]{0,40}?(\d+)(瓶|盘|件|箱|袋|盒|台|公斤|千克|吨|包|桶|支|套)|(\d+)(瓶|盘|件|箱|袋|盒|台|公斤|千克|吨|包|桶|支|套)[^.;,]{0,20}?(?:予以)?(?:先行登记保存|扣押|查封)/g;

/** What is confiscated against what the notice says. */
function goodsDiffer(file: CaseFile, decision: Paper): Outcome[] {
  const made = file.operative(decision).goods;
  const [item] = made;
  if (made.length !== 1 || !item) return [];
  const sources = [
    ...file.readable('NOTICE'),
    ...file.readable('PRESERVE', 'SEIZE', 'PRESERVE_LIST', 'SEIZE_LIST', 'SITE_RECORD'),
  ];
  for (const paper of sources) {
    const counts =
      paper.kind === 'NOTICE'
        ? file.operative(paper).goods
        : paper.all(LISTED).map((match) => ({
            count: Number(match[1] ?? match[3]),
            unit: match[2] ?? match[4] ?? '',
            start: match.index,
            end: match.index + match[0].length,
          }));
    const same = counts.filter(({ unit }) => unit === item.unit);
    const [other] = same;
    if (!other || same.some(({ count }) => count === item.count)) continue;
    if (
      paper.kind !== 'NOTICE' &&
      (same.length !== 1 || decision.has(/退还|返还|发还|检验(?:用|消耗)|抽(?:取|检)|送检|已售/))
    )
      continue;
    return [
      violated('E014', 'goods', {
        params: { document: paper.title, first: item.count, second: other.count, unit: item.unit },
        where: [place(decision, item), place(paper, other)],
        isSure: paper.kind === 'NOTICE',
        subject: 'goods',
      }),
    ];
  }
  return [];
}

const PAID =
  /(?:小写\)?:?|金额(?:合计)?(?:\(小写\))?:?|¥|￥|实(?:收|缴)(?:金额)?:?)(?:人民币)?[¥￥]?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?)/g;

/** E019: what was paid, and by whom, against the decision. @law admin-penalty-law@2021#67 */
export const receiptsMatch: Rule = (file) => {
  const decision = file.readable('DECISION', 'SIMPLE_DECISION')[0];
  const receipts = file.readable('RECEIPT');
  if (!decision || receipts.length === 0) return [];
  const made = file.operative(decision);
  if (!made.fine) return [undetermined('E019', 'amount:fine')];
  const fine = made.fine.value;
  const gains = made.gains?.value ?? 0;
  if (file.of('DEFER').length > 0 || receipts.some((paper) => paper.has(/分期|减免|加处|滞纳/)))
    return [undetermined('E019', 'document:DEFER')];
  const paid = receipts.map((paper) => ({
    paper,
    matches: paper.all(PAID).filter((match) => yuan(match[1], undefined) > 0),
  }));
  const values = paid.map(({ matches }) => new Set(matches.map((match) => yuan(match[1], undefined))));
  if (values.some(({ size }) => size === 0)) return [undetermined('E019', 'amount:receipt')];
  const expected = [fine, fine + gains, gains].filter((value) => value > 0);
  const total = values.reduce((sum, set) => sum + Math.max(...set), 0);
  const isRight =
    expected.some((value) => Math.abs(total - value) < CENT) ||
    values.every((set) =>
      [...set].some((value) => expected.some((wanted) => Math.abs(wanted - value) < CENT)),
    );
  if (isRight) return [{ kind: 'holds', code: 'E019' }];
  const [first] = paid;
  const match = first?.matches.at(-1);
  if (!first || !match) return [];
  return [
    violated('E019', 'amount', {
      params: { paid: total, expected: fine + gains },
      where: [first.paper.atMatch(match), decision.at(made.fine.start, made.fine.end)],
      isSure: receipts.length === 1 && values[0]?.size === 1,
      subject: 'paid',
    }),
  ];
};

/** E036: illegal gains found and left with the party. @law admin-penalty-law@2021#28 */
export const gainsConfiscated: Rule = (file) => {
  const decision = file.readable('DECISION')[0];
  const gains = decision?.find(/(?:违法所得|非法获利)(?:共计|合计|为|计)?(?:人民币)?(\d[\d,]*(?:\.\d+)?)元/);
  if (!decision || !gains || yuan(gains[1], undefined) === 0) return [];
  if (decision.has(/没收[^.;]{0,8}违法所得|退(?:还|赔)|没有违法所得|无违法所得/))
    return [{ kind: 'holds', code: 'E036' }];
  return [
    violated('E036', 'gains', {
      params: { value: yuan(gains[1], undefined) },
      where: [decision.atMatch(gains)],
    }),
  ];
};

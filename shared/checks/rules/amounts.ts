/** Sums: capitals against digits, notice against decision against receipt, the range the papers themselves quote. */
import { CAPITAL_CLASS, readCapitalAmount } from '../../facts/capital-amount.ts';
import type { FactAnchor } from '../../facts/view.ts';
import type { CaseFile } from './case-file.ts';
import type { Paper } from './paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from './rule.ts';

const CAPITALS = `[${CAPITAL_CLASS}]*[壹贰叁肆伍陆柒捌玖拾佰仟][${CAPITAL_CLASS}]*[元圆](?:[${CAPITAL_CLASS}]角)?(?:零?[${CAPITAL_CLASS}]分)?[整正]?`;
const DIGITS = '[¥￥]?(\\d[\\d,]*(?:\\.\\d+)?)(万)?';
const PAIRED = [
  new RegExp(`${DIGITS}元\\((?:人民币)?(?:大写)?:?(?:人民币)?(${CAPITALS})\\)`, 'g'),
  new RegExp(`(?<words>${CAPITALS})\\(?(?:小写)?\\)?[:(]?(?:小写:?)?(?:人民币)?${DIGITS.replace('(\\d', '(?<digits>\\d').replace('(万)', '(?<wan>万)')}元?\\)?`, 'g'),
  new RegExp(`(?:小写)\\)?:?${DIGITS}元?,?(?:金额(?:合计)?)?\\(?(?:人民币)?大写\\)?:?(?:人民币)?(${CAPITALS})`, 'g'),
];

function yuan(digits: string | undefined, wan: string | undefined): number {
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
        const words = match.groups?.['words'] ?? match[3] ?? '';
        const digits = match.groups ? yuan(match.groups['digits'], match.groups['wan']) : yuan(match[1], match[2]);
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

function place(paper: Paper, range: { start: number; end: number }): FactAnchor {
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
  const added = ['revoke-licence', 'stop-business', 'detention', 'confiscate-gains', 'confiscate-goods', 'fine'].filter(
    (kind) => made.kinds.has(kind) && !told.kinds.has(kind) && told.kinds.size > 0,
  );
  const [kind] = added;
  if (kind !== undefined && (kind !== 'fine' || made.fine))
    found.push(
      violated('E045', `added-${kind}`, {
        where: [decision.at(made.start, Math.min(made.end, made.start + 80)), notice.at(told.start, Math.min(told.end, told.start + 80))],
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

const LABELLED: readonly Labelled[] = [
  { name: '货值金额', pattern: /货值(?:金额)?(?:共计|合计|为|计)?(?:人民币)?(\d[\d,]*(?:\.\d+)?)元/g },
  { name: '违法所得', pattern: /(?<!没收)(?:违法所得|非法获利|获利)(?:共计|合计|为|计)?(?:人民币)?(\d[\d,]*(?:\.\d+)?)元/g },
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

function singleSum(paper: Paper, pattern: RegExp): { value: number; anchor: FactAnchor } | null {
  const all = paper.all(pattern);
  const values = new Set(all.map((match) => yuan(match[1], undefined)));
  const [first] = all;
  return values.size === 1 && first ? { value: yuan(first[1], undefined), anchor: paper.atMatch(first) } : null;
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

const LISTED = /(?:先行登记保存|扣押|查封|封存|登记保存)[^.;]{0,40}?(\d+)(瓶|盘|件|箱|袋|盒|台|公斤|千克|吨|包|桶|支|套)|(\d+)(瓶|盘|件|箱|袋|盒|台|公斤|千克|吨|包|桶|支|套)[^.;,]{0,20}?(?:予以)?(?:先行登记保存|扣押|查封)/g;

/** What is confiscated against what the notice says. */
function goodsDiffer(file: CaseFile, decision: Paper): Outcome[] {
  const made = file.operative(decision).goods;
  const [item] = made;
  if (made.length !== 1 || !item) return [];
  const sources = [...file.readable('NOTICE'), ...file.readable('PRESERVE', 'SEIZE', 'PRESERVE_LIST', 'SEIZE_LIST', 'SITE_RECORD')];
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
    if (paper.kind !== 'NOTICE' && (same.length !== 1 || decision.has(/退还|返还|发还|检验(?:用|消耗)|抽(?:取|检)|送检|已售/))) continue;
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

const PAID = /(?:小写\)?:?|金额(?:合计)?(?:\(小写\))?:?|¥|￥|实(?:收|缴)(?:金额)?:?)(?:人民币)?[¥￥]?(\d[\d,]*(?:\.\d{1,2})?)/g;

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
  const paid = receipts.map((paper) => ({ paper, matches: paper.all(PAID).filter((match) => yuan(match[1], undefined) > 0) }));
  const values = paid.map(({ matches }) => new Set(matches.map((match) => yuan(match[1], undefined))));
  if (values.some(({ size }) => size === 0)) return [undetermined('E019', 'amount:receipt')];
  const expected = [fine, fine + gains, gains].filter((value) => value > 0);
  const total = values.reduce((sum, set) => sum + Math.max(...set), 0);
  const isRight =
    expected.some((value) => Math.abs(total - value) < CENT) ||
    values.every((set) => [...set].some((value) => expected.some((wanted) => Math.abs(wanted - value) < CENT)));
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

const NUM = `(\\d[\\d,]*(?:\\.\\d+)?|[${CAPITAL_CLASS}]+)(万)?元`;
const RANGE = new RegExp(`(?:处(?:以)?)?${NUM}以上(?:,)?${NUM}以下`, 'g');
const TIMES = new RegExp(`货值金额([${CAPITAL_CLASS}\\d.]+)倍以上([${CAPITAL_CLASS}\\d.]+)倍以下`, 'g');

function plain(text: string | undefined, wan: string | undefined): number | null {
  if (text === undefined) return null;
  const unit = wan === undefined ? 1 : 10_000;
  if (/^\d/.test(text)) return yuan(text, undefined) * unit;
  const capitals = [...text]
    .map((char) => {
      const at = '一二三四五六七八九十百千两'.indexOf(char);
      return at < 0 ? char : '壹贰叁肆伍陆柒捌玖拾佰仟贰'.charAt(at);
    })
    .join('');
  const read = readCapitalAmount(`${capitals}元`)?.value;
  return read === undefined ? null : read * unit;
}

interface PenaltyRange {
  readonly low: number;
  readonly high: number;
  readonly anchor: FactAnchor;
  /** Said of the office's own benchmark, not of the law. */
  readonly isBenchmark: boolean;
  readonly before: string;
}

/** The ranges of fines a paper quotes. */
export function quotedRanges(paper: Paper): PenaltyRange[] {
  const plainRanges = paper.all(RANGE).flatMap((match): PenaltyRange[] => {
    const high = plain(match[3], match[4]);
    const low = plain(match[1], match[2] ?? (/^\d+$/.test(match[1] ?? '') || high === null ? undefined : undefined));
    if (low === null || high === null || high <= low) return [];
    const before = paper.text.slice(Math.max(0, match.index - 60), match.index);
    return [{ low, high, anchor: paper.atMatch(match), isBenchmark: /裁量|基准|档/.test(before), before }];
  });
  const goods = singleSum(paper, LABELLED[0]?.pattern ?? /$^/g);
  if (goods === null) return plainRanges;
  const times = paper.all(TIMES).flatMap((match): PenaltyRange[] => {
    const [low, high] = [plain(match[1], undefined), plain(match[2], undefined)];
    if (low === null || high === null) return [];
    const before = paper.text.slice(Math.max(0, match.index - 60), match.index);
    return [{ low: low * goods.value, high: high * goods.value, anchor: paper.atMatch(match), isBenchmark: /裁量|基准|档/.test(before), before }];
  });
  return [...plainRanges, ...times];
}

const REDUCED = /减轻(?:行政)?处罚|不予(?:行政)?处罚|予以减轻|应当减轻|可以减轻/;
/** Upper and lower share of a range in which lighter or heavier treatment is a contradiction. */
const HIGH_SHARE = 0.7;
const LOW_SHARE = 0.3;

/** E030, E031, E033, E035: the fine against the ranges and reasons the decision itself gives. @law admin-penalty-law@2021#34 */
export const fineWithinRange: Rule = (file) => {
  const decision = file.readable('DECISION')[0];
  const fine = decision ? file.operative(decision).fine : null;
  if (!decision || !fine) return [];
  const ranges = quotedRanges(decision);
  const law = ranges.filter(({ isBenchmark }) => !isBenchmark);
  const own = ranges.filter(({ isBenchmark }) => isBenchmark);
  const where = (range: PenaltyRange | undefined): (FactAnchor | undefined)[] => [place(decision, fine), range?.anchor];
  const highest = law.toSorted((a, b) => b.high - a.high)[0];
  const lowest = law.toSorted((a, b) => a.low - b.low)[0];
  const params = (range: PenaltyRange): Record<string, number> => ({ fine: fine.value, low: range.low, high: range.high });
  if (highest && fine.value > highest.high)
    return [violated('E030', 'above', { params: params(highest), where: where(highest), isSure: file.operative(decision).fines.length === 1 || law.length === 1, subject: 'fine-range' })];
  if (lowest && fine.value < lowest.low && !decision.has(REDUCED))
    return [violated('E031', 'below', { params: params(lowest), where: where(lowest), subject: 'fine-range' })];
  const [benchmark] = own;
  if (benchmark && own.length === 1 && (fine.value < benchmark.low || fine.value > benchmark.high))
    return [violated('E033', 'benchmark', { params: params(benchmark), where: where(benchmark), subject: 'fine-range' })];
  const [range] = law;
  if (!range || law.length !== 1) return [undetermined('E035', 'amount:range')];
  const share = (fine.value - range.low) / (range.high - range.low);
  const lighter = /(?:从轻(?:行政)?处罚|予以从轻|应当从轻|可以从轻)(?!或)/.exec(decision.text);
  const heavier = /从重(?:行政)?处罚|予以从重/.exec(decision.text);
  if (lighter && !heavier && !decision.has(REDUCED) && share >= HIGH_SHARE)
    return [violated('E035', 'lighter-high', { params: params(range), where: [decision.atMatch(lighter), ...where(range)], subject: 'fine-range' })];
  if (heavier && !lighter && share <= LOW_SHARE)
    return [violated('E035', 'heavier-low', { params: params(range), where: [decision.atMatch(heavier), ...where(range)], subject: 'fine-range' })];
  return ['E030', 'E031', 'E035'].map((code) => ({ kind: 'holds', code }) as const);
};

const MULTIPLE = /货值金额(?:的)?(\d+(?:\.\d+)?)倍(?!以)/g;

/** E033: the multiple of the goods' value that the papers name does not give the fine. */
export const multipleGivesFine: Rule = (file) => {
  const decision = file.readable('DECISION')[0];
  const fine = decision ? file.operative(decision).fine : null;
  const goods = decision ? singleSum(decision, LABELLED[0]?.pattern ?? /$^/g) : null;
  const multiples = decision?.all(MULTIPLE) ?? [];
  const [multiple] = multiples;
  if (!decision || !fine || !goods || !multiple || multiples.length !== 1) return [];
  const expected = goods.value * Number(multiple[1]);
  if (Math.abs(expected - fine.value) <= 1) return [{ kind: 'holds', code: 'E033' }];
  return [
    violated('E033', 'multiple', {
      params: { fine: fine.value, times: multiple[1] ?? '', goods: goods.value, expected: Math.round(expected * 100) / 100 },
      where: [decision.atMatch(multiple), place(decision, fine), goods.anchor],
      isSure: false,
      subject: 'fine-range',
    }),
  ];
};

/** E036: illegal gains found and left with the party. @law admin-penalty-law@2021#28 */
export const gainsConfiscated: Rule = (file) => {
  const decision = file.readable('DECISION')[0];
  const gains = decision?.find(/(?:违法所得|非法获利)(?:共计|合计|为|计)?(?:人民币)?(\d[\d,]*(?:\.\d+)?)元/);
  if (!decision || !gains || yuan(gains[1], undefined) === 0) return [];
  if (decision.has(/没收[^.;]{0,8}违法所得|退(?:还|赔)|没有违法所得|无违法所得/)) return [{ kind: 'holds', code: 'E036' }];
  return [violated('E036', 'gains', { params: { value: yuan(gains[1], undefined) }, where: [decision.atMatch(gains)] })];
};

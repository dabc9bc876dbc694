/** The fine against the ranges, benchmarks, multiples and reasons the papers themselves quote. */
import { CAPITAL_CLASS, readCapitalAmount } from '../../facts/numbers/capital-amount.ts';
import type { MoneyAt } from '../../facts/numbers/operative.ts';
import type { FactAnchor } from '../../facts/view.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, type Rule, undetermined, violated } from '../rule/rule.ts';
import { LABELLED, place, singleSum, yuan } from './amounts.ts';

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
    const low = plain(
      match[1],
      match[2] ?? (/^\d+$/.test(match[1] ?? '') || high === null ? undefined : undefined),
    );
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
    return [
      {
        low: low * goods.value,
        high: high * goods.value,
        anchor: paper.atMatch(match),
        isBenchmark: /裁量|基准|档/.test(before),
        before,
      },
    ];
  });
  return [...plainRanges, ...times];
}

const REDUCED = /减轻(?:行政)?处罚|不予(?:行政)?处罚|予以减轻|应当减轻|可以减轻/;
/** Upper and lower share of a range in which lighter or heavier treatment is a contradiction. */
const HIGH_SHARE = 0.7;
const LOW_SHARE = 0.3;

/** E035: 从轻 and 从重 against the place of the fine in the one range quoted. */
function reasonFits(decision: Paper, fine: MoneyAt, law: readonly PenaltyRange[]): Outcome[] {
  const [range] = law;
  if (!range || law.length !== 1) return [undetermined('E035', 'amount:range')];
  const share = (fine.value - range.low) / (range.high - range.low);
  const lighter = /(?:从轻(?:行政)?处罚|予以从轻|应当从轻|可以从轻)(?!或)/.exec(decision.text);
  const heavier = /从重(?:行政)?处罚|予以从重/.exec(decision.text);
  if (lighter && !heavier && !decision.has(REDUCED) && share >= HIGH_SHARE)
    return [
      violated('E035', 'lighter-high', {
        params: { fine: fine.value, low: range.low, high: range.high },
        where: [decision.atMatch(lighter), place(decision, fine), range.anchor],
        subject: 'fine-range',
      }),
    ];
  if (heavier && !lighter && share <= LOW_SHARE)
    return [
      violated('E035', 'heavier-low', {
        params: { fine: fine.value, low: range.low, high: range.high },
        where: [decision.atMatch(heavier), place(decision, fine), range.anchor],
        subject: 'fine-range',
      }),
    ];
  return ['E030', 'E031', 'E035'].map((code) => ({ kind: 'holds', code }) as const);
}

/** E030, E031, E033, E035: the fine against the ranges and reasons the decision itself gives. @law admin-penalty-law@2021#34 */
export const fineWithinRange: Rule = (file) => {
  const decision = file.readable('DECISION')[0];
  const fine = decision ? file.operative(decision).fine : null;
  if (!decision || !fine) return [];
  const ranges = quotedRanges(decision);
  const law = ranges.filter(({ isBenchmark }) => !isBenchmark);
  const own = ranges.filter(({ isBenchmark }) => isBenchmark);
  const where = (range: PenaltyRange | undefined): (FactAnchor | undefined)[] => [
    place(decision, fine),
    range?.anchor,
  ];
  const highest = law.toSorted((a, b) => b.high - a.high)[0];
  const lowest = law.toSorted((a, b) => a.low - b.low)[0];
  const params = (range: PenaltyRange): Record<string, number> => ({
    fine: fine.value,
    low: range.low,
    high: range.high,
  });
  if (highest && fine.value > highest.high)
    return [
      violated('E030', 'above', {
        params: params(highest),
        where: where(highest),
        isSure: file.operative(decision).fines.length === 1 || law.length === 1,
        subject: 'fine-range',
      }),
    ];
  if (lowest && fine.value < lowest.low && !decision.has(REDUCED))
    return [
      violated('E031', 'below', { params: params(lowest), where: where(lowest), subject: 'fine-range' }),
    ];
  const [benchmark] = own;
  if (benchmark && own.length === 1 && (fine.value < benchmark.low || fine.value > benchmark.high))
    return [
      violated('E033', 'benchmark', {
        params: params(benchmark),
        where: where(benchmark),
        subject: 'fine-range',
      }),
    ];
  return reasonFits(decision, fine, law);
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
      params: {
        fine: fine.value,
        times: multiple[1] ?? '',
        goods: goods.value,
        expected: Math.round(expected * 100) / 100,
      },
      where: [decision.atMatch(multiple), place(decision, fine), goods.anchor],
      isSure: false,
      subject: 'fine-range',
    }),
  ];
};

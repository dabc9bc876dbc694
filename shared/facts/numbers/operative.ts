/** What a notice, an approval or a decision proposes or imposes: fine, confiscations, other penalties. */
import { CAPITAL_CLASS, readCapitalAmount } from './capital-amount.ts';

export interface MoneyAt {
  /** Yuan. */
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

export interface GoodsAt {
  readonly count: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

export interface Operative {
  /** Where the operative part begins in the text. */
  readonly start: number;
  readonly end: number;
  /** The fine; null where none or more than one is named. */
  readonly fine: MoneyAt | null;
  readonly fines: readonly MoneyAt[];
  readonly gains: MoneyAt | null;
  readonly goods: readonly GoodsAt[];
  readonly kinds: ReadonlySet<string>;
}

const SUM = `(?:人民币)?(?:[¥￥])?(\\d[\\d,]*(?:\\.\\d+)?|[${CAPITAL_CLASS}]+)(万)?元`;
const FINE = new RegExp(
  `罚款(?:金额)?(?:共计|合计|计)?(?:\\(?大写\\)?)?:?${SUM}(?!以[上下])|处(?:以)?${SUM}(?:整)?(?:\\([^()]{0,20}\\))?(?:的)?罚款`,
  'g',
);
const GAINS = new RegExp(`没收(?:全部|其)?违法所得(?:共计|计|合计)?:?${SUM}`, 'g');
const GOODS =
  /没收[^,.;:元]{1,40}?(\d+)(瓶|盘|件|箱|袋|盒|台|个|公斤|千克|吨|包|辆|条|份|桶|支|套|只|本|册|张|米|斤|双)(?!\/)/g;
const HEADS = [
  /(?:作出|给予|做出)(?:以下|如下)[^.;:]{0,16}(?:处罚|处理)(?:决定)?[:,]?/g,
  /(?:处罚|处理)(?:决定)?如下[:,]?/g,
  /(?:本局|本机关|我局|本单位|我机关|本队|本部门)(?:现)?(?:决定|拟)[^.;]{0,30}?(?=罚款|处以|没收|警告|吊销|责令|[:,]|予以)/g,
  /(?:建议|拟)(?:对当事人|给予|作出|处以?)[^.;]{0,20}[:,]?/g,
];
const TAILS =
  /(?:罚没款应|当事人(?:必须|应当?|应自)|你(?:单位|公司|店)?(?:必须|应当|应自)|逾期不|到期不|收到本(?:处罚)?决定书|如不服|不服本|依照《中华人民共和国行政处罚法》第(?:四十四|四十五|六十三)|根据《中华人民共和国行政处罚法》第(?:四十四|四十五|六十三)|如(?:需|要求)|你(?:\\(单位\\)|单位|公司)?(?:可|有权))/;
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['warning', /警告/],
  ['criticism', /通报批评/],
  ['fine', /罚款/],
  ['confiscate-gains', /没收[^.;]{0,6}违法所得/],
  ['confiscate-goods', /没收(?!违法所得)[^.;]{1,30}/],
  ['revoke-licence', /吊销/],
  ['stop-business', /责令停产停业|责令停业整顿|停业整顿/],
  ['suspend-licence', /暂扣/],
  ['detention', /(?:行政)?拘留[^.;]{0,4}日/],
];

function number(digits: string | undefined, wan: string | undefined): number | null {
  if (digits === undefined) return null;
  const plain = /^\d/.test(digits) ? Number(digits.replaceAll(',', '')) : capital(digits);
  return plain === null || !Number.isFinite(plain) ? null : plain * (wan === undefined ? 1 : 10_000);
}

function capital(text: string): number | null {
  return readCapitalAmount(`${text}元`)?.value ?? everyday(text);
}

/** 五千 and 二万 are read as capitals would be. */
function everyday(text: string): number | null {
  const capitals = [...text]
    .map((char) => {
      const at = '一二三四五六七八九十百千'.indexOf(char);
      return at < 0 ? char : '壹贰叁肆伍陆柒捌玖拾佰仟'.charAt(at);
    })
    .join('')
    .replace('两', '贰');
  return readCapitalAmount(`${capitals}元`)?.value ?? null;
}

function sums(text: string, pattern: RegExp, offset: number): MoneyAt[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = number(match[1] ?? match[3], match[2] ?? match[4]);
    const start = offset + match.index;
    return value === null ? [] : [{ value, start, end: start + match[0].length }];
  });
}

function partOf(text: string): { start: number; end: number } {
  for (const head of HEADS) {
    const found = [...text.matchAll(head)].findLast((match) =>
      /罚款|没收|警告|吊销|拘留|停产停业/.test(text.slice(match.index, match.index + match[0].length + 160)),
    );
    if (!found) continue;
    const start = found.index;
    const tail = TAILS.exec(text.slice(start + found[0].length));
    return { start, end: tail ? start + found[0].length + tail.index : text.length };
  }
  return { start: 0, end: text.length };
}

/**
 * Reads the operative part of a paper.
 * @param text folded text without white space
 */
export function readOperative(text: string): Operative {
  const { start, end } = partOf(text);
  const part = text.slice(start, end);
  const fines = sums(part, FINE, start);
  const values = new Set(fines.map(({ value }) => value));
  const gains = sums(part, GAINS, start);
  return {
    start,
    end,
    fine: values.size === 1 ? (fines[0] ?? null) : null,
    fines,
    gains: new Set(gains.map(({ value }) => value)).size === 1 ? (gains[0] ?? null) : null,
    goods: [...part.matchAll(GOODS)].map((match) => ({
      count: Number(match[1]),
      unit: match[2] ?? '',
      start: start + match.index,
      end: start + match.index + match[0].length,
    })),
    kinds: new Set(KINDS.filter(([, pattern]) => pattern.test(part)).map(([kind]) => kind)),
  };
}

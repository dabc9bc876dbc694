/** Sums of money in financial capitals: 壹拾贰万零玖佰陆拾元整, 伍仟元, 叁元伍角. */

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'零壹贰叁肆伍陆柒捌玖'].map((char, value) => [char, value] as const),
);
const LOWER_DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...'〇一二三四五六七八九'].map((char, value) => [char, value] as const),
  ['两', 2],
  ['貳', 2],
  ['參', 3],
  ['叄', 3],
  ['陸', 6],
]);
const UNITS: ReadonlyMap<string, number> = new Map([
  ['拾', 10],
  ['佰', 100],
  ['仟', 1000],
]);
const LOWER_UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Characters a sum in capitals may consist of, for use inside a character class. */
export const CAPITAL_CLASS = '零〇一二三四五六七八九两壹贰貳叁參叄肆伍陆陸柒捌玖十百千拾佰仟万萬亿';

export interface CapitalAmount {
  /** Yuan. */
  readonly value: number;
  /** 贰万叁千: everyday characters among the capitals. */
  readonly isMixed: boolean;
}

function section(text: string): number | null {
  let total = 0;
  let pending: number | null = null;
  for (const char of text) {
    const unit = UNITS.get(char) ?? LOWER_UNITS.get(char);
    if (unit !== undefined) {
      total += (pending ?? 1) * unit;
      pending = null;
      continue;
    }
    const digit = DIGITS.get(char) ?? LOWER_DIGITS.get(char);
    if (digit === undefined) return null;
    if (digit === 0) continue;
    if (pending !== null) return null;
    pending = digit;
  }
  return total + (pending ?? 0);
}

function whole(text: string): number | null {
  const [yi, afterYi] = text.includes('亿') ? split(text, '亿') : ['', text];
  const bare = afterYi.replace('萬', '万');
  const [wan, rest] = bare.includes('万') ? split(bare, '万') : ['', bare];
  const parts = [yi, wan, rest].map((part) => (part === '' ? 0 : section(part)));
  if (parts.includes(null)) return null;
  return (parts[0] ?? 0) * 100_000_000 + (parts[1] ?? 0) * 10_000 + (parts[2] ?? 0);
}

function split(text: string, unit: string): [string, string] {
  const at = text.indexOf(unit);
  return [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Reads a sum such as 贰万叁仟元整 or 伍元捌角; at least one financial capital must be in it.
 * @returns null when the text is no such sum
 */
export function readCapitalAmount(text: string): CapitalAmount | null {
  const match = new RegExp(
    `^([${CAPITAL_CLASS}]+)[元圆](?:([${CAPITAL_CLASS}])角)?(?:零?([${CAPITAL_CLASS}])分)?[整正]?$`,
  ).exec(text);
  if (!match || !/[壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟]/.test(text)) return null;
  const yuan = whole(match[1] ?? '');
  if (yuan === null || yuan === 0) return null;
  const coin = (char: string | undefined): number =>
    char === undefined ? 0 : (DIGITS.get(char) ?? LOWER_DIGITS.get(char) ?? 0);
  const cents = coin(match[2]) * 10 + coin(match[3]);
  return { value: yuan + cents / 100, isMixed: /[一二三四五六七八九十百千]/.test(text) };
}

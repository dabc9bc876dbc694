/**
 * Chinese and Arabic whole numbers as statutes, dates and article references write them: 三百五十四, 二〇二三,
 * 廿三, 354, ３５４. Financial capitals (壹贰叁) are read too. No fractions: amounts have their own reader.
 */

const DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...'〇一二三四五六七八九'].map((char, value) => [char, value] as const),
  ...[...'零壹贰叁肆伍陆柒捌玖'].map((char, value) => [char, value] as const),
  ['○', 0],
  ['O', 0],
  ['两', 2],
  ['貳', 2],
  ['參', 3],
  ['叄', 3],
  ['元', 1],
]);

const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);

/** Characters a Chinese numeral of an article reference may consist of, for use inside a character class. */
export const CHINESE_NUMERAL_CLASS = '〇○零一二两三四五六七八九十百千廿卅';

function foldDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** Reads positional digits only: 二〇二三, 二○二三, 2023. @returns null when a character is no digit */
function readDigits(text: string): number | null {
  let value = 0;
  for (const char of text) {
    const digit = char >= '0' && char <= '9' ? Number(char) : DIGITS.get(char);
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Reads a whole number below 10,000 in Chinese place notation, positional Chinese digits or Arabic digits.
 * @returns null when the text is not such a number
 */
export function readWholeNumber(source: string): number | null {
  const text = foldDigits(source.trim()).replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (text === '' || text.length > 12) return null;
  if (/^\d+$/.test(text)) return Number(text);
  let hasUnit = false;
  for (const char of text) if (UNITS.has(char)) hasUnit = true;
  if (!hasUnit) return readDigits(text);
  let total = 0;
  let pending: number | null = null;
  let lastUnit = 10_000;
  for (const char of text) {
    const unit = UNITS.get(char);
    if (unit !== undefined) {
      if (unit >= lastUnit) return null;
      total += (pending ?? (unit === 10 ? 1 : Number.NaN)) * unit;
      if (Number.isNaN(total)) return null;
      pending = null;
      lastUnit = unit;
      continue;
    }
    const digit = DIGITS.get(char);
    if (digit === undefined) return null;
    if (digit === 0) {
      if (pending !== null) return null;
      continue;
    }
    if (pending !== null) return null;
    pending = digit;
  }
  return total + (pending ?? 0);
}

const CHINESE_DIGITS = '零一二三四五六七八九';

/** Writes 0–9,999 the way statutes number articles: 27 → 二十七, 110 → 一百一十, 1005 → 一千零五. */
export function toChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new RangeError(`Out of range: ${value}`);
  if (value < 10) return CHINESE_DIGITS.charAt(value);
  let out = '';
  let rest = value;
  let gap = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    const digit = Math.floor(rest / unit);
    rest %= unit;
    if (digit > 0) {
      if (gap) out += '零';
      gap = false;
      out += unit === 10 && digit === 1 && out === '' ? name : `${CHINESE_DIGITS.charAt(digit)}${name}`;
    } else if (out !== '') gap = true;
  }
  if (rest > 0) out += `${gap ? '零' : ''}${CHINESE_DIGITS.charAt(rest)}`;
  return out;
}

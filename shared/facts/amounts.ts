/** Amounts of money: 罚款人民币 4,000 元, 处五千元的罚款, 1.5 万元, 伍万陆仟元整（¥56,000.00）, each with what it is. */
import { toSource } from '../text/compact.ts';
import { readWholeNumber } from '../text/numerals.ts';
import type { Amount, Money } from './case-facts.ts';
import type { DocumentView } from './view.ts';
import type { MoneyRole, Vocabulary } from './vocabulary.ts';

const SMALL = '一二三四五六七八九十百千零〇两壹贰叁肆伍陆柒捌玖拾佰仟';
const CAPITALS = `[${SMALL}万亿萬]{1,24}`;
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d+(?:\\.\\d{1,4})?';
/** 三千元以上 is a range of the law, not a sum. */
const AMOUNT = new RegExp(
  `(?:[¥￥](?<sign>${DIGITS})(?:元)?|(?<![\\d.])(?<digits>${DIGITS})(?<unit>[万亿百千])?(?:余)?元|(?<words>${CAPITALS})(?:元|圆)(?<cents>(?:零?[${SMALL}]角)?(?:零?[${SMALL}]分)?))整?(?!以上|以下|以内|至\\d)`,
  'g',
);
/** A sum in a receipt's column: 5,154.00 without a unit. */
const BARE = /^(?:¥|￥)?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)元?$/;
const UNITS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
const CONTEXT = 40;

/** 壹拾壹万捌仟捌佰 → 118800. @returns null when the text is no number */
export function readCapitals(text: string): number | null {
  let rest = text.replaceAll('萬', '万');
  let total = 0;
  for (const [unit, factor] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = rest.indexOf(unit);
    if (at < 0) continue;
    const head = readWholeNumber(rest.slice(0, at).replace(/^[零〇]/, ''));
    if (head === null) return null;
    total += head * factor;
    rest = rest.slice(at + 1);
  }
  if (rest === '') return total;
  const tail = readWholeNumber(rest.replace(/^[零〇]+(?=.)/, ''));
  return tail === null ? null : total + tail;
}

function cents(text: string | undefined): number {
  if (text === undefined) return 0;
  const digit = (mark: string): number => {
    const match = new RegExp(`([${SMALL}])${mark}`).exec(text);
    return match ? (readWholeNumber(match[1] ?? '') ?? 0) : 0;
  };
  return digit('角') / 10 + digit('分') / 100;
}

interface Sum {
  readonly value: number;
  readonly form: Money['form'];
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function sums(text: string): Sum[] {
  return [...text.matchAll(AMOUNT)].flatMap((match): Sum[] => {
    const groups = match.groups ?? {};
    const digits = groups['sign'] ?? groups['digits'];
    const place = { start: match.index, end: match.index + match[0].length, text: match[0] };
    if (digits !== undefined) {
      const value = Number(digits.replaceAll(',', '')) * (UNITS[groups['unit'] ?? ''] ?? 1);
      return Number.isFinite(value)
        ? [{ value: Math.round(value * 100) / 100, form: 'digits', ...place }]
        : [];
    }
    const whole = readCapitals(groups['words'] ?? '');
    return whole === null
      ? []
      : [{ value: Math.round((whole + cents(groups['cents'])) * 100) / 100, form: 'words', ...place }];
  });
}

/** What stands between digits and the same sum in capitals: 5000元（伍仟元整）, 伍仟元整（¥5000.00）. */
const BESIDE = /^[(]?(?:大写|小写|人民币|[:)(]|即)*$/;

function roleOf(
  text: string,
  start: number,
  end: number,
  vocabulary: Vocabulary,
): { role: MoneyRole; from: number } {
  const before = text.slice(Math.max(0, start - CONTEXT), start).replace(/人民币[(:]*$|[(]$/, '');
  const after = text.slice(end, end + CONTEXT);
  for (const { role, place, pattern } of vocabulary.money) {
    const match = pattern.exec(place === 'before' ? before : after);
    if (match) {
      const lead = place === 'before' ? Math.max(0, start - CONTEXT) + match.index : start;
      return { role, from: lead };
    }
  }
  return { role: 'other', from: start };
}

/** Every amount of a document, in order; digits and the same sum in capitals beside them are one. */
export function readMoney(view: DocumentView, vocabulary: Vocabulary): Money[] {
  const { text } = view.compacted;
  const found: Money[] = [];
  const all = sums(text);
  for (let index = 0; index < all.length; index += 1) {
    const sum = all[index];
    if (!sum) continue;
    const next = all[index + 1];
    const isPair =
      next !== undefined && next.form !== sum.form && BESIDE.test(text.slice(sum.end, next.start));
    const digits = isPair && sum.form === 'words' ? next : sum;
    const words = isPair ? (sum.form === 'words' ? sum : next) : null;
    const last = isPair ? next : sum;
    const { role, from } = roleOf(text, sum.start, last.end, vocabulary);
    found.push({
      documentId: view.document.id,
      documentKind: view.document.kind,
      value: digits.value,
      role: view.document.kind === 'RECEIPT' && role === 'other' ? 'payment' : role,
      words: words ? { value: words.value, text: words.text } : null,
      form: digits.form,
      anchor: view.anchor(toSource(view.compacted, from, last.end)),
      confidence: 0.95,
      source: view.isOcr ? 'ocr' : 'native',
    });
    if (isPair) index += 1;
  }
  return found;
}

/** A receipt's column of figures without a unit. */
export function bareAmount(text: string): number | null {
  const match = BARE.exec(text.replace(/\s+/g, ''));
  return match ? Number((match[1] ?? '').replaceAll(',', '')) : null;
}

/** The fines among a document's amounts; 每日按罚款数额… is none. */
export function readFines(view: DocumentView, vocabulary: Vocabulary): Amount[] {
  return readMoney(view, vocabulary)
    .filter(({ role }) => role === 'fine')
    .map(({ value, anchor }) => ({ value, anchor }));
}

/**
 * The letters of references, as scanners and hurried typists leave them, put right one for one, so that offsets
 * stand: full-width digits, 笫 for 第, 條 for 条, a dash for 一 (第五十—条), l for 1 (第l2条).
 */
import { foldIdeographs } from '../../text/fold.ts';
import { CHINESE_NUMERAL_CLASS } from '../../text/numerals.ts';

const N = `${CHINESE_NUMERAL_CLASS}\\d`;
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['笫', '第'],
  ['苐', '第'],
  ['條', '条'],
  ['項', '项'],
  ['﹑', '、'],
]);
const WRONG_LETTER = /[笫苐條項﹑０-９]/g;
const WRONG_ORDINAL = new RegExp(`[弟苇](?=[${N}]{1,9}[条款项])`, 'g');
const WRONG_UNIT = new RegExp(`(第[(（]?[${N}]{1,9}[)）]?)([奈柰絛欵歀顼頃])`, 'g');
const UNIT_OF: ReadonlyMap<string, string> = new Map([
  ['奈', '条'],
  ['柰', '条'],
  ['絛', '条'],
  ['欵', '款'],
  ['歀', '款'],
  ['顼', '项'],
  ['頃', '项'],
]);
/** A number with wrong letters in it, between 第 and its unit. */
const WRONG_NUMBER = new RegExp(`第[(（]?[${N}—–－ーニ土士lIO]{1,9}[)）]?[条款项]`, 'g');
const WRONG_DIGIT = /[—–－ーニ土士lIO]/;
const IN_CHINESE: Readonly<Record<string, string>> = {
  '—': '一',
  '–': '一',
  '－': '一',
  ー: '一',
  ニ: '二',
  土: '十',
  士: '十',
  O: '〇',
};
const IN_ARABIC: Readonly<Record<string, string>> = { l: '1', I: '1', O: '0' };

function rightNumber(reference: string): string {
  if (!WRONG_DIGIT.test(reference)) return reference;
  const isArabic = /\d/.test(reference);
  return reference.replace(/[—–－ーニ土士lIO]/g, (char) =>
    isArabic ? (IN_ARABIC[char] ?? char) : (IN_CHINESE[char] ?? char),
  );
}

/** The text with the letters of its references put right; exactly as long as before. */
export function rightLetters(text: string): string {
  return foldIdeographs(text)
    .replace(WRONG_LETTER, (char) => LETTERS.get(char) ?? String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(WRONG_ORDINAL, '第')
    .replace(WRONG_UNIT, (_, head: string, unit: string) => head + (UNIT_OF.get(unit) ?? unit))
    .replace(WRONG_NUMBER, rightNumber);
}

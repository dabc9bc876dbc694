/** The fines a decision imposes: 罚款人民币 4,000 元, 罚款五千元, 1.5 万元, 伍万陆仟元整. */
import { compact, toSource } from '../text/compact.ts';
import { fold } from '../text/fold.ts';
import { readWholeNumber } from '../text/numerals.ts';
import type { Amount } from './case-facts.ts';
import type { DocumentView } from './view.ts';

const NUMERAL = '[一二三四五六七八九十百千零〇两壹贰叁肆伍陆柒捌玖拾佰仟]';
/** 三千元以上 is a range of the law, not what a decision imposes. */
const FINE = new RegExp(
  '罚款(?:人民币|金额)?(?:合计|共计|共|计)?[(]?(?:大写)?[)]?[:]?[¥￥]?' +
    `(\\d[\\d,]*(?:\\.\\d{1,2})?|${NUMERAL}{1,9})(?:(万)(${NUMERAL}{1,8})?)?元(?!以上|以下)`,
  'g',
);

/** Fines in yuan, in order; 每日按罚款数额… is none. */
export function readFines(view: DocumentView): Amount[] {
  const compacted = compact(fold(view.text));
  const found: Amount[] = [];
  for (const match of compacted.text.matchAll(FINE)) {
    const digits = (match[1] ?? '').replaceAll(',', '');
    const number = /^\d/.test(digits) ? Number(digits) : readWholeNumber(digits);
    if (number === null || !Number.isFinite(number)) continue;
    const rest = match[3] === undefined ? 0 : readWholeNumber(match[3].replace(/^[零〇]/, ''));
    if (rest === null) continue;
    const value = match[2] === undefined ? number : number * 10_000 + rest;
    found.push({
      value,
      anchor: view.anchor(toSource(compacted, match.index, match.index + match[0].length)),
    });
  }
  return found;
}

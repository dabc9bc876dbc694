/** The fines a decision imposes: 罚款人民币 4,000 元, 罚款五千元, 1.5 万元. */
import { compact, toSource } from '../text/compact.ts';
import { fold } from '../text/fold.ts';
import { readWholeNumber } from '../text/numerals.ts';
import type { DocumentView, FactAnchor } from './view.ts';

export interface Amount {
  /** Yuan. */
  readonly value: number;
  readonly anchor: FactAnchor;
}

const FINE =
  /罚款(?:人民币|金额)?(?:合计|共计|共|计)?[(]?(?:大写)?[:]?[¥￥]?(\d[\d,]*(?:\.\d{1,2})?|[一二三四五六七八九十百千零两]{1,9})(万)?元/g;

/** Fines in yuan, in order; 每日按罚款数额… is none. */
export function readFines(view: DocumentView): Amount[] {
  const compacted = compact(fold(view.text));
  const found: Amount[] = [];
  for (const match of compacted.text.matchAll(FINE)) {
    const digits = (match[1] ?? '').replaceAll(',', '');
    const number = /^\d/.test(digits) ? Number(digits) : readWholeNumber(digits);
    if (number === null || !Number.isFinite(number)) continue;
    const value = match[2] === undefined ? number : number * 10_000;
    found.push({
      value,
      anchor: view.anchor(toSource(compacted, match.index, match.index + match[0].length)),
    });
  }
  return found;
}

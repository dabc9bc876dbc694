/** Numbers printed on pages: of the whole file (7, 第7页, —7—) and within one document (第2页 共3页). */
import type { FixedPage } from '../../model/page.ts';
import { readWholeNumber } from '../../text/numerals.ts';
import { rowsOf } from './page-rows.ts';

export interface PrintedNumber {
  /** The page's number alone at its head or foot. */
  readonly own: number | null;
  /** Page n of m of its document. */
  readonly part: { readonly number: number; readonly of: number } | null;
}

/** Page numbers stand within so many rows of the head or foot. */
const EDGE_ROWS = 3;
const NUMERAL = '(\\d{1,4}|[零〇一二三四五六七八九十百]{1,5})';
const PART = new RegExp(`第${NUMERAL}页[,;/(]?共${NUMERAL}页`);
const OWN = new RegExp(`^[-_=.·—–~]*(?:第${NUMERAL}页|(\\d{1,4}))[-_=.·—–~]*$`);

function read(text: string | undefined): number | null {
  return text === undefined ? null : readWholeNumber(text);
}

/** What is printed on a page about its number. */
export function printedNumber(page: FixedPage): PrintedNumber {
  const rows = rowsOf(page);
  const edges = [...rows.slice(-EDGE_ROWS).toReversed(), ...rows.slice(0, EDGE_ROWS)];
  let own: number | null = null;
  let part: PrintedNumber['part'] = null;
  for (const { compact } of edges) {
    const parts = PART.exec(compact);
    const [number, of] = [read(parts?.[1]), read(parts?.[2])];
    if (part === null && number !== null && of !== null && number <= of) part = { number, of };
    const alone = OWN.exec(compact);
    own ??= read(alone?.[1] ?? alone?.[2]);
  }
  return { own, part };
}

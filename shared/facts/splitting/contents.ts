/** The list of contents of a file (卷内目录): its entries, and the way from the page numbers it gives to the pages. */
import type { Page } from '../../model/page.ts';
import { textRows } from './page-rows.ts';

export interface ContentsEntry {
  readonly title: string;
  /** As printed; null where the list gives none. */
  readonly fromPage: number | null;
  readonly toPage: number | null;
  /** The page the entry stands on, and where: offsets into its text. */
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

const PAGES = /^(\d{1,4})(?:[-~—–至到](\d{1,4}))?$/;
const DATE = /^(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{8}|\d{4}年\d{1,2}月|[-/—])$/;
/** 〔2023〕16号, or a name of three characters: columns between title and page that are no title. */
const NUMBER = /[[(〔]\d{4}[\])〕]/;
const HEADINGS = /^(?:序号|顺序号|编号|卷内目录|目录)/;
const LONGEST_TITLE = 40;

function entryOf(
  text: string,
  isTitle: (text: string) => boolean,
): Pick<ContentsEntry, 'title' | 'fromPage' | 'toPage'> | null {
  const compact = text.replace(/\s+/g, '');
  if (HEADINGS.test(compact)) return null;
  // Dates are written with spaces between their parts, titles too: only what surely stands alone is taken as a column.
  const dated = text.replace(/(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g, ' $1年$2月$3日 ');
  const tokens = dated.split(/\s+|(?:[.·…]{3,})/).filter((token) => token !== '');
  // A remark may stand behind the page numbers.
  const at = [tokens.length - 1, tokens.length - 2].find(
    (index) => index > 0 && PAGES.test(tokens[index] ?? ''),
  );
  const pages = at === undefined ? null : PAGES.exec(tokens[at] ?? '');
  if (at !== undefined) tokens.length = at;
  if (/^\d{1,3}[.,)]?$/.test(tokens[0] ?? '')) tokens.shift();
  const isNumbered = /^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.,、)]/.test(tokens[0] ?? '');
  if (isNumbered && tokens[0])
    tokens[0] = tokens[0].replace(/^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.,、)]/, '');
  const words = tokens.filter((token) => !DATE.test(token) && !NUMBER.test(token));
  const title = (words.find(isTitle) ?? words.join('')).replace(/\.{2,}$/, '');
  const isWhole = title.length >= 3 && title.length <= LONGEST_TITLE && /\p{Script=Han}{2}/u.test(title);
  if (!isWhole) return null;
  return {
    title,
    fromPage: pages ? Number(pages[1]) : null,
    toPage: pages?.[2] === undefined ? null : Number(pages[2]),
  };
}

/**
 * The entries of a list of contents that name a page.
 * @param isTitle tells the column of titles from those of numbers and people
 */
export function contentsEntries(pages: readonly Page[], isTitle: (text: string) => boolean): ContentsEntry[] {
  const rows = pages.flatMap((page) =>
    textRows(page).flatMap((row) => {
      const entry = entryOf(row.text, isTitle);
      return entry ? [{ ...entry, page: page.page, start: row.start, end: row.end }] : [];
    }),
  );
  return rows.filter((row) => row.fromPage !== null);
}

/** Fewest entries that must agree, and the share of those that could, before their pages are believed. */
const FEWEST_AGREEING = 2;
const AGREEING_SHARE = 0.6;

/**
 * How many pages of the file come before page 1 of the list: what most entries and the pages say alike.
 * @param votes for each entry or page that can tell, its index in the file less the number it is given, plus one
 */
export function pagesBefore(votes: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  if (!best || best[1] < FEWEST_AGREEING || best[1] < votes.length * AGREEING_SHARE) return null;
  return best[0];
}

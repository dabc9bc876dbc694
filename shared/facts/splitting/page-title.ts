/**
 * The title a printed page begins with. A title stands at the head, in the middle or larger than the rest; what only
 * mentions a paper, runs along the head of every page, or goes on from the page before is none.
 */
import type { FixedPage } from '../../model/page.ts';
import { type Classification, titleOf } from '../classify.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { misreadTitle } from './misread-title.ts';
import { isCentred, type PageRow, rowsOf, usualHeight } from './page-rows.ts';

/** A title stands within so many rows and characters of the head. */
const TITLE_ROWS = 8;
const CHARACTERS_BEFORE = 60;
/** Clearly larger than the text of the page. */
const LARGE = 1.15;
const VERY_LARGE = 1.25;
/** Titles of papers no type knows still end as papers do. */
const PAPER =
  /(?:书|表|单|函|证|笔录|记录|报告|意见|清单|凭证|通知|公告|决定|说明|目录|批复|请示|纪要|协议|合同|票据|证明|照片|回执)(?:\(.{1,12}\))?$/;
const SHORTEST_PAPER = 4;
const LONGEST_PAPER = 24;
const HAN = /\p{Script=Han}/u;
const ORGAN = /^.{2,24}(?:局|厅|委员会|政府|大队|支队|总队|中心|分局|派出所|办公室|法院|检察院)$/;
const CONTINUED = /\(?续(?:页|表|\d{1,2})?\)?$/;

interface Candidate {
  readonly row: PageRow;
  readonly index: number;
  readonly before: number;
}

function candidates(page: FixedPage, running: ReadonlySet<string>): Candidate[] {
  let before = 0;
  return rowsOf(page)
    .filter((row, index) => !(index === 0 && running.has(row.compact)) && HAN.test(row.compact))
    .slice(0, TITLE_ROWS)
    .flatMap((row, index) => {
      const candidate = { row, index, before };
      before += row.compact.length;
      return candidate.before <= CHARACTERS_BEFORE ? [candidate] : [];
    });
}

/** The head of a page that is on most pages and not set larger: no page's own title. */
export function runningHeads(pages: readonly FixedPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const rows = rowsOf(page);
    const [first] = rows;
    if (!first || first.height > usualHeight(rows) * LARGE) continue;
    counts.set(first.compact, (counts.get(first.compact) ?? 0) + 1);
  }
  const heads = [...counts].filter(([, count]) => count >= 3 && count > pages.length / 2);
  return new Set(heads.map(([text]) => text));
}

/** Sure of a title that also stands like one. */
function placed(found: Classification, isTitleLike: boolean): Classification {
  return isTitleLike ? { ...found, confidence: Math.min(0.98, found.confidence + 0.04) } : found;
}

function knownTitle(
  page: FixedPage,
  list: readonly Candidate[],
  usual: number,
  vocabulary: Vocabulary,
): Classification | null {
  const read = (text: string): Classification | null =>
    titleOf(text, vocabulary) ?? (page.textSource === 'ocr' ? misreadTitle(text, vocabulary) : null);
  for (const { row, index } of list) {
    const isTitleLike = isCentred(row, page) || row.height >= usual * LARGE;
    // Neither in the middle nor large: only at the very head, below the organ's name.
    const isBelowOrgan = index === 1 && ORGAN.test(list[0]?.row.compact ?? '');
    if (!isTitleLike && index > 0 && !isBelowOrgan) continue;
    const found = read(row.compact);
    if (found) return placed(found, isTitleLike);
    const next = list[index + 1];
    const isBroken =
      next !== undefined && isTitleLike && Math.abs(next.row.height - row.height) < usual * 0.2;
    const joined = isBroken ? read(`${row.compact}${next.row.compact}`) : null;
    if (joined) return placed(joined, isTitleLike);
  }
  return null;
}

/** A large title in the middle that no type knows: a paper of its own all the same. */
function unknownTitle(page: FixedPage, list: readonly Candidate[], usual: number): Classification | null {
  const found = list.find(
    ({ row }) =>
      row.height >= usual * VERY_LARGE &&
      isCentred(row, page) &&
      row.compact.length >= SHORTEST_PAPER &&
      row.compact.length <= LONGEST_PAPER &&
      PAPER.test(row.compact),
  );
  return found ? { code: null, title: found.row.compact, confidence: 0.5, from: 'layout' } : null;
}

/** Whether a page says that it goes on from the one before: 询问笔录（续页）. */
function isContinued(list: readonly Candidate[]): boolean {
  return list.slice(0, 3).some(({ row }) => CONTINUED.test(row.compact) && row.compact.length <= 20);
}

/** The title a page begins with, null when it begins none. */
export function pageTitle(
  page: FixedPage,
  vocabulary: Vocabulary,
  running: ReadonlySet<string>,
): Classification | null {
  const list = candidates(page, running);
  if (isContinued(list)) return null;
  const usual = usualHeight(rowsOf(page));
  return knownTitle(page, list, usual, vocabulary) ?? unknownTitle(page, list, usual);
}

/**
 * An official text of a statute, as the national database gives it (.docx read to lines, .txt, .md): title, note,
 * articles with their paragraphs and items. Tables of contents, headings and what follows the articles are left out.
 */
import { type CivilDate, civilDate } from '../../model/civil-date.ts';
import { readWholeNumber } from '../../text/numerals.ts';
import type { ArticleKey } from '../articles.ts';
import { type NotedVersion, readTitleNote } from './title-note.ts';

export interface OfficialParagraph {
  readonly text: string;
  readonly items: readonly string[];
}

export interface OfficialArticle {
  readonly key: ArticleKey;
  readonly paragraphs: readonly OfficialParagraph[];
}

export interface OfficialText {
  readonly title: string;
  readonly note: string;
  /** Every version the note names, oldest first; the text is that of the last. */
  readonly versions: readonly NotedVersion[];
  readonly articles: readonly OfficialArticle[];
  readonly warnings: readonly OfficialWarning[];
}

/** What a person should look at after an import. */
export type OfficialWarning = 'no-note' | 'number-missing' | 'no-day-in-force';

const ARTICLE =
  /^第([〇零一二三四五六七八九十百千\d]+)条(?:之([一二三四五六七八九十\d]+))?(?![、和至与及第款项])[\s　：:]*(.*)$/;
const ITEM = /^[（(][一二三四五六七八九十百]+[）)]/;
const SUB_ITEM = /^(?:\d+[.．、]|[（(]\d+[）)]|[①-⑳])/;
const HEADING = /^第[一二三四五六七八九十百]+(?:分?编|[章节])(?:[\s　]|$)/;
const CONTENTS = /^目[\s　]*[录次]$/;
const TITLE_END =
  /(?:法|法典|条例|规定|办法|解释|细则|规则|决定|意见|通则|总则|规程|批复|标准|方案|准则)(?:[（(].{1,4}[）)])?$/;
const LONGEST_TITLE_LINES = 2;
const NOTE_LINE = /\d{4}年|[０-９]{4}年|通过|公布|发布|批准|修正|修订|修改|施行|号|决定/;
const CLOSING =
  /(?:本法|本条例|本办法|本规定|本规则|本细则|本解释|本决定)自(\d{4}|[〇零○一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日起(?:施行|实施|生效)/;

function linesOf(text: string): string[] {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\r?\n/)
    .map((line) => line.replaceAll('**', '').replace(/^[#>\s　\uFEFF]+|[\s　]+$/g, ''))
    .filter((line) => line !== '');
}

interface OpenArticle {
  readonly key: ArticleKey;
  readonly paragraphs: { text: string; items: string[] }[];
}

function add(article: OpenArticle, line: string): void {
  const last = article.paragraphs.at(-1);
  if (last && ITEM.test(line)) last.items.push(line);
  else if (last && SUB_ITEM.test(line)) {
    if (last.items.length > 0) last.items[last.items.length - 1] += `\n${line}`;
    else last.text += `\n${line}`;
  } else article.paragraphs.push({ text: line, items: [] });
}

/** A repeated number (an annex, a decision printed behind the text) ends the reading. */
function readArticles(lines: readonly string[]): OpenArticle[] {
  const articles: OpenArticle[] = [];
  const seen = new Set<ArticleKey>();
  for (const line of lines) {
    const match = ARTICLE.exec(line);
    if (!match) {
      const current = articles.at(-1);
      if (current && !HEADING.test(line)) add(current, line);
      continue;
    }
    const number = readWholeNumber(match[1] ?? '');
    const sub = match[2] === undefined ? null : readWholeNumber(match[2]);
    if (number === null) continue;
    const key = sub === null ? String(number) : `${number}-${sub}`;
    if (seen.has(key)) break;
    seen.add(key);
    const article: OpenArticle = { key, paragraphs: [] };
    articles.push(article);
    if (match[3]) add(article, match[3]);
  }
  return articles;
}

/** The day the closing article names: it belongs to the version last made or revised as a whole. */
function closingDay(articles: readonly OpenArticle[]): CivilDate | null {
  for (const article of articles.slice(-3).toReversed()) {
    const match = CLOSING.exec(article.paragraphs.map(({ text }) => text).join(''));
    const [year, month, day] = (match?.slice(1) ?? []).map((part) => readWholeNumber(part));
    if (year && month && day) return civilDate(year, month, day);
  }
  return null;
}

function withDays(
  noted: readonly NotedVersion[],
  closing: CivilDate | null,
): { versions: NotedVersion[]; isOpen: boolean } {
  const whole = noted.findLastIndex(({ kind }) => kind !== 'amended');
  const versions = noted.map((version, index) =>
    index === whole && version.from === null && closing !== null && closing >= version.promulgated
      ? { ...version, from: closing }
      : version,
  );
  return { versions, isOpen: versions.at(-1)?.from == null };
}

/** The first line, with those after it while it does not end like a title: long titles are set in two lines. */
function readTitle(first: string, others: readonly string[]): { title: string; rest: readonly string[] } {
  let title = first;
  let used = 0;
  while (used < LONGEST_TITLE_LINES && !TITLE_END.test(title)) {
    const next = others[used];
    if (next === undefined || /\d{4}年|[０-９]{4}年|^[（(]/.test(next)) break;
    title += next;
    used += 1;
  }
  const isWhole = TITLE_END.test(title);
  return { title: (isWhole ? title : first).replace(/[\s　]+/g, ''), rest: others.slice(isWhole ? used : 0) };
}

/**
 * Reads an official text.
 * @returns null when it has no title or no articles: then it is no statute
 */
export function readOfficialText(text: string): OfficialText | null {
  const lines = linesOf(text);
  const firstArticle = lines.findIndex((line) => ARTICLE.test(line));
  const head = lines.slice(0, Math.max(0, firstArticle));
  const contents = head.findIndex((line) => CONTENTS.test(line) || HEADING.test(line));
  const [first, ...others] = contents < 0 ? head : head.slice(0, contents);
  if (first === undefined || firstArticle < 0) return null;
  const { title, rest } = readTitle(first, others);
  const noteStart = rest.findIndex((line) => /^[（(]|\d{4}年|[０-９]{4}年/.test(line));
  const noteLines = noteStart < 0 ? [] : rest.slice(noteStart);
  const noteEnd = noteLines.findIndex((line) => !NOTE_LINE.test(line));
  const note = (noteEnd < 0 ? noteLines : noteLines.slice(0, noteEnd)).join('　');
  const articles = readArticles(lines.slice(firstArticle));
  const { versions, isOpen } = withDays(readTitleNote(note), closingDay(articles));
  const numbers = new Set(articles.map(({ key }) => Number.parseInt(key, 10)));
  const warnings: OfficialWarning[] = [];
  if (versions.length === 0) warnings.push('no-note');
  if (Math.max(...numbers) !== numbers.size) warnings.push('number-missing');
  if (isOpen) warnings.push('no-day-in-force');
  return { title, note, versions, articles, warnings };
}

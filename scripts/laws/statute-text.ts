/** Reads one statute text of `../shared/statutes/texts` into articles, paragraphs and items. */
import { readWholeNumber } from '../../shared/text/numerals.ts';

export interface StatuteArticle {
  readonly key: string;
  readonly text: string;
  /** Items per paragraph. */
  readonly items: readonly number[];
}

const ARTICLE = /^\**第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?\**[\s　]*(.*)$/;
const ITEM = /^[（(][一二三四五六七八九十]+[）)]/;
const SUB_ITEM = /^(?:\d+[.．、]|[（(]\d+[）)])/;
const HEADING = /^(?:#|第[一二三四五六七八九十]+[编章节]\s)/;

/** Splits a text. A later repetition of an article number (annexes, decisions) ends the reading. */
export function readStatuteText(markdown: string): StatuteArticle[] {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  const articles: { key: string; lines: string[]; items: number[] }[] = [];
  const seen = new Set<string>();
  for (const raw of body.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    const match = ARTICLE.exec(line);
    if (match) {
      const number = readWholeNumber(match[1] ?? '');
      const sub = match[2] === undefined ? null : readWholeNumber(match[2]);
      const key = sub === null ? String(number) : `${number}-${sub}`;
      if (seen.has(key)) break;
      seen.add(key);
      articles.push({ key, lines: [match[3] ?? ''], items: [0] });
      continue;
    }
    const current = articles.at(-1);
    if (!current || HEADING.test(line)) continue;
    current.lines.push(line);
    if (ITEM.test(line)) current.items[current.items.length - 1] = (current.items.at(-1) ?? 0) + 1;
    else if (!SUB_ITEM.test(line)) current.items.push(0);
  }
  return articles.map(({ key, lines, items }) => ({ key, items, text: lines.join('\n') }));
}

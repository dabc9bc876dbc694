/** The shipped library, and short ways to cite and judge a sentence. */
import { lawLibrary } from '../../../main/backend/laws/library.ts';
import type { Citation, JudgedCitation } from '../../../shared/law/citation.ts';
import { findCitations } from '../../../shared/law/cite.ts';
import { judgeCitations } from '../../../shared/law/verdict.ts';
import { asCivilDate } from '../../../shared/model/civil-date.ts';

export function cite(text: string): Citation[] {
  const { lexicon, words } = lawLibrary();
  return findCitations(text, lexicon, words);
}

/** @param date `yyyy-mm-dd`, or null for a paper without a date */
export function judge(text: string, date: string | null): JudgedCitation[] {
  return judgeCitations(text, cite(text), date === null ? null : asCivilDate(date), lawLibrary());
}

/** `行政处罚法 27.1.2` for 第二十七条第一款第（二）项; `刑法 133-1`; `行政强制法 42..1` where no paragraph is named. */
export function inShort(citation: Citation): string {
  const law = citation.law.replace(/^中华人民共和国/, '');
  const sub = citation.articleSub === null ? '' : `-${citation.articleSub}`;
  const places = [citation.paragraph, citation.item, citation.subItem];
  while (places.at(-1) === null) places.pop();
  return `${law} ${[`${citation.article}${sub}`, ...places.map((place) => place ?? '')].join('.')}`;
}

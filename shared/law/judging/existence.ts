/** Whether a version of a law has the article, paragraph and item a citation names; `unknown` is never `no`. */
import { articleKey, type VersionArticles } from '../articles.ts';
import type { Citation } from '../citation.ts';
import type { LawVersion } from '../library.ts';

type Existence = 'yes' | 'no' | 'unknown';

export function existsIn(version: VersionArticles | null, meta: LawVersion, citation: Citation): Existence {
  if (version === null) {
    if (meta.articles !== null && citation.article > meta.articles) return 'no';
    return 'unknown';
  }
  const article = version.articles.get(articleKey(citation.article, citation.articleSub));
  if (!article)
    return citation.articleSub === null && citation.article <= lastArticle(version, meta) ? 'unknown' : 'no';
  if (citation.paragraph !== null && citation.paragraph > article.items.length) return 'no';
  if (citation.item !== null) {
    const items =
      citation.paragraph === null ? Math.max(...article.items) : (article.items[citation.paragraph - 1] ?? 0);
    if (citation.item > items) return 'no';
  }
  return 'yes';
}

/** The last article there is: a number up to it that the text at hand lacks is a hole in that text, and proves nothing. */
function lastArticle(version: VersionArticles, meta: LawVersion): number {
  let last = meta.articles ?? 0;
  for (const key of version.articles.keys()) last = Math.max(last, Number.parseInt(key, 10));
  return last;
}

/** From an article's number in one version of a law to its number in another, through every version between. */
import type { CivilDate } from '../../model/civil-date.ts';
import type { ArticleKey, LawArticles } from '../articles.ts';
import type { LawVersion } from '../library.ts';

export class Numbering {
  private readonly articles: LawArticles | null;

  constructor(articles: LawArticles | null) {
    this.articles = articles;
  }

  /** Where an article of an earlier version stands in a later one, through every version between. */
  private successor(key: ArticleKey, from: CivilDate, to: CivilDate): ArticleKey | null {
    let at: CivilDate = from;
    let current: ArticleKey = key;
    for (let guard = 0; guard < 12 && at < to; guard += 1) {
      const step = this.articles?.correspondences.find(
        (map) => map.toLaw === null && map.from === at && map.to <= to,
      );
      if (!step) return null;
      const next = step.successors.get(current)?.[0];
      if (!next) return null;
      current = next.key;
      at = step.to;
    }
    return at === to ? current : null;
  }

  /** Where an article of a later version stood in an earlier one. */
  private predecessor(key: ArticleKey, earlier: CivilDate, later: CivilDate): ArticleKey | null {
    const source = this.articles?.versions.find((version) => version.from === earlier);
    if (!source) return null;
    for (const candidate of source.articles.keys()) {
      if (this.successor(candidate, earlier, later) === key) return candidate;
    }
    return null;
  }

  /** What a number of the cited version is in the version in force; null when nothing is known of it. */
  rightNumber(key: ArticleKey, cited: LawVersion, inForce: LawVersion): ArticleKey | null {
    if (cited.like === null || inForce.like === null) return null;
    if (cited.like === inForce.like) return key;
    return cited.like < inForce.like
      ? this.successor(key, cited.like, inForce.like)
      : this.predecessor(key, inForce.like, cited.like);
  }
}

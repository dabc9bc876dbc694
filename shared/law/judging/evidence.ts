/**
 * Of which version's article a passage speaks: the words around a citation against the fingerprints and topics of the
 * article that number has in each version. It compares and weighs; what follows from it verdict.ts decides.
 */
import {
  type ArticleFacts,
  type ArticleKey,
  articleKey,
  type LawArticles,
  type VersionArticles,
} from '../articles.ts';
import type { Citation } from '../citation.ts';
import { fingerprint, has, overlap } from '../fingerprint.ts';
import { articlesOf } from '../in-force.ts';
import type { Law, LawVersion } from '../library.ts';
import type { Surroundings } from '../passage.ts';
import { existsIn } from './existence.ts';
import type { Numbering } from './numbering.ts';

/** Weight of shared character pairs below which words around a citation prove nothing (about three rare pairs). */
const EVIDENCE_FLOOR = 8;
/** How much better another version's article must fit than the one in force. */
const EVIDENCE_MARGIN = 6;
/** Words shared by an enumeration say less of each of its articles: the margin grows by this share for each. */
const COMPANION_DOUBT = 0.5;
/** A short passage proves something too when the other article has most of it and the one in force next to nothing. */
const SHORT_FLOOR = 4;
const SHORT_SHARE = 0.55;
const SHORT_OWN_SHARE = 0.15;
/** Margin at which the confidence reaches its ceiling. */
const EVIDENCE_SURE = 24;
/** An article in force that shares this much of what the other one shares, or a passage hardly met: a hint at most. */
const OWN_DOUBT = 0.45;
const SHARE_DOUBT = 0.2;
const DOUBTED_CEILING = 0.55;
/** Few words prove something when of all articles in force the right one fits them best, and the cited one not at all. */
const SCARCE_FLOOR = 3.5;
const SCARCE_OWN_SHARE = 0.2;
const SCARCE_SHARE = 0.25;
/** Without the text of the version in force: how much the later article must fit, and where numbers have shifted. */
const LATER_FLOOR = 8;
const LATER_SHARE = 0.35;
const LATER_CONFIDENCE = 0.65;
const SHIFTED_FROM = 0.3;
const SHIFTED_BY = 8;
const CONTENT_FLOOR = 0.6;
const CONTENT_CEILING = 0.97;

interface Candidate {
  readonly version: LawVersion;
  readonly articles: VersionArticles;
}

interface Fit {
  readonly candidate: Candidate;
  readonly gain: number;
  readonly doubted: boolean;
}

const NO_WORDS = new Uint16Array();

/** What an article was about, in the library's own words. */
export type TopicOf = (version: LawVersion, key: ArticleKey) => string | null;

export class Evidence {
  private readonly law: Law;
  private readonly articles: LawArticles | null;
  private readonly numbering: Numbering;
  private readonly topicOf: TopicOf;
  private readonly merged = new Map<string, ReadonlyMap<number, number>>();
  private read: { readonly passage: string; readonly words: Uint16Array } | null = null;
  private readonly prints = new Map<string, Uint16Array>();

  constructor(law: Law, articles: LawArticles | null, numbering: Numbering, topicOf: TopicOf) {
    this.law = law;
    this.articles = articles;
    this.numbering = numbering;
    this.topicOf = topicOf;
  }

  /** Another version whose article of this number fits the words around the citation clearly better. */
  betterFit(
    citation: Citation,
    version: LawVersion,
    now: VersionArticles,
    around: Surroundings,
  ): { version: LawVersion; earlier: boolean; confidence: number } | null {
    const key = articleKey(citation.article, citation.articleSub);
    const own = now.articles.get(key);
    if (!own) return null;
    let words: Uint16Array | null = null;
    const margin = EVIDENCE_MARGIN * (1 + around.companions.length * COMPANION_DOUBT);
    let best: Fit | null = null;
    for (const candidate of this.otherVersions(version, now)) {
      const theirs = candidate.articles.articles.get(key);
      if (!theirs || theirs.print === own.print) continue;
      if (existsIn(candidate.articles, candidate.version, citation) !== 'yes') continue;
      const right = this.numbering.rightNumber(key, candidate.version, version);
      if (right === key) continue;
      words ??= this.ownWords(around, version, now, key);
      if (words.length === 0) return null;
      const weights = this.weightsOf(candidate.articles, now);
      const sharedWith = (meta: LawVersion, at: ArticleKey, article: ArticleFacts | undefined): number =>
        article ? overlap(words ?? NO_WORDS, this.printOf(meta, at, article), weights).shared : 0;
      const { shared: their, total } = overlap(words, this.printOf(candidate.version, key, theirs), weights);
      const ours = sharedWith(version, key, own);
      const atRight = right === null ? 0 : sharedWith(version, right, now.articles.get(right));
      const isPlain = their >= EVIDENCE_FLOOR && their - ours >= margin;
      const isShort = their >= SHORT_FLOOR && their >= SHORT_SHARE * total && ours <= SHORT_OWN_SHARE * total;
      const isScarce = (): boolean =>
        their >= SCARCE_FLOOR &&
        their >= SCARCE_SHARE * total &&
        ours <= SCARCE_OWN_SHARE * their &&
        atRight > 0 &&
        this.fitsBest(now, right, atRight, (at, article) => sharedWith(version, at, article));
      if (!isPlain && !isShort && !isScarce()) continue;
      const gain = their - ours + Math.max(0, atRight - ours) / 2;
      const doubted = ours > OWN_DOUBT * their || their < SHARE_DOUBT * total;
      if (best === null || gain > best.gain) best = { candidate, gain, doubted };
    }
    if (best === null) return null;
    const share = Math.min(1, Math.max(0, best.gain - EVIDENCE_MARGIN) / (EVIDENCE_SURE - EVIDENCE_MARGIN));
    const confidence = CONTENT_FLOOR + share * (CONTENT_CEILING - CONTENT_FLOOR);
    return {
      version: best.candidate.version,
      earlier: best.candidate.articles.from < now.from,
      confidence: best.doubted ? Math.min(confidence, DOUBTED_CEILING) : confidence,
    };
  }

  /** True when no article in force fits the passage better than the one the number should have become. */
  private fitsBest(
    now: VersionArticles,
    right: ArticleKey | null,
    atRight: number,
    sharedWith: (key: ArticleKey, article: ArticleFacts) => number,
  ): boolean {
    for (const [key, article] of now.articles)
      if (key !== right && sharedWith(key, article) > atRight) return false;
    return true;
  }

  /**
   * A later version whose article of this number fits the words, where no text of the version in force is at hand:
   * it counts when the numbering is known to have shifted in between, by the number of articles.
   */
  laterFit(
    citation: Citation,
    version: LawVersion,
    around: Surroundings,
  ): { version: LawVersion; confidence: number } | null {
    const key = articleKey(citation.article, citation.articleSub);
    const count = version.articles ?? 0;
    if (count === 0 || citation.article < SHIFTED_FROM * count) return null;
    for (const later of this.law.versions.slice(this.law.versions.indexOf(version) + 1)) {
      const articles = articlesOf(this.articles, later);
      const article = articles?.articles.get(key);
      if (!articles || !article) continue;
      const isShifted = Math.abs((later.articles ?? articles.articles.size) - count) >= SHIFTED_BY;
      if (!isShifted || existsIn(articles, later, citation) !== 'yes') continue;
      const words = this.ownWords(around, later, articles, key);
      const { shared, total } = overlap(words, this.printOf(later, key, article), articles.weights());
      if (shared >= LATER_FLOOR && shared >= LATER_SHARE * total)
        return { version: later, confidence: LATER_CONFIDENCE };
    }
    return null;
  }

  /**
   * What the passage says beyond its companions: in 第四十二条、第四十三条、第五十五条的规定 the words that articles 43
   * and 55 explain are no evidence of what 42 is cited for.
   */
  private ownWords(
    around: Surroundings,
    version: LawVersion,
    now: VersionArticles,
    key: ArticleKey,
  ): Uint16Array {
    const passage = `${around.passage.before}\n${around.passage.after}`;
    // Citations of one enumeration follow each other with the same passage.
    if (this.read?.passage !== passage) this.read = { passage, words: fingerprint(passage) };
    let { words } = this.read;
    for (const companion of new Set(around.companions)) {
      const article = companion === key ? undefined : now.articles.get(companion);
      if (!article) continue;
      const print = this.printOf(version, companion, article);
      words = words.filter((hash) => !has(print, hash));
    }
    return words;
  }

  /** An article's fingerprint with its topic's words. */
  private printOf(version: LawVersion, key: ArticleKey, article: ArticleFacts): Uint16Array {
    const name = `${version.label} ${key}`;
    const known = this.prints.get(name) ?? withTopic(article.print, this.topicOf(version, key));
    this.prints.set(name, known);
    return known;
  }

  /** Weights of character pairs over two versions, merged once. */
  private weightsOf(other: VersionArticles, now: VersionArticles): ReadonlyMap<number, number> {
    const key = `${other.from} ${now.from}`;
    const known = this.merged.get(key) ?? mergeWeights(other.weights(), now.weights());
    this.merged.set(key, known);
    return known;
  }

  private otherVersions(version: LawVersion, now: VersionArticles): Candidate[] {
    const out: Candidate[] = [];
    const at = this.law.versions.indexOf(version);
    const nearestFirst = this.law.versions.toSorted(
      (a, b) => Math.abs(this.law.versions.indexOf(a) - at) - Math.abs(this.law.versions.indexOf(b) - at),
    );
    for (const other of nearestFirst) {
      const articles = articlesOf(this.articles, other);
      if (other === version || articles === null || articles === now) continue;
      if (out.some((known) => known.articles === articles)) continue;
      out.push({ version: other, articles });
    }
    return out;
  }
}

function withTopic(print: Uint16Array, topic: string | null): Uint16Array {
  if (topic === null) return print;
  return Uint16Array.from(new Set([...print, ...fingerprint(topic)])).sort();
}

function mergeWeights(
  a: ReadonlyMap<number, number>,
  b: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const merged = new Map(a);
  for (const [hash, weight] of b) merged.set(hash, Math.max(weight, merged.get(hash) ?? 0));
  return merged;
}

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
const CONTENT_FLOOR = 0.6;
const CONTENT_CEILING = 0.97;

interface Candidate {
  readonly version: LawVersion;
  readonly articles: VersionArticles;
}

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
    let best: { version: LawVersion; earlier: boolean; gain: number } | null = null;
    for (const candidate of this.otherVersions(version, now)) {
      const theirs = candidate.articles.articles.get(key);
      if (!theirs || theirs.print === own.print) continue;
      if (existsIn(candidate.articles, candidate.version, citation) !== 'yes') continue;
      const earlier = candidate.articles.from < now.from;
      const right = this.numbering.rightNumber(key, candidate.version, version);
      if (right === key) continue;
      words ??= this.ownWords(around, version, now, key);
      if (words.length === 0) return null;
      const weights = this.weightsOf(candidate.articles, now);
      const theirFit = overlap(words, this.printOf(candidate.version, key, theirs), weights);
      const ownFit = overlap(words, this.printOf(version, key, own), weights);
      const gain = theirFit.shared - ownFit.shared;
      const isPlain = theirFit.shared >= EVIDENCE_FLOOR && gain >= margin;
      const isShort =
        theirFit.shared >= SHORT_FLOOR &&
        theirFit.shared >= SHORT_SHARE * theirFit.total &&
        ownFit.shared <= SHORT_OWN_SHARE * theirFit.total;
      if (!isPlain && !isShort) continue;
      const rightArticle = right === null ? undefined : now.articles.get(right);
      const atRight =
        right !== null && rightArticle
          ? overlap(words, this.printOf(version, right, rightArticle), weights).shared
          : 0;
      const support = Math.max(0, atRight - ownFit.shared);
      const total = gain + support / 2;
      if (best === null || total > best.gain) best = { version: candidate.version, earlier, gain: total };
    }
    if (best === null) return null;
    const share = Math.min(1, Math.max(0, best.gain - EVIDENCE_MARGIN) / (EVIDENCE_SURE - EVIDENCE_MARGIN));
    return { ...best, confidence: CONTENT_FLOOR + share * (CONTENT_CEILING - CONTENT_FLOOR) };
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

/**
 * Judges a citation at a date: was that number, with that content, in force that day? Three kinds of doubt are kept
 * apart: the law is unknown, the document is undated, the evidence is weak (low confidence).
 */
import type { CivilDate } from '../model/civil-date.ts';
import {
  type ArticleFacts,
  type ArticleKey,
  articleKey,
  type LawArticles,
  type VersionArticles,
} from './articles.ts';
import type {
  Citation,
  CitationSuggestion,
  CitationVerdict,
  JudgedCitation,
  ReasonCode,
} from './citation.ts';
import { fingerprint, overlap } from './fingerprint.ts';
import { articlesOf, versionLabel, versionOn } from './in-force.ts';
import type { Law, LawLibrary, LawVersion } from './library.ts';
import { quotesEarlierPaper, type Surroundings, surroundingsOf } from './passage.ts';

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
const STRUCTURE_CONFIDENCE = 0.92;
const UNVERIFIED_CONFIDENCE = 0.6;
const CONTENT_FLOOR = 0.6;
const CONTENT_CEILING = 0.97;
const COMPANION_CONFIDENCE = 0.5;
const COMPANIONS_NEEDED = 2;

type Existence = 'yes' | 'no' | 'unknown';

function existsIn(version: VersionArticles | null, meta: LawVersion, citation: Citation): Existence {
  if (version === null) {
    if (meta.articles !== null && citation.article > meta.articles) return 'no';
    return 'unknown';
  }
  const article = version.articles.get(articleKey(citation.article, citation.articleSub));
  if (!article) return 'no';
  if (citation.paragraph !== null && citation.paragraph > article.items.length) return 'no';
  if (citation.item !== null) {
    const items =
      citation.paragraph === null ? Math.max(...article.items) : (article.items[citation.paragraph - 1] ?? 0);
    if (citation.item > items) return 'no';
  }
  return 'yes';
}

interface Candidate {
  readonly version: LawVersion;
  readonly articles: VersionArticles;
}

class Judge {
  private readonly library: LawLibrary;
  private readonly law: Law;
  private readonly articles: LawArticles | null;
  private readonly merged = new Map<string, ReadonlyMap<number, number>>();
  private readonly prints = new Map<string, Uint16Array>();

  constructor(library: LawLibrary, law: Law) {
    this.library = library;
    this.law = law;
    this.articles = library.articles(law.id);
  }

  /** Where an article of an earlier version stands in a later one, through every version between. */
  successor(key: ArticleKey, from: CivilDate, to: CivilDate): ArticleKey | null {
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
  predecessor(key: ArticleKey, earlier: CivilDate, later: CivilDate): ArticleKey | null {
    const source = this.articles?.versions.find((version) => version.from === earlier);
    if (!source) return null;
    for (const candidate of source.articles.keys()) {
      if (this.successor(candidate, earlier, later) === key) return candidate;
    }
    return null;
  }

  topic(version: LawVersion | null, key: ArticleKey | null): string | null {
    if (version === null || version.like === null || key === null) return null;
    return this.library.topic(this.law.id, version.like, key);
  }

  suggestion(key: ArticleKey | null): CitationSuggestion | null {
    if (key === null) return null;
    const [article, sub] = key.split('-').map(Number);
    return article === undefined ? null : { law: this.law.title, article, articleSub: sub ?? null };
  }

  judge(citation: Citation, date: CivilDate, around: Surroundings): CitationVerdict {
    const onDay = versionOn(this.law, date);
    const base = {
      date,
      version: null,
      citedVersion: null,
      suggestion: null,
      topics: { inForce: null, cited: null },
    };
    if (onDay.kind === 'before-first') {
      return { ...base, status: 'in-force', confidence: 0.3, reason: 'before-first-version' };
    }
    if (onDay.kind === 'not-yet') {
      const version = onDay.first === null ? null : versionLabel(onDay.first);
      return {
        ...base,
        citedVersion: version,
        status: 'not-yet-in-force',
        confidence: 0.9,
        reason: 'law-not-yet',
      };
    }
    if (onDay.kind === 'repealed') return this.repealed(citation, date, onDay.last, around.nearby);
    return this.atVersion(citation, date, onDay.version, onDay.index, around);
  }

  private repealed(
    citation: Citation,
    date: CivilDate,
    last: LawVersion | null,
    whole: string,
  ): CitationVerdict {
    const oldOnPurpose = this.argumentForOldLaw(whole) || citation.versionNote !== null;
    const key = articleKey(citation.article, citation.articleSub);
    const replacing = this.articles?.correspondences.find((map) => map.toLaw !== null);
    const successorLaw = this.law.repealed?.successor ? this.library.law(this.law.repealed.successor) : null;
    const next = replacing?.successors.get(key)?.[0] ?? null;
    const [article, sub] = (next?.key ?? '').split('-').map(Number);
    const suggestion =
      successorLaw !== null && next !== null && article !== undefined && next.confidence >= 0.7
        ? { law: successorLaw.title, article, articleSub: sub ?? null }
        : null;
    return {
      status: oldOnPurpose ? 'old-law-may-apply' : 'repealed',
      date,
      version: null,
      citedVersion: last === null ? null : versionLabel(last),
      suggestion,
      confidence: oldOnPurpose ? 0.8 : 0.9,
      topics: { inForce: null, cited: this.topic(last, key) },
      reason: oldOnPurpose ? 'law-repealed-old-facts' : 'law-repealed',
    };
  }

  private argumentForOldLaw(text: string): boolean {
    return this.library.words.oldLawPhrases.some((phrase) => text.includes(phrase));
  }

  private atVersion(
    citation: Citation,
    date: CivilDate,
    version: LawVersion,
    index: number,
    around: Surroundings,
  ): CitationVerdict {
    const key = articleKey(citation.article, citation.articleSub);
    const now = articlesOf(this.articles, version);
    const verdict = (
      status: CitationVerdict['status'],
      reason: ReasonCode,
      confidence: number,
      cited: LawVersion | null = null,
      right: ArticleKey | null = null,
    ): CitationVerdict => ({
      status,
      date,
      version: versionLabel(version),
      citedVersion: cited === null ? null : versionLabel(cited),
      suggestion: this.suggestion(right),
      confidence,
      topics: {
        inForce: this.topic(version, status === 'in-force' ? key : (right ?? key)),
        cited: this.topic(cited ?? version, key),
      },
      reason,
    });

    const named = this.namedVersion(citation, date, version);
    if (named?.from != null && named.from > date) {
      return verdict(
        'not-yet-in-force',
        'later-version-named',
        0.85,
        named,
        this.rightNumber(key, named, version),
      );
    }
    if (named !== null && named !== version) {
      return verdict(
        'old-law-may-apply',
        'earlier-version-named',
        0.85,
        named,
        this.rightNumber(key, named, version),
      );
    }
    const exists = existsIn(now, version, citation);
    const sure = version.verified ? STRUCTURE_CONFIDENCE : UNVERIFIED_CONFIDENCE;
    if (exists === 'no') {
      const earlier = this.law.versions
        .slice(0, index)
        .findLast((v) => existsIn(articlesOf(this.articles, v), v, citation) === 'yes');
      if (earlier) {
        const right = this.rightNumber(key, earlier, version);
        if (quotesEarlierPaper(around.preceding, version.from))
          return verdict('old-law-may-apply', 'quotes-earlier-paper', 0.8, earlier, right);
        const status = this.argumentForOldLaw(around.sentence) ? 'old-law-may-apply' : 'superseded';
        return verdict(status, 'number-only-earlier', sure, earlier, right);
      }
      const later = this.law.versions
        .slice(index + 1)
        .find((v) => existsIn(articlesOf(this.articles, v), v, citation) === 'yes');
      if (later)
        return verdict(
          'not-yet-in-force',
          'number-only-later',
          sure,
          later,
          this.rightNumber(key, later, version),
        );
      const beyond = now?.articles.has(key) ? 'beyond-paragraphs' : 'beyond-last-article';
      return verdict(
        'no-such-article',
        beyond,
        beyond === 'beyond-last-article' ? sure : Math.min(sure, 0.85),
      );
    }
    if (now === null || exists === 'unknown') return verdict('in-force', 'number-in-force-unchecked', 0.5);
    const other = citation.versionNote === null ? this.betterFit(citation, version, now, around) : null;
    if (other === null) return verdict('in-force', 'number-in-force', 0.9);
    const right = this.rightNumber(key, other.version, version);
    if (other.earlier) {
      if (quotesEarlierPaper(around.preceding, version.from)) {
        return verdict('old-law-may-apply', 'quotes-earlier-paper', other.confidence, other.version, right);
      }
      const status = this.argumentForOldLaw(around.sentence) ? 'old-law-may-apply' : 'superseded';
      return verdict(status, 'content-is-earlier', other.confidence, other.version, right);
    }
    return verdict('not-yet-in-force', 'content-is-later', other.confidence, other.version, right);
  }

  /** The version a note beside the title names: 《…》（2017年修正）, 修订前的《…》. */
  private namedVersion(citation: Citation, date: CivilDate, now: LawVersion): LawVersion | null {
    const note = citation.versionNote;
    if (note === null) return null;
    if (note.wording === 'former') {
      const index = this.law.versions.indexOf(now);
      return this.law.versions[index - 1] ?? null;
    }
    const year = String(note.year);
    const matching = this.law.versions.filter(
      (v) => v.label.startsWith(year) || v.promulgated?.startsWith(year) || v.from?.startsWith(year),
    );
    if (matching.includes(now)) return now;
    return (
      matching.findLast((v) => v.from !== null && v.from <= date) ??
      matching.find((v) => v.from !== null) ??
      null
    );
  }

  private rightNumber(key: ArticleKey, cited: LawVersion, inForce: LawVersion): ArticleKey | null {
    if (cited.like === null || inForce.like === null) return null;
    if (cited.like === inForce.like) return key;
    return cited.like < inForce.like
      ? this.successor(key, cited.like, inForce.like)
      : this.predecessor(key, inForce.like, cited.like);
  }

  /** Another version whose article of this number fits the words around the citation clearly better. */
  private betterFit(
    citation: Citation,
    version: LawVersion,
    now: VersionArticles,
    around: Surroundings,
  ): { version: LawVersion; earlier: boolean; confidence: number } | null {
    const key = articleKey(citation.article, citation.articleSub);
    const words = this.ownWords(around, version, now, key);
    if (words.length === 0) return null;
    const own = now.articles.get(key);
    if (!own) return null;
    const margin = EVIDENCE_MARGIN * (1 + around.companions.length * COMPANION_DOUBT);
    let best: { version: LawVersion; earlier: boolean; gain: number } | null = null;
    for (const candidate of this.otherVersions(version, now)) {
      const theirs = candidate.articles.articles.get(key);
      if (!theirs || theirs.print === own.print) continue;
      if (existsIn(candidate.articles, candidate.version, citation) !== 'yes') continue;
      const earlier = candidate.articles.from < now.from;
      const right = this.rightNumber(key, candidate.version, version);
      if (right === key) continue;
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
    const words = fingerprint(`${around.passage.before}\n${around.passage.after}`);
    const explained = new Set<number>();
    for (const companion of new Set(around.companions)) {
      const article = companion === key ? undefined : now.articles.get(companion);
      if (article) for (const hash of this.printOf(version, companion, article)) explained.add(hash);
    }
    return explained.size === 0 ? words : words.filter((hash) => !explained.has(hash));
  }

  /** An article's fingerprint with its topic's words. */
  private printOf(version: LawVersion, key: ArticleKey, article: ArticleFacts): Uint16Array {
    const name = `${version.label} ${key}`;
    const known = this.prints.get(name) ?? withTopic(article.print, this.topic(version, key));
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

/**
 * Judges every citation of one text.
 * @param date the day that matters for this document (its decision date); null leaves everything `undated`
 */
export function judgeCitations(
  text: string,
  citations: readonly Citation[],
  date: CivilDate | null,
  library: LawLibrary,
): JudgedCitation[] {
  const judges = new Map<string, Judge>();
  const none = {
    date,
    version: null,
    citedVersion: null,
    suggestion: null,
    topics: { inForce: null, cited: null },
  };
  const judged = citations.map((citation, index): JudgedCitation => {
    const law = citation.lawId === null ? null : library.law(citation.lawId);
    if (law === null)
      return { ...citation, ...none, status: 'unknown-law', confidence: 1, reason: 'law-unknown' };
    if (date === null) return { ...citation, ...none, status: 'undated', confidence: 1, reason: 'no-date' };
    const judge = judges.get(law.id) ?? new Judge(library, law);
    judges.set(law.id, judge);
    return {
      ...citation,
      ...judge.judge(citation, date, surroundingsOf(text, citations, index, library.words.formulas)),
    };
  });
  return withCompanions(judged, library);
}

/**
 * A number that exists in both versions and says nothing of its content is doubted when its companions of the same
 * law are plainly an earlier version's: a hint, never more.
 */
function withCompanions(judged: readonly JudgedCitation[], library: LawLibrary): JudgedCitation[] {
  return judged.map((citation) => {
    if (citation.reason !== 'number-in-force' || citation.lawId === null) return citation;
    const companions = judged.filter((other) => other.lawId === citation.lawId && other !== citation);
    const earlier = companions.filter((other) => other.status === 'superseded' && other.confidence >= 0.8);
    if (earlier.length < COMPANIONS_NEEDED || earlier.length < companions.length) return citation;
    const cited = earlier[0]?.citedVersion ?? null;
    const articles = library.articles(citation.lawId);
    const key = articleKey(citation.article, citation.articleSub);
    const map = articles?.correspondences.find(
      (m) => m.toLaw === null && m.from === cited?.from && m.to === citation.version?.from,
    );
    const right = map?.successors.get(key)?.[0]?.key;
    if (right === undefined || right === key) return citation;
    const [article, sub] = right.split('-').map(Number);
    return {
      ...citation,
      status: 'superseded',
      reason: 'companions-are-earlier',
      confidence: COMPANION_CONFIDENCE,
      citedVersion: cited,
      suggestion: article === undefined ? null : { law: citation.law, article, articleSub: sub ?? null },
    };
  });
}

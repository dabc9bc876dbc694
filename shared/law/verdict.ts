/**
 * Judges a citation at a date: was that number, with that content, in force that day? Three kinds of doubt are kept
 * apart: the law is unknown, the document is undated, the evidence is weak (low confidence).
 */
import type { CivilDate } from '../model/civil-date.ts';
import { type ArticleKey, articleKey, type LawArticles, type VersionArticles } from './articles.ts';
import type {
  Citation,
  CitationSuggestion,
  CitationVerdict,
  JudgedCitation,
  ReasonCode,
} from './citation.ts';
import { articlesOf, versionLabel, versionOn } from './in-force.ts';
import { Evidence } from './judging/evidence.ts';
import { existsIn } from './judging/existence.ts';
import { Numbering } from './judging/numbering.ts';
import type { Law, LawLibrary, LawVersion } from './library.ts';
import { quotesEarlierPaper, type Surroundings, surroundingsOf } from './passage.ts';

/** How sure a verdict is, by what it rests on. */
const STRUCTURE_CONFIDENCE = 0.92;
const FITTING_CONFIDENCE = 0.9;
const NAMED_CONFIDENCE = 0.85;
const PARAGRAPH_CONFIDENCE = 0.85;
const QUOTED_CONFIDENCE = 0.8;
const UNVERIFIED_CONFIDENCE = 0.6;
const UNCHECKED_CONFIDENCE = 0.5;
const COMPANION_CONFIDENCE = 0.5;
const COMPANIONS_NEEDED = 2;
const SURE_COMPANION = 0.8;

/** One citation before the version in force. */
interface Question {
  readonly citation: Citation;
  readonly date: CivilDate;
  readonly version: LawVersion;
  readonly index: number;
  readonly around: Surroundings;
  readonly key: ArticleKey;
  readonly now: VersionArticles | null;
}

interface Ruling {
  readonly status: CitationVerdict['status'];
  readonly reason: ReasonCode;
  readonly confidence: number;
  /** The version the number belongs to, when that is another than the one in force. */
  readonly cited?: LawVersion;
}

class Judge {
  private readonly library: LawLibrary;
  private readonly law: Law;
  private readonly articles: LawArticles | null;
  private readonly numbering: Numbering;
  private readonly evidence: Evidence;

  constructor(library: LawLibrary, law: Law) {
    this.library = library;
    this.law = law;
    this.articles = library.articles(law.id);
    this.numbering = new Numbering(this.articles);
    this.evidence = new Evidence(law, this.articles, this.numbering, (version, key) =>
      this.topic(version, key),
    );
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
    const question = { citation, date, version, index, around, key, now };
    const ruling = this.byNamedVersion(question) ?? this.byNumber(question) ?? this.byContent(question);
    const cited = ruling.cited ?? null;
    const right = cited === null ? null : this.numbering.rightNumber(key, cited, version);
    return {
      status: ruling.status,
      date,
      version: versionLabel(version),
      citedVersion: cited === null ? null : versionLabel(cited),
      suggestion: this.suggestion(right),
      confidence: ruling.confidence,
      topics: {
        inForce: this.topic(version, ruling.status === 'in-force' ? key : (right ?? key)),
        cited: this.topic(cited ?? version, key),
      },
      reason: ruling.reason,
    };
  }

  /** The text itself says which version it means. */
  private byNamedVersion({ citation, date, version }: Question): Ruling | null {
    const cited = this.namedVersion(citation, date, version);
    if (cited === null || cited === version) return null;
    const confidence = NAMED_CONFIDENCE;
    return cited.from !== null && cited.from > date
      ? { status: 'not-yet-in-force', reason: 'later-version-named', confidence, cited }
      : { status: 'old-law-may-apply', reason: 'earlier-version-named', confidence, cited };
  }

  /** The number is in no version, or only in another. */
  private byNumber({ citation, version, index, around, key, now }: Question): Ruling | null {
    const exists = existsIn(now, version, citation);
    if (exists === 'yes') return null;
    if (exists === 'unknown') {
      const later =
        now === null && citation.versionNote === null
          ? this.evidence.laterFit(citation, version, around)
          : null;
      if (later !== null) {
        const { version: cited, confidence } = later;
        return { status: 'not-yet-in-force', reason: 'content-is-later', confidence, cited };
      }
      return { status: 'in-force', reason: 'number-in-force-unchecked', confidence: UNCHECKED_CONFIDENCE };
    }
    const confidence = version.verified ? STRUCTURE_CONFIDENCE : UNVERIFIED_CONFIDENCE;
    const has = (other: LawVersion): boolean =>
      existsIn(articlesOf(this.articles, other), other, citation) === 'yes';
    const earlier = this.law.versions.slice(0, index).findLast(has);
    if (earlier) return this.earlier('number-only-earlier', earlier, confidence, version, around);
    const later = this.law.versions.slice(index + 1).find(has);
    if (later) return { status: 'not-yet-in-force', reason: 'number-only-later', confidence, cited: later };
    return now?.articles.has(key)
      ? {
          status: 'no-such-article',
          reason: 'beyond-paragraphs',
          confidence: Math.min(confidence, PARAGRAPH_CONFIDENCE),
        }
      : { status: 'no-such-article', reason: 'beyond-last-article', confidence };
  }

  /** The number is there: does the passage speak of its article, or of another version's article of that number? */
  private byContent({ citation, version, around, now }: Question): Ruling {
    if (now === null) {
      return { status: 'in-force', reason: 'number-in-force-unchecked', confidence: UNCHECKED_CONFIDENCE };
    }
    const other =
      citation.versionNote === null ? this.evidence.betterFit(citation, version, now, around) : null;
    if (other === null)
      return { status: 'in-force', reason: 'number-in-force', confidence: FITTING_CONFIDENCE };
    const { version: cited, confidence } = other;
    return other.earlier
      ? this.earlier('content-is-earlier', cited, confidence, version, around)
      : { status: 'not-yet-in-force', reason: 'content-is-later', confidence, cited };
  }

  /** An earlier version's article: a mistake, unless an earlier paper is quoted or the old law is argued for. */
  private earlier(
    reason: 'number-only-earlier' | 'content-is-earlier',
    cited: LawVersion,
    confidence: number,
    version: LawVersion,
    around: Surroundings,
  ): Ruling {
    if (quotesEarlierPaper(around.preceding, version.from)) {
      const sure = reason === 'number-only-earlier' ? QUOTED_CONFIDENCE : confidence;
      return { status: 'old-law-may-apply', reason: 'quotes-earlier-paper', confidence: sure, cited };
    }
    const status = this.argumentForOldLaw(around.sentence) ? 'old-law-may-apply' : 'superseded';
    return { status, reason, confidence, cited };
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
}

/** One judge per law and library: what it works out of the fingerprints serves every text after it. */
const JUDGES = new WeakMap<LawLibrary, Map<string, Judge>>();

function judgeOf(library: LawLibrary, law: Law): Judge {
  const ofLibrary = JUDGES.get(library) ?? new Map<string, Judge>();
  JUDGES.set(library, ofLibrary);
  const known = ofLibrary.get(law.id) ?? new Judge(library, law);
  ofLibrary.set(law.id, known);
  return known;
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
    return {
      ...citation,
      ...judgeOf(library, law).judge(
        citation,
        date,
        surroundingsOf(text, citations, index, library.words.formulas),
      ),
    };
  });
  return withCompanions(judged, library);
}

/**
 * A number that exists in both versions and says nothing of its content is doubted when its companions of the same
 * law are plainly an earlier version's: a hint, never more.
 */
function withCompanions(judged: readonly JudgedCitation[], library: LawLibrary): JudgedCitation[] {
  const counts = new Map<string | null, number>();
  const earlierOf = new Map<string | null, JudgedCitation[]>();
  for (const one of judged) {
    counts.set(one.lawId, (counts.get(one.lawId) ?? 0) + 1);
    if (one.status !== 'superseded' || one.confidence < SURE_COMPANION) continue;
    const known = earlierOf.get(one.lawId);
    if (known) known.push(one);
    else earlierOf.set(one.lawId, [one]);
  }
  return judged.map((citation) => {
    if (citation.reason !== 'number-in-force' || citation.lawId === null) return citation;
    const earlier = earlierOf.get(citation.lawId) ?? [];
    const companions = (counts.get(citation.lawId) ?? 0) - 1;
    if (earlier.length < COMPANIONS_NEEDED || earlier.length < companions) return citation;
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

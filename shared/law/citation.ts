/** What the citation grammar finds and what the judge says of it; the shapes `cite` prints (interfaces.md §1). */
import type { CivilDate } from '../model/civil-date.ts';

/** The place inside a law a citation names. `articleSub` is the N of 第一百三十三条之N. */
export interface ArticleRef {
  readonly article: number;
  readonly articleSub: number | null;
  readonly paragraph: number | null;
  readonly item: number | null;
  readonly subItem: number | null;
}

/** A version the text itself names beside the title: 《行政处罚法》（2017年修正）, 修订前的《…》. */
export interface VersionNote {
  readonly year: number | null;
  readonly wording: 'year' | 'former' | 'current';
}

export interface Citation extends ArticleRef {
  /** UTF-16 offsets into the text given, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Full title where library or text settle it, else as written. */
  readonly law: string;
  /** As written, without marks; for anaphora the law they point to was written so. */
  readonly lawSurface: string;
  readonly lawId: string | null;
  readonly versionNote: VersionNote | null;
  /** True when the law was named by 本法, 该条例 … or carried over from an earlier citation. */
  readonly carriedOver: boolean;
  /** Citations of one enumeration share a number: they share the words around it. */
  readonly group: number;
}

export const CITATION_STATUSES = [
  'in-force',
  'superseded',
  'repealed',
  'not-yet-in-force',
  'no-such-article',
  'old-law-may-apply',
  'unknown-law',
  'undated',
] as const;
export type CitationStatus = (typeof CITATION_STATUSES)[number];

export interface VersionLabel {
  readonly label: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

export interface CitationSuggestion {
  readonly law: string;
  readonly article: number;
  readonly articleSub: number | null;
}

export interface CitationVerdict {
  readonly status: CitationStatus;
  readonly date: CivilDate | null;
  /** The version in force at `date`. */
  readonly version: VersionLabel | null;
  /** The version the cited number belongs to, when that is another one. */
  readonly citedVersion: VersionLabel | null;
  readonly suggestion: CitationSuggestion | null;
  /** 0–1: how sure the program is of `status`. */
  readonly confidence: number;
  /** What the number means in the version in force and in the cited version, in the library's own words. */
  readonly topics: { readonly inForce: string | null; readonly cited: string | null };
  readonly reason: ReasonCode;
}

/** Why a verdict is what it is; the sentence is in i18n under `citation.reason.<code>`. */
export type ReasonCode =
  | 'law-unknown'
  | 'no-date'
  | 'number-in-force'
  | 'number-in-force-unchecked'
  | 'content-is-earlier'
  | 'content-is-later'
  | 'number-only-earlier'
  | 'number-only-later'
  | 'beyond-last-article'
  | 'beyond-paragraphs'
  | 'law-repealed'
  | 'law-repealed-old-facts'
  | 'law-not-yet'
  | 'before-first-version'
  | 'earlier-version-named'
  | 'later-version-named'
  | 'companions-are-earlier'
  | 'quotes-earlier-paper';

export interface JudgedCitation extends Citation, CitationVerdict {}

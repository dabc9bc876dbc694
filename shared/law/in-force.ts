/** Which version of a law applied on a day. */
import type { CivilDate } from '../model/civil-date.ts';
import type { LawArticles, VersionArticles } from './articles.ts';
import type { VersionLabel } from './citation.ts';
import type { Law, LawVersion } from './library.ts';

export type VersionOnDay =
  | { readonly kind: 'in-force'; readonly version: LawVersion; readonly index: number }
  | { readonly kind: 'not-yet'; readonly first: LawVersion | null }
  | { readonly kind: 'repealed'; readonly on: CivilDate; readonly last: LawVersion | null }
  /** Before the first version the library knows, and that is not the first there was. */
  | { readonly kind: 'before-first' };

/**
 * The version in force on a day. A version applies from its first day (`from`) up to the day before `to`.
 * @law legislation-law#61
 */
export function versionOn(law: Law, date: CivilDate): VersionOnDay {
  const dated = law.versions
    .map((version, index) => ({ version, index }))
    .filter(({ version }) => version.from !== null);
  if (law.repealed !== null && date >= law.repealed.on) {
    return { kind: 'repealed', on: law.repealed.on, last: dated.at(-1)?.version ?? null };
  }
  const current = dated.findLast(({ version }) => version.from !== null && version.from <= date);
  if (current) return { kind: 'in-force', ...current };
  const first = dated[0]?.version ?? null;
  if (first === null || first.kind !== 'enacted') return { kind: 'before-first' };
  return { kind: 'not-yet', first };
}

/** The articles that stand for a version; null when none are known. */
export function articlesOf(articles: LawArticles | null, version: LawVersion): VersionArticles | null {
  if (articles === null || version.like === null) return null;
  return articles.versions.find((candidate) => candidate.from === version.like) ?? null;
}

export function versionLabel(version: LawVersion): VersionLabel {
  return { label: version.label, from: version.from, to: version.to };
}

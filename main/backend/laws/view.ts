/** A law as somebody looks it up: by title, alias or part of a title, on a day, at an article. */
import type { ArticleKey } from '../../../shared/law/articles.ts';
import { articlesOf, versionOn } from '../../../shared/law/in-force.ts';
import { Numbering } from '../../../shared/law/judging/numbering.ts';
import type { Law, LawLibrary, LawVersion } from '../../../shared/law/library.ts';
import { articleText, type OwnLaw } from '../../../shared/law/official/own-law.ts';
import type { CivilDate } from '../../../shared/model/civil-date.ts';
import { shippedLaws } from './library.ts';

const MOST_TITLES = 20;

export interface ArticleRow {
  readonly label: string;
  readonly from: CivilDate | null;
  /** null: no text of that version is at hand. */
  readonly exists: boolean | null;
  readonly paragraphs: number | null;
  /** Items of each paragraph. */
  readonly items: readonly number[] | null;
  readonly topic: string | null;
  /** The number this article has in the next version, when it is another. */
  readonly became: ArticleKey | null;
  /** Its words, where the version was imported. */
  readonly text: string | null;
}

export interface LawView {
  readonly schema: 'case-review/statute@1';
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly level: string;
  readonly issuer: string | null;
  readonly repealed: Law['repealed'];
  readonly versions: readonly (Omit<LawVersion, 'like'> & { readonly hasText: boolean })[];
  readonly on: CivilDate | null;
  readonly status: 'in-force' | 'not-yet-in-force' | 'repealed' | 'unknown' | null;
  readonly inForce: { readonly label: string; readonly from: CivilDate | null } | null;
  readonly article: ArticleKey | null;
  /** The article in the version in force; without a day, in every version. */
  readonly history: readonly ArticleRow[];
}

export type Found =
  | { readonly kind: 'law'; readonly law: LawView }
  | { readonly kind: 'none'; readonly schema: LawView['schema']; readonly titles: readonly string[] };

/** @param own imported laws, for their words */
export function lawView(
  library: LawLibrary,
  own: readonly OwnLaw[],
  name: string,
  on: CivilDate | null,
  article: ArticleKey | null,
): Found {
  const found = library.lexicon.find(name);
  const law = found ? library.law(found.id) : null;
  if (law === null) return closest(library, own, name, on, article);
  return { kind: 'law', law: viewOf(library, own.find(({ id }) => id === law.id) ?? null, law, on, article) };
}

/** One law whose title holds the name is the one meant; of several the titles are told. */
function closest(
  library: LawLibrary,
  own: readonly OwnLaw[],
  name: string,
  on: CivilDate | null,
  article: ArticleKey | null,
): Found {
  const holding = [...shippedLaws(), ...own].filter(
    (law) => law.title.includes(name) || ('aliases' in law && law.aliases.includes(name)),
  );
  const [only] = holding;
  const law = holding.length === 1 && only ? library.law(only.id) : null;
  if (law !== null)
    return {
      kind: 'law',
      law: viewOf(library, own.find(({ id }) => id === law.id) ?? null, law, on, article),
    };
  const titles = holding.map(({ title }) => title).slice(0, MOST_TITLES);
  return { kind: 'none', schema: 'case-review/statute@1', titles };
}

function viewOf(
  library: LawLibrary,
  own: OwnLaw | null,
  law: Law,
  on: CivilDate | null,
  article: ArticleKey | null,
): LawView {
  const onDay = on === null ? null : versionOn(law, on);
  const inForce = onDay?.kind === 'in-force' ? onDay.version : null;
  const STATUS = {
    'in-force': 'in-force',
    'not-yet': 'not-yet-in-force',
    repealed: 'repealed',
    'before-first': 'unknown',
  } as const;
  const shown = on === null ? law.versions : inForce === null ? [] : [inForce];
  const { id, title, aliases, level, issuer, repealed } = law;
  return {
    schema: 'case-review/statute@1',
    id,
    title,
    aliases,
    level,
    issuer,
    repealed,
    versions: law.versions.map(({ like: _, ...version }) => ({
      ...version,
      hasText: own?.versions.some(({ from }) => from === version.from) ?? false,
    })),
    on,
    status: onDay === null ? null : STATUS[onDay.kind],
    inForce: inForce === null ? null : { label: inForce.label, from: inForce.from },
    article,
    history: article === null ? [] : shown.map((version) => rowOf(library, own, law, version, article)),
  };
}

function rowOf(
  library: LawLibrary,
  own: OwnLaw | null,
  law: Law,
  version: LawVersion,
  article: ArticleKey,
): ArticleRow {
  const all = library.articles(law.id);
  const facts = articlesOf(all, version)?.articles.get(article) ?? null;
  const number = Number.parseInt(article, 10);
  const isBeyond = version.articles !== null && number > version.articles;
  const isKnown = articlesOf(all, version) !== null;
  const next = law.versions[law.versions.indexOf(version) + 1];
  const became = next ? new Numbering(all).rightNumber(article, version, next) : null;
  return {
    label: version.label,
    from: version.from,
    exists: facts !== null ? true : isKnown || isBeyond ? false : null,
    paragraphs: facts?.items.length ?? null,
    items: facts?.items ?? null,
    topic: version.like === null ? null : library.topic(law.id, version.like, article),
    became: became === article ? null : became,
    text: own === null || version.from === null ? null : articleText(own, version.from, article),
  };
}

/** A law as an office imported it: the official texts of its versions, and how they join the shipped library. */
import * as z from 'zod';
import { CivilDateSchema } from '../../model/civil-date.ts';
import { type ArticleKey, type VersionArticles, versionArticles } from '../articles.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Law, LawVersion } from '../library.ts';

const ArticleSchema = z.strictObject({
  key: z.string().regex(/^\d+(-\d+)?$/),
  paragraphs: z.array(z.strictObject({ text: z.string(), items: z.array(z.string()) })),
});

const OwnVersionSchema = z.strictObject({
  label: z.string(),
  kind: z.enum(['enacted', 'revised', 'amended', 'unknown']),
  promulgated: CivilDateSchema.nullable(),
  from: CivilDateSchema,
  note: z.string(),
  /** File name and SHA-256 of what was imported. */
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  articles: z.array(ArticleSchema).min(1),
});
export type OwnVersion = z.infer<typeof OwnVersionSchema>;

export const OwnLawSchema = z.strictObject({
  schema: z.literal('case-review/own-law@1'),
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(2),
  versions: z.array(OwnVersionSchema).min(1),
});
export type OwnLaw = z.infer<typeof OwnLawSchema>;

/** The words of an article in an imported version; null when that version has none. */
export function articleText(law: OwnLaw, from: string, key: ArticleKey): string | null {
  const article = law.versions.find((version) => version.from === from)?.articles.find((a) => a.key === key);
  return article ? article.paragraphs.map(({ text, items }) => [text, ...items].join('\n')).join('\n') : null;
}

/** Puts an imported version into a law; one of the same day is replaced. */
export function withVersion(law: OwnLaw, version: OwnVersion): OwnLaw {
  const others = law.versions.filter(({ from }) => from !== version.from);
  return { ...law, versions: [...others, version].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

function lastNumber(version: OwnVersion): number {
  return Math.max(...version.articles.map(({ key }) => Number.parseInt(key, 10)));
}

/** The chain of a law with its imported versions in it; days in force run up to the next version. */
export function joinVersions(law: Law | null, own: OwnLaw): Law {
  const known = law?.versions ?? [];
  const added = own.versions.map((version): LawVersion => {
    const same = known.find(({ from }) => from === version.from);
    return {
      label: same?.label ?? version.label,
      kind: same?.kind ?? version.kind,
      promulgated: same?.promulgated ?? version.promulgated,
      from: version.from,
      to: same?.to ?? null,
      articles: lastNumber(version),
      verified: true,
      like: same?.like ?? version.from,
    };
  });
  const versions = [...known.filter(({ from }) => !added.some((one) => one.from === from)), ...added].sort(
    (a, b) => ((a.from ?? a.promulgated ?? '') < (b.from ?? b.promulgated ?? '') ? -1 : 1),
  );
  const chained = versions.map((version, index) => {
    const next = versions.slice(index + 1).find(({ from }) => from !== null)?.from ?? null;
    const to = next ?? law?.repealed?.on ?? null;
    return version.from === null || (version.to !== null && to !== null && version.to <= to)
      ? version
      : { ...version, to };
  });
  return {
    id: own.id,
    title: law?.title ?? own.title,
    aliases: law?.aliases ?? [],
    level: law?.level ?? '其他',
    issuer: law?.issuer ?? null,
    repealed: law?.repealed ?? null,
    versions: chained,
  };
}

/** What judging needs of an imported version: counts and fingerprints made from its text. */
export function ownArticles(version: OwnVersion): VersionArticles {
  return versionArticles(
    version.from,
    new Map(
      version.articles.map(({ key, paragraphs }) => [
        key,
        {
          items: paragraphs.map(({ items }) => items.length),
          print: fingerprint(paragraphs.flatMap(({ text, items }) => [text, ...items]).join('\n')),
        },
      ]),
    ),
  );
}

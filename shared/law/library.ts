/**
 * The statute library as the pure core sees it. Reading files is somebody else's work (`main/backend/laws`): the
 * core is given a `LawLibrary`.
 */
import * as z from 'zod';
import { type CivilDate, CivilDateSchema } from '../model/civil-date.ts';
import type { ArticleKey, LawArticles } from './articles.ts';
import type { Lexicon } from './lexicon.ts';
import type { CitationWords } from './words.ts';

export const LAW_LEVELS = ['宪法', '法律', '行政法规', '司法解释', '部门规章', '其他'] as const;

const VersionSchema = z.strictObject({
  /** 2017年修正 */
  label: z.string(),
  kind: z.enum(['enacted', 'revised', 'amended', 'unknown']),
  promulgated: CivilDateSchema.nullable(),
  /** First day in force. */
  from: CivilDateSchema.nullable(),
  /** First day no longer in force. */
  to: CivilDateSchema.nullable(),
  /** Highest article number. */
  articles: z.number().int().positive().nullable(),
  /** True when every date and number of this entry was confirmed by a source read. */
  verified: z.boolean(),
  /** `from` of the version whose articles stand for this one's: itself, or a neighbour with the same numbering. */
  like: CivilDateSchema.nullable(),
});
export type LawVersion = z.infer<typeof VersionSchema>;

const LawSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  aliases: z.array(z.string()),
  level: z.enum(LAW_LEVELS),
  issuer: z.string().nullable(),
  repealed: z
    .strictObject({ on: CivilDateSchema, by: z.string().nullable(), successor: z.string().nullable() })
    .nullable(),
  versions: z.array(VersionSchema),
});
export type Law = z.infer<typeof LawSchema>;

export const LawIndexSchema = z.strictObject({
  schema: z.literal('case-review/laws@1'),
  built: CivilDateSchema,
  source: z.string(),
  laws: z.array(LawSchema),
});
export type LawIndex = z.infer<typeof LawIndexSchema>;

export const TopicsSchema = z.strictObject({
  id: z.string(),
  law: z.string(),
  versions: z.record(z.string(), z.record(z.string(), z.string())),
});
export type LawTopics = z.infer<typeof TopicsSchema>;

export interface LawLibrary {
  readonly words: CitationWords;
  readonly lexicon: Lexicon;
  readonly law: (id: string) => Law | null;
  /** Articles of a law; null when no text of it was at hand when the library was built. */
  readonly articles: (id: string) => LawArticles | null;
  /** What an article was about, in our own words. */
  readonly topic: (id: string, versionFrom: CivilDate, key: ArticleKey) => string | null;
}

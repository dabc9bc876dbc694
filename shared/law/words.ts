/** The word lists the citation grammar works with; data, not code (`resources/laws/words.json`). */
import * as z from 'zod';

const Words = z.array(z.string().min(1)).readonly();

export const CitationWordsSchema = z.strictObject({
  schema: z.literal('case-review/citation-words@1'),
  source: z.string(),
  /** A title in 《》 that ends so is a statute or another normative document. */
  statuteEndings: Words,
  /** Normative only when the title says 关于. */
  noticeEndings: Words,
  /** A title or bare name that ends so is a contract, an insurance clause or a company's own paper. */
  contractEndings: Words,
  /** Names inside a title that make it an organisation's own rules. */
  organisationMarks: Words,
  /** Issuers that stand before a title, in or outside the marks. */
  issuers: Words,
  /** Words that point back to a law named before, by the kind of law they point to. */
  anaphora: z.record(z.string(), Words),
  /** Anaphora that inside quoted statute text mean the quoted law. */
  selfReferringInQuotes: Words,
  /** Words after which a title without marks may begin; longer ones before the shorter they begin with. */
  titleLeads: Words,
  /** Endings of region names, with which a local regulation's title begins. */
  regionEndings: Words,
  /** Provinces: a title without marks begins there at the latest. */
  provinces: Words,
  /** Places whose laws are not in this library. */
  foreignPlaces: Words,
  /** Titles that stand for a law named before: 《条例》. */
  genericTitles: Words,
  /** Words with which a passage says that it applies an earlier law on purpose. */
  oldLawPhrases: Words,
  /** Set phrases around a citation that say nothing of what it is cited for. */
  formulas: Words,
});

export type CitationWords = z.infer<typeof CitationWordsSchema>;

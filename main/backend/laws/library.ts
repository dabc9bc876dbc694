/**
 * The statute library read from `resources/laws`: the index at once, each law's articles on first use. Laws an office
 * imported join it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { decodeLawArticles, type LawArticles } from '../../../shared/law/articles.ts';
import { Lexicon } from '../../../shared/law/lexicon.ts';
import {
  type Law,
  type LawIndex,
  type LawLibrary,
  type LawTopics,
  TopicsSchema,
} from '../../../shared/law/library.ts';
import { joinVersions, type OwnLaw, ownArticles } from '../../../shared/law/official/own-law.ts';
import { CitationWordsSchema } from '../../../shared/law/words.ts';
import { readResource, resourcePath } from '../resources.ts';

let shared: LawLibrary | null = null;

/**
 * The shipped library. Loaded once; the index is trusted because `test/data` validates it (1 MB through zod would
 * cost more than everything else at start).
 */
export function lawLibrary(): LawLibrary {
  shared ??= loadLibrary();
  return shared;
}

/** The shipped library with an office's own laws in it. */
export function lawLibraryWith(own: readonly OwnLaw[]): LawLibrary {
  return own.length === 0 ? lawLibrary() : loadLibrary(own);
}

/** Every law of the index, as shipped. */
export function shippedLaws(): readonly Law[] {
  return (JSON.parse(readFileSync(resourcePath('laws/index.json'), 'utf8')) as LawIndex).laws;
}

function loadLibrary(own: readonly OwnLaw[] = []): LawLibrary {
  const words = readResource('laws/words.json', CitationWordsSchema);
  const byId = new Map<string, Law>(shippedLaws().map((law) => [law.id, law]));
  const ownById = new Map(own.map((law) => [law.id, law]));
  for (const law of own) byId.set(law.id, joinVersions(byId.get(law.id) ?? null, law));
  const articles = new Map<string, LawArticles | null>();
  const topics = new Map<string, LawTopics | null>();
  return {
    words,
    lexicon: new Lexicon(byId.values(), words),
    law: (id) => byId.get(id) ?? null,
    articles: (id) => {
      const known = articles.get(id);
      if (known !== undefined) return known;
      const read = withOwn(byId.has(id) ? readArticles(id) : null, ownById.get(id));
      articles.set(id, read);
      return read;
    },
    topic: (id, versionFrom, key) => {
      let law = topics.get(id);
      if (law === undefined) {
        const path = `laws/topics/${id}.json`;
        law = byId.has(id) && existsSync(resourcePath(path)) ? readResource(path, TopicsSchema) : null;
        topics.set(id, law);
      }
      return law?.versions[versionFrom]?.[key] ?? null;
    },
  };
}

/** The shipped articles of a law with those of its imported versions that the library lacked. */
function withOwn(shipped: LawArticles | null, own: OwnLaw | undefined): LawArticles | null {
  if (!own) return shipped;
  const known = shipped?.versions ?? [];
  const added = own.versions.filter(({ from }) => !known.some((version) => version.from === from));
  return {
    id: own.id,
    versions: [...known, ...added.map(ownArticles)].sort((a, b) => (a.from < b.from ? -1 : 1)),
    correspondences: shipped?.correspondences ?? [],
  };
}

function readArticles(id: string): LawArticles | null {
  const path = resourcePath(`laws/articles/${id}.bin`);
  return existsSync(path) ? decodeLawArticles(inflateRawSync(readFileSync(path))) : null;
}

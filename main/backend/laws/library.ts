/** The statute library read from `resources/laws`: the index at once, each law's articles on first use. */
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

function loadLibrary(): LawLibrary {
  const index = JSON.parse(readFileSync(resourcePath('laws/index.json'), 'utf8')) as LawIndex;
  const words = readResource('laws/words.json', CitationWordsSchema);
  const byId = new Map<string, Law>(index.laws.map((law) => [law.id, law]));
  const articles = new Map<string, LawArticles | null>();
  const topics = new Map<string, LawTopics | null>();
  return {
    words,
    lexicon: new Lexicon(index.laws, words),
    law: (id) => byId.get(id) ?? null,
    articles: (id) => {
      const known = articles.get(id);
      if (known !== undefined) return known;
      const read = byId.has(id) ? readArticles(id) : null;
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

function readArticles(id: string): LawArticles | null {
  const path = resourcePath(`laws/articles/${id}.bin`);
  return existsSync(path) ? decodeLawArticles(inflateRawSync(readFileSync(path))) : null;
}

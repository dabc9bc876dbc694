/** Is the statute library sound? The shipped data against its schemas and against itself, and what was imported. */
import { readdirSync } from 'node:fs';
import { LawIndexSchema, TopicsSchema } from '../../../shared/law/library.ts';
import type { OwnLaw } from '../../../shared/law/official/own-law.ts';
import { readResource, resourcePath } from '../resources.ts';
import { lawLibrary } from './library.ts';

export interface LawProblem {
  readonly code: string;
  readonly where: string;
}

export interface LawReport {
  readonly counts: {
    readonly laws: number;
    readonly versions: number;
    readonly withArticles: number;
    readonly topics: number;
    readonly own: number;
  };
  readonly problems: readonly LawProblem[];
}

function topicIds(): string[] {
  return readdirSync(resourcePath('laws/topics'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
}

/** Reads everything once: every law, every article file, every topic. */
export function checkLaws(own: readonly OwnLaw[]): LawReport {
  const problems: LawProblem[] = [];
  const { laws } = readResource('laws/index.json', LawIndexSchema);
  const library = lawLibrary();
  let withArticles = 0;
  let topics = 0;
  for (const law of laws) {
    const days = law.versions.flatMap(({ from }) => (from === null ? [] : [from]));
    if (days.some((from, index) => index > 0 && from < (days[index - 1] ?? '')))
      problems.push({ code: 'days-not-in-order', where: law.title });
    try {
      const articles = library.articles(law.id);
      if (articles !== null) withArticles += 1;
      const known = new Set(articles?.versions.map(({ from }) => from));
      for (const { like, label } of law.versions)
        if (like !== null && !known.has(like))
          problems.push({ code: 'articles-missing', where: `${law.title} ${label}` });
    } catch {
      problems.push({ code: 'articles-unreadable', where: law.title });
    }
  }
  for (const id of topicIds()) {
    const { versions } = readResource(`laws/topics/${id}.json`, TopicsSchema);
    for (const [from, ofVersion] of Object.entries(versions)) {
      topics += Object.keys(ofVersion).length;
      const articles = library.articles(id)?.versions.find((version) => version.from === from)?.articles;
      for (const key of Object.keys(ofVersion))
        if (articles && !articles.has(key))
          problems.push({ code: 'topic-without-article', where: `${id} ${from} ${key}` });
    }
  }
  const versions = laws.reduce((sum, law) => sum + law.versions.length, 0);
  return { counts: { laws: laws.length, versions, withArticles, topics, own: own.length }, problems };
}

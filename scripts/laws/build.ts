/**
 * Builds `resources/laws/index.json` and `resources/laws/articles/*.bin` from `../shared/statutes`.
 * Run: node scripts/laws/build.ts [folder of statutes]. Needed only when the source changes; what it writes is
 * committed. No sentence of a statute is written: articles become counts and fingerprints.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { encodeLawArticles, type LawArticlesHead } from '../../shared/law/articles.ts';
import { fingerprint } from '../../shared/law/fingerprint.ts';
import { normaliseTitle } from '../../shared/law/lexicon.ts';
import type { Law, LawVersion } from '../../shared/law/library.ts';
import type { CitationWords } from '../../shared/law/words.ts';
import type { CivilDate } from '../../shared/model/civil-date.ts';
import { readStatuteText } from './statute-text.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const OUT = join(ROOT, 'resources', 'laws');
const SOURCE = process.argv[2] ?? join(ROOT, '..', 'shared', 'statutes');

interface CatalogVersion {
  label: string;
  kind: string | null;
  promulgated: string | null;
  effective: string | null;
  expires: string | null;
  article_count: number | null;
  verified: { promulgated: boolean | null; effective: boolean | null; article_count: boolean | null };
  text: string | null;
}
interface CatalogLaw {
  title: string;
  short_titles: string[];
  level: string | null;
  issuer: string | null;
  repealed: { date: string | null; by: string | null } | null;
  versions: CatalogVersion[];
}
interface MapEntry {
  old: string;
  new: string | null;
  status: string;
  confidence: 'high' | 'medium' | 'low';
  similarity: number;
  also?: { new: string }[];
  also_split_into?: { new: string }[];
  probably_merged_into?: { new: string; share_of_old_text_found_in_new: number };
}
interface ArticleMap {
  title: string;
  new_title: string | null;
  old_version: { effective: string };
  new_version: { effective: string };
  map: MapEntry[];
}

const LEVELS: Record<string, Law['level']> = {
  宪法: '宪法',
  法律: '法律',
  行政法规: '行政法规',
  司法解释: '司法解释',
  部门规章: '部门规章',
};
const KINDS: Record<string, LawVersion['kind']> = { 制定: 'enacted', 修订: 'revised', 修正: 'amended' };
const CONFIDENCE = { high: 95, medium: 75, low: 40 } as const;

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** One instrument stands in the sources under titles that differ only in 中华人民共和国, marks or the issuer. */
function mergeDuplicates(laws: readonly CatalogLaw[]): {
  laws: CatalogLaw[];
  mergedInto: Map<string, string>;
} {
  const words = readJson<CitationWords>(join(OUT, 'words.json'));
  const groups = new Map<string, CatalogLaw[]>();
  for (const law of laws) {
    const trial = /[（(](?:试行|暂行)[）)]/.test(law.title) ? '试行' : '';
    const key = normaliseTitle(law.title, words) + trial;
    groups.set(key, [...(groups.get(key) ?? []), law]);
  }
  const weight = (law: CatalogLaw): number =>
    (law.level === null ? 0 : 1000) +
    law.versions.length * 10 +
    (law.title.includes('中华人民共和国') ? 5 : 0);
  const mergedInto = new Map<string, string>();
  const merged = [...groups.values()].map((group) => {
    const [main, ...others] = group.toSorted((a, b) => weight(b) - weight(a));
    if (main === undefined) throw new Error('empty group');
    const versions = [...main.versions];
    for (const other of others) {
      mergedInto.set(other.title, main.title);
      for (const version of other.versions) {
        const sameDay = versions.findIndex((known) => known.effective === version.effective);
        if (sameDay < 0 && version.effective !== null && version.text !== null) versions.push(version);
        else if (sameDay >= 0 && versions[sameDay]?.text === null && version.text !== null)
          versions[sameDay] = version;
      }
    }
    versions.sort((a, b) =>
      (a.effective ?? a.promulgated ?? '').localeCompare(b.effective ?? b.promulgated ?? ''),
    );
    versions.forEach((version, index) => {
      const next = versions[index + 1]?.effective ?? null;
      if (next !== null && version.effective !== null) versions[index] = { ...version, expires: next };
    });
    return {
      ...main,
      versions,
      repealed:
        main.repealed ??
        others.find(
          (o) => o.repealed !== null && versions.every((v) => (v.effective ?? '') < (o.repealed?.date ?? '')),
        )?.repealed ??
        null,
      short_titles: [
        ...main.short_titles,
        ...others.flatMap((other) => [other.title, ...other.short_titles]),
      ],
    };
  });
  return { laws: merged, mergedInto };
}

const keyLaws = readJson<{ laws: { id: string; title: string; aliases: string[] }[] }>(
  join(OUT, 'key-laws.json'),
).laws;
const { laws: catalog, mergedInto } = mergeDuplicates(
  readJson<{ laws: CatalogLaw[] }>(join(SOURCE, 'catalog.json')).laws,
);
const maps = readJson<{ maps: ArticleMap[] }>(join(SOURCE, 'article-map.json')).maps;
const idOfTitle = new Map<string, string>();
for (const { title } of catalog) {
  const key = keyLaws.find((law) => law.title === title);
  idOfTitle.set(title, key?.id ?? `law-${createHash('sha256').update(title).digest('hex').slice(0, 10)}`);
}

for (const [title, main] of mergedInto) idOfTitle.set(title, idOfTitle.get(main) ?? '');

/**
 * For each version the one whose articles stand for it: itself where it has a text; else a neighbour with the same
 * number of articles, when the later of the two only amended (修正), which leaves numbering alone.
 */
function numberingOf(
  versions: readonly CatalogVersion[],
  hasText: (v: CatalogVersion) => boolean,
): (string | null)[] {
  const like = versions.map((version) => (hasText(version) ? version.effective : null));
  const sameNumbering = (earlier: CatalogVersion | undefined, later: CatalogVersion | undefined): boolean =>
    earlier !== undefined &&
    later !== undefined &&
    later.kind === '修正' &&
    earlier.article_count !== null &&
    earlier.article_count === later.article_count;
  for (let i = versions.length - 2; i >= 0; i -= 1) {
    if (like[i] === null && sameNumbering(versions[i], versions[i + 1])) like[i] = like[i + 1] ?? null;
  }
  for (let i = 1; i < versions.length; i += 1) {
    if (like[i] === null && sameNumbering(versions[i - 1], versions[i])) like[i] = like[i - 1] ?? null;
  }
  return like;
}

function buildIndexEntry(law: CatalogLaw, withText: ReadonlySet<string>): Law {
  const key = keyLaws.find((entry) => entry.title === law.title);
  const short = law.title.startsWith('中华人民共和国') ? [law.title.slice('中华人民共和国'.length)] : [];
  const aliases = [...new Set([...short, ...law.short_titles, ...(key?.aliases ?? [])])].filter(
    (a) => a !== law.title,
  );
  const like = numberingOf(law.versions, (v) => v.effective !== null && withText.has(v.effective));
  return {
    id: idOfTitle.get(law.title) ?? '',
    title: law.title,
    aliases,
    level: LEVELS[law.level ?? ''] ?? '其他',
    issuer: law.issuer,
    repealed: law.repealed?.date
      ? {
          on: law.repealed.date as CivilDate,
          by: law.repealed.by,
          successor: law.repealed.by === null ? null : (idOfTitle.get(law.repealed.by) ?? null),
        }
      : null,
    versions: law.versions.map((version, index) => ({
      label: version.label,
      kind: KINDS[version.kind ?? ''] ?? 'unknown',
      promulgated: version.promulgated as CivilDate | null,
      from: version.effective as CivilDate | null,
      to: version.expires as CivilDate | null,
      articles: version.article_count,
      verified: version.verified.effective === true && version.verified.article_count === true,
      like: (like[index] ?? null) as CivilDate | null,
    })),
  };
}

function successorPairs(map: ArticleMap): (readonly [string, string, number, 0 | 1])[] {
  const pairs: (readonly [string, string, number, 0 | 1])[] = [];
  for (const entry of map.map) {
    const others = [...(entry.also ?? []), ...(entry.also_split_into ?? [])].map((other) => other.new);
    if (entry.new !== null) {
      pairs.push([entry.old, entry.new, CONFIDENCE[entry.confidence], entry.status === 'same' ? 1 : 0]);
      for (const other of new Set(others)) if (other !== entry.new) pairs.push([entry.old, other, 40, 0]);
    } else if (entry.probably_merged_into) pairs.push([entry.old, entry.probably_merged_into.new, 40, 0]);
  }
  return pairs;
}

const articlesFolder = join(OUT, 'articles');
if (existsSync(articlesFolder)) rmSync(articlesFolder, { recursive: true });
mkdirSync(articlesFolder, { recursive: true });
let bytes = 0;
const laws: Law[] = [];
for (const law of catalog) {
  const id = idOfTitle.get(law.title) ?? '';
  const pool: Uint16Array[] = [];
  const poolIndex = new Map<string, number>();
  const versions: LawArticlesHead['versions'][number][] = [];
  for (const version of law.versions) {
    const date = version.effective ?? version.promulgated;
    if (date === null || version.text === null || !existsSync(join(SOURCE, version.text))) continue;
    const articles = readStatuteText(readFileSync(join(SOURCE, version.text), 'utf8'));
    if (articles.length === 0) continue;
    versions.push({
      from: date,
      articles: articles.map((article) => {
        const print = fingerprint(article.text);
        const key = print.join();
        let index = poolIndex.get(key);
        if (index === undefined) {
          index = pool.push(print) - 1;
          poolIndex.set(key, index);
        }
        return [article.key, article.items, index] as const;
      }),
    });
  }
  laws.push(buildIndexEntry(law, new Set(versions.map((version) => version.from))));
  if (versions.length === 0) continue;
  const head: LawArticlesHead = {
    id,
    pool: pool.map((print) => print.length),
    versions,
    maps: maps
      .filter((map) => map.title === law.title)
      .map((map) => ({
        from: map.old_version.effective,
        to: map.new_version.effective,
        law:
          map.new_title === null || map.new_title === law.title
            ? null
            : (idOfTitle.get(map.new_title) ?? null),
        pairs: successorPairs(map),
      })),
  };
  const packed = deflateRawSync(encodeLawArticles(head, pool), { level: 9 });
  bytes += packed.length;
  writeFileSync(join(articlesFolder, `${id}.bin`), packed);
}
laws.sort((a, b) => (a.id < b.id ? -1 : 1));
const index = {
  schema: 'case-review/laws@1',
  built: '2026-11-21',
  source: 'catalogue of PRC statutes as of 2026-09-30; see resources/laws/README.md',
  laws: [] as Law[],
};
const head = JSON.stringify(index).slice(0, -2);
writeFileSync(
  join(OUT, 'index.json'),
  `${head}\n${laws.map((law) => JSON.stringify(law)).join(',\n')}\n]}\n`,
);
console.log(
  `${laws.length} laws, ${readdirSync(articlesFolder).length} with articles, ${(bytes / 1e6).toFixed(1)} MB`,
);

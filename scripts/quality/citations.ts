/** Measures the citation grammar against `../shared/samples/citations-dev.jsonl`. Says so when that is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawLibrary } from '../../main/backend/laws/library.ts';
import { findCitations } from '../../shared/law/cite.ts';
import { normaliseTitle } from '../../shared/law/lexicon.ts';

interface Label {
  law: string;
  law_accept?: string[];
  article: number;
  article_sub: number | null;
  paragraph: number | null;
  item: number | null;
  sub_item: number | null;
  kind: string;
  alt?: Partial<Label>[];
}

const FILE = join(import.meta.dirname, '..', '..', '..', 'shared', 'samples', 'citations-dev.jsonl');
if (!existsSync(FILE)) {
  console.log(`not measured: ${FILE} is not there`);
  process.exit(0);
}
const verbose = process.argv.includes('--verbose');
const library = lawLibrary();
const rows = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { id: string; text: string; citations: Label[] });
const key = (c: {
  article: number;
  articleSub: number | null;
  paragraph: number | null;
  item: number | null;
}): string => `${c.article}/${c.articleSub ?? ''}/${c.paragraph ?? ''}/${c.item ?? ''}`;
const labelKeys = (c: Label): string[] =>
  [c, ...(c.alt ?? []).map((alt) => ({ ...c, ...alt }))].map((l) =>
    key({ article: l.article, articleSub: l.article_sub, paragraph: l.paragraph, item: l.item }),
  );
const title = (text: string): string => normaliseTitle(text, library.words);

let hits = 0;
let articleHits = 0;
let found = 0;
let wanted = 0;
let contractHits = 0;
for (const row of rows) {
  const got = findCitations(row.text, library.lexicon, library.words).map((c) => ({
    ...c,
    used: false,
    loose: false,
  }));
  const labels = row.citations.filter((c) => c.kind === 'statute');
  const anaphora = row.citations.filter((c) => c.kind === 'anaphora');
  wanted += labels.length;
  const missed: string[] = [];
  for (const label of labels) {
    const names = [label.law, ...(label.law_accept ?? [])].map(title);
    const sameLaw = (c: { law: string; lawSurface: string }): boolean =>
      names.includes(title(c.law)) || names.includes(title(c.lawSurface));
    const loose = got.find(
      (c) => !c.loose && sameLaw(c) && c.article === label.article && c.articleSub === label.article_sub,
    );
    if (loose) {
      loose.loose = true;
      articleHits += 1;
    }
    const hit = got.find((c) => !c.used && sameLaw(c) && labelKeys(label).includes(key(c)));
    if (hit) {
      hit.used = true;
      hits += 1;
    } else missed.push(`${label.law} ${labelKeys(label)[0]}`);
  }
  const extra = got.filter((c) => !c.used && !anaphora.some((a) => a.article === c.article));
  found += got.length - got.filter((c) => !c.used && anaphora.some((a) => a.article === c.article)).length;
  contractHits += extra.filter((c) =>
    row.citations.some((l) => l.kind === 'contract' && l.article === c.article),
  ).length;
  if (verbose && (missed.length > 0 || extra.length > 0)) {
    console.log(row.id, row.text.slice(0, 160).replace(/\n/g, '⏎'));
    console.log('   missed', missed.join(' ; '));
    console.log('   extra ', extra.map((c) => `${c.law} ${key(c)} «${c.text}»`).join(' ; '));
  }
}
const f1 = (matched: number): string => ((2 * matched) / (found + wanted)).toFixed(4);
console.log(
  `citations ${wanted}, found ${found}, strict F1 ${f1(hits)}, law+article F1 ${f1(articleHits)}, contract clauses taken ${contractHits}`,
);

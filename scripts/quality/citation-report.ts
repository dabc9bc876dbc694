/**
 * Writes `docs/quality-citations.md`: the confusion tables of citations and verdicts by law and by kind, measured on
 * `../shared/samples`. Run: node scripts/quality/citation-report.ts. Says so when the samples are not there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawLibrary } from '../../main/backend/laws/library.ts';
import type { Citation, JudgedCitation } from '../../shared/law/citation.ts';
import { findCitations } from '../../shared/law/cite.ts';
import { normaliseTitle } from '../../shared/law/lexicon.ts';
import { judgeCitations } from '../../shared/law/verdict.ts';
import { asCivilDate } from '../../shared/model/civil-date.ts';
import { measureCitations } from '../bench/citations.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLES = join(ROOT, '..', 'shared', 'samples');
const OUT = join(ROOT, 'docs', 'quality-citations.md');
const HINT_BELOW = 0.6;
const BAD = new Set(['superseded', 'repealed', 'not-yet-in-force', 'no-such-article']);
const MOST_LAWS = 24;

interface Label {
  readonly law: string;
  readonly law_accept?: readonly string[];
  readonly article: number;
  readonly article_sub: number | null;
  readonly paragraph: number | null;
  readonly item: number | null;
  readonly kind: string;
  readonly alt?: readonly Partial<Label>[];
}
interface VerdictRow {
  readonly id: string;
  readonly law: string;
  readonly cited: string;
  readonly label: string;
  readonly decidable?: boolean;
  readonly run?: boolean;
  readonly run_text?: string;
  readonly run_date?: string;
  readonly run_days?: readonly string[];
  readonly evaluation_date?: string;
}
interface Tally {
  wanted: number;
  right: number;
  articleRight: number;
  extra: number;
}

const library = lawLibrary();
const title = (text: string): string => normaliseTitle(text, library.words);

function rows<T>(file: string): T[] {
  return readFileSync(join(SAMPLES, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

function placeOf(p: Pick<Label, 'article' | 'article_sub' | 'paragraph' | 'item'>): string {
  return [p.article, p.article_sub, p.paragraph, p.item].map((part) => part ?? '').join('/');
}

function found(c: Citation): string {
  return placeOf({ article: c.article, article_sub: c.articleSub, paragraph: c.paragraph, item: c.item });
}

function kindOf(p: Pick<Label, 'article_sub' | 'paragraph' | 'item'>): string {
  if (p.item !== null) return p.paragraph === null ? 'article and item' : 'article, paragraph and item';
  if (p.paragraph !== null) return 'article and paragraph';
  return p.article_sub === null ? 'article' : 'article 之N';
}

class Tallies {
  readonly byName = new Map<string, Tally>();

  of(name: string): Tally {
    const known = this.byName.get(name) ?? { wanted: 0, right: 0, articleRight: 0, extra: 0 };
    this.byName.set(name, known);
    return known;
  }
}

function tableOf(head: string, tallies: Tallies, most = Number.POSITIVE_INFINITY): string {
  const all = [...tallies.byName].sort((a, b) => b[1].wanted - a[1].wanted);
  const lines = all
    .slice(0, most)
    .map(
      ([name, t]) =>
        `| ${name} | ${t.wanted} | ${t.right} | ${t.articleRight} | ${t.wanted - t.right} | ${t.extra} |`,
    );
  const rest = all.slice(most).map(([, tally]) => tally);
  const sum = (field: keyof Tally): number => rest.reduce((total, tally) => total + tally[field], 0);
  if (rest.length > 0) {
    const missed = sum('wanted') - sum('right');
    lines.push(
      `| ${rest.length} others | ${sum('wanted')} | ${sum('right')} | ${sum('articleRight')} | ${missed} | ${sum('extra')} |`,
    );
  }
  return [
    `| ${head} | labelled | exactly right | law and article right | missed | found beyond the labels |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function citationPart(): string {
  const byLaw = new Tallies();
  const byKind = new Tallies();
  const total = new Tallies();
  let contracts = 0;
  for (const row of rows<{ text: string; citations: Label[] }>('citations-dev.jsonl')) {
    const left = new Set(findCitations(row.text, library.lexicon, library.words));
    const loose = new Set(left);
    for (const label of row.citations.filter(({ kind }) => kind === 'statute')) {
      const names = [label.law, ...(label.law_accept ?? [])].map(title);
      const isLaw = (c: Citation): boolean =>
        names.includes(title(c.law)) || names.includes(title(c.lawSurface));
      const places = [label, ...(label.alt ?? []).map((alt) => ({ ...label, ...alt }))].map(placeOf);
      const exact = [...left].find((c) => isLaw(c) && places.includes(found(c)));
      const article = [...loose].find(
        (c) => isLaw(c) && c.article === label.article && c.articleSub === label.article_sub,
      );
      if (exact) left.delete(exact);
      if (article) loose.delete(article);
      for (const tally of [byLaw.of(label.law), byKind.of(kindOf(label)), total.of('all')]) {
        tally.wanted += 1;
        if (exact) tally.right += 1;
        if (article) tally.articleRight += 1;
      }
    }
    for (const extra of left) {
      if (row.citations.some(({ kind, article }) => kind === 'anaphora' && article === extra.article))
        continue;
      if (row.citations.some(({ kind, article }) => kind === 'contract' && article === extra.article))
        contracts += 1;
      const kind = kindOf({ article_sub: extra.articleSub, paragraph: extra.paragraph, item: extra.item });
      for (const tally of [byLaw.of(extra.law), byKind.of(kind), total.of('all')]) tally.extra += 1;
    }
  }
  const all = total.of('all');
  const f1 = (right: number): string => ((2 * right) / (all.wanted + all.right + all.extra)).toFixed(4);
  return [
    `Strict F1 (law, article, paragraph, item) **${f1(all.right)}** (wanted 0.985), law and article **${f1(all.articleRight)}** (wanted 0.995), clauses of contracts taken for statutes: **${contracts}** of 13.`,
    '### By kind',
    tableOf('kind', byKind),
    '### By law',
    tableOf('law', byLaw, MOST_LAWS),
  ].join('\n\n');
}

function judgedOf(row: VerdictRow, day: string): JudgedCitation | undefined {
  const text = row.run_text ?? '';
  const judged = judgeCitations(
    text,
    findCitations(text, library.lexicon, library.words),
    asCivilDate(day),
    library,
  );
  const [, article, paragraph] = /^(\d+)(?:\.(\d+))?/.exec(row.cited) ?? [];
  const name = title(row.law);
  const same = judged.filter((c) => c.article === Number(article) && name.startsWith(title(c.law)));
  return same.find((c) => paragraph === undefined || c.paragraph === Number(paragraph)) ?? same[0];
}

type Counts = Record<'flagged' | 'hint' | 'old-law' | 'right' | 'not found', number>;

function verdictPart(file: string): string {
  const table = new Map<string, Counts>();
  for (const row of rows<VerdictRow>(file).filter(({ run }) => run !== false)) {
    const days = row.run_days ?? [row.run_date ?? row.evaluation_date ?? ''];
    days.forEach((day, index) => {
      const isForm = row.run_days !== undefined;
      const label = isForm ? (index === 0 ? 'current' : 'outdated') : row.label;
      const name = `${row.law.replace('中华人民共和国', '')} | ${label}${row.decidable === false ? ', undecidable' : ''}`;
      const counts = table.get(name) ?? { flagged: 0, hint: 0, 'old-law': 0, right: 0, 'not found': 0 };
      table.set(name, counts);
      const c = judgedOf(row, day);
      if (!c) counts['not found'] += 1;
      else if (BAD.has(c.status)) counts[c.confidence >= HINT_BELOW ? 'flagged' : 'hint'] += 1;
      else if (c.status === 'old-law-may-apply') counts['old-law'] += 1;
      else counts.right += 1;
    });
  }
  const lines = [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, c]) =>
        `| ${name} | ${c.flagged} | ${c.hint} | ${c['old-law']} | ${c.right} | ${c['not found']} |`,
    );
  return [
    '| law | label | error | hint | old law may apply | in force, unknown law, undated | not found |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

if (!existsSync(SAMPLES)) {
  console.log(`not measured: ${SAMPLES} is not there`);
  process.exit(0);
}
const speed = measureCitations();
writeFileSync(
  OUT,
  `# Citations and verdicts: figures

Written by \`node scripts/quality/citation-report.ts\` on the labelled sentences of \`../shared/samples\` (not part of the repository). An answer below confidence ${HINT_BELOW} counts as a hint.

## Citations

${citationPart()}

## Verdicts on the day of the decision (outdated-dev)

${verdictPart('outdated-dev.jsonl')}

## Verdicts on invented days (outdated-counterfactual-dev)

Undecidable rows name a number that exists on that day too and nothing else: a hint at most is wanted.

${verdictPart('outdated-counterfactual-dev.jsonl')}

## Speed

On one core, over ${speed.megabytes.toFixed(1)} MB of decisions with ${speed.citations} citations (\`node scripts/bench/citations.ts\`): parsing ${speed.parseMbPerSecond.toFixed(0)} MB/s (wanted 5), with verdicts ${speed.judgeMbPerSecond.toFixed(0)} MB/s (wanted 2); a plain regular expression over the same text ${speed.regexMbPerSecond.toFixed(0)} MB/s.

## Known limits

- Versions of which no text was at hand when the library was built (行政诉讼法 1989, 安全生产法 before 2014, 食品安全法 2009, 公司法 before 2013, 药品管理法 before 2015 …) have dates and article counts only: a number that exists in them is not compared with its content, and the answer says so (\`number-in-force-unchecked\`). Importing the official text closes such a gap.
- Where such a version differs from a later one by many articles, words that fit the later article of the same number are told as \`not-yet-in-force\` with low confidence.
- A short name that two interpretations share (行诉法解释: 2015 and 2018) is left as written, with status \`unknown-law\`.
- An article that refers to the cited article in nearly its own words (没有违反第七十一条的规定) can look like the earlier version's article; such answers are mostly held to a hint.
`,
);
console.log(`written: ${OUT}`);

/** `statutes show | import | check`: a law as it stood on a day; official texts into one's library; is it sound? */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError, type FailureCode } from '../../shared/errors.ts';
import { articleKey } from '../../shared/law/articles.ts';
import { type CivilDate, parseCivilDate } from '../../shared/model/civil-date.ts';
import { readWholeNumber } from '../../shared/text/numerals.ts';
import { caps } from '../backend/documents/limits.ts';
import { createReaderPool } from '../backend/documents/reader-process.ts';
import { checkLaws } from '../backend/laws/check-laws.ts';
import { lawLibraryWith } from '../backend/laws/library.ts';
import {
  type ImportedLaw,
  importOfficialText,
  ownLawsFolder,
  readOwnLaws,
} from '../backend/laws/own-laws.ts';
import { type LawView, lawView } from '../backend/laws/view.ts';
import { type Command, EXIT, type Output, readArguments, UsageError } from './arguments.ts';
import { type Language, messagesOf, sentence } from './format-finding.ts';

const IMPORT_SCHEMA = 'case-review/statutes-import@1';
const CHECK_SCHEMA = 'case-review/statutes-check@1';
const HELP = [
  'statutes show NAME [--on YYYY-MM-DD] [--article N | N-M] [--json] [--lang en]',
  'statutes import FILE… [--in-force YYYY-MM-DD] [--json] [--lang en]',
  'statutes check [--json] [--lang en]',
].join('\n');

type Params = Readonly<Record<string, string | number>>;

function say(key: string, params: Params, language: Language): string {
  return sentence({ key: `statutes.${key}`, params }, language);
}

function readDate(value: string | undefined, option: string): CivilDate | null {
  if (value === undefined) return null;
  const date = parseCivilDate(value);
  if (date === null) throw new UsageError(`--${option} ${value}: YYYY-MM-DD`);
  return date;
}

/** 27, 133-1, 第一百三十三条之一 */
function readArticle(value: string | undefined): string | null {
  if (value === undefined) return null;
  const match = /^第?([^\s第条之-]+)条?(?:(?:之|-)([^\s]+))?$/.exec(value.trim());
  const article = match ? readWholeNumber(match[1] ?? '') : null;
  const sub = match?.[2] === undefined ? null : readWholeNumber(match[2]);
  if (!article || (match?.[2] !== undefined && !sub)) throw new UsageError(`--article ${value}: 27, 133-1`);
  return articleKey(article, sub);
}

function lawLines(view: LawView, language: Language): string[] {
  const out = [say('title', { title: view.title, level: view.level, issuer: view.issuer ?? '' }, language)];
  for (const { label, from, to, articles } of view.versions) {
    const params = { label, from: from ?? '?', to: to ?? '', articles: articles ?? '?' };
    const isInForce = view.inForce?.from === from && from !== null;
    out.push(`${isInForce ? '* ' : '  '}${say('version', params, language)}`);
  }
  if (view.repealed) {
    const { on, by } = view.repealed;
    out.push(say('repealed', { on, by: by ?? '' }, language));
  }
  if (view.on)
    out.push(say(`on.${view.status}`, { on: view.on, label: view.inForce?.label ?? '' }, language));
  for (const row of view.history) {
    const params = {
      label: row.label,
      article: view.article ?? '',
      topic: row.topic ?? '',
      paragraphs: row.paragraphs ?? '',
    };
    out.push(
      say(row.exists === null ? 'article-unknown' : row.exists ? 'article' : 'no-article', params, language),
    );
    if (row.became) out.push(`    ${say('became', { article: row.became }, language)}`);
    if (row.text) out.push(...row.text.split('\n').map((line) => `    ${line}`));
  }
  return out;
}

function show(names: readonly string[], values: Values, io: Output, language: Language): number {
  const name = names.join('').trim();
  if (name === '') throw new UsageError('statutes show NAME');
  const { laws } = readOwnLaws(ownLawsFolder());
  const on = readDate(values.on, 'on');
  const view = lawView(lawLibraryWith(laws), laws, name, on, readArticle(values.article));
  if (view.kind === 'law') {
    if (values.json) io.out(JSON.stringify(view.law));
    else for (const line of lawLines(view.law, language)) io.out(line);
    return EXIT.done;
  }
  const { titles } = view;
  const message = say(titles.length > 0 ? 'several' : 'unknown', { name }, language);
  if (values.json) io.out(JSON.stringify({ ...view, error: { code: 'not-found', message } }));
  else {
    io.err(message);
    for (const title of titles) io.err(`  ${title}`);
  }
  return EXIT.nothing;
}

function codeOf(error: unknown): FailureCode {
  if (error instanceof AppError) return error.code;
  return (error as { code?: string }).code === 'ENOENT' ? 'not-found' : 'damaged';
}

function importedJson(file: string, law: ImportedLaw): Record<string, unknown> {
  const { id, title, isKnown, version, replaced, warnings } = law;
  const { label, kind, promulgated, from, sha256, articles } = version;
  return {
    file,
    id,
    title,
    known: isKnown,
    version: { label, kind, promulgated, from },
    articles: articles.length,
    paragraphs: articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    sha256,
    replaced,
    warnings,
  };
}

async function readTextOf(pool: ReturnType<typeof createReaderPool>, file: string) {
  const { size } = statSync(file);
  if (size > caps().fileBytes) throw new AppError('too-large', { bytes: size, limit: caps().fileBytes });
  const bytes = readFileSync(file);
  const { pages } = await pool.read(bytes);
  return { name: basename(file), bytes, text: pages.map(({ text }) => text).join('\n') };
}

async function importFiles(
  files: readonly string[],
  values: Values,
  io: Output,
  language: Language,
): Promise<number> {
  if (files.length === 0) throw new UsageError('statutes import FILE…');
  const day = readDate(values['in-force'], 'in-force');
  const folder = ownLawsFolder();
  const library = lawLibraryWith(readOwnLaws(folder).laws);
  const imported: Record<string, unknown>[] = [];
  const skipped: { file: string; code: string; message: string }[] = [];
  const pool = createReaderPool({ isForMany: files.length > 1 });
  try {
    for (const file of files) {
      try {
        const law = importOfficialText(folder, await readTextOf(pool, file), library, day);
        imported.push(importedJson(file, law));
        const { title, version } = law;
        const params = {
          file,
          title,
          label: version.label,
          from: version.from,
          articles: version.articles.length,
        };
        if (!values.json) io.out(say('imported', params, language));
        if (!values.json) for (const one of law.warnings) io.err(say(`warning.${one}`, { file }, language));
      } catch (error) {
        const code = codeOf(error);
        const message =
          code === 'invalid' || code === 'unsupported'
            ? say(code === 'invalid' ? 'no-day' : 'no-statute', {}, language)
            : ((messagesOf(language) as Readonly<Record<string, string>>)[`error.${code}`] ?? code);
        skipped.push({ file, code, message });
        if (!values.json) io.err(`${file}: ${message}`);
      }
    }
  } finally {
    pool.close();
  }
  if (values.json) io.out(JSON.stringify({ schema: IMPORT_SCHEMA, folder, imported, skipped }));
  if (skipped.length === 0) return EXIT.done;
  return imported.length > 0 ? EXIT.someUnread : EXIT.nothing;
}

function check(values: Values, io: Output, language: Language): number {
  const { laws, unreadable } = readOwnLaws(ownLawsFolder());
  const report = checkLaws(laws);
  const problems = [
    ...report.problems,
    ...unreadable.map((file) => ({ code: 'own-law-unreadable', where: file })),
  ];
  if (values.json) io.out(JSON.stringify({ schema: CHECK_SCHEMA, ...report, problems }));
  else {
    io.out(say('checked', { ...report.counts }, language));
    for (const { code, where } of problems) io.out(say('problem', { code, where }, language));
  }
  return problems.length === 0 ? EXIT.done : EXIT.someUnread;
}

interface Values {
  readonly on?: string | undefined;
  readonly article?: string | undefined;
  readonly 'in-force'?: string | undefined;
  readonly json?: boolean | undefined;
  readonly lang?: string | undefined;
}

async function run(args: readonly string[], io: Output): Promise<number> {
  const { values, positionals } = readArguments(args, {
    on: { type: 'string' },
    article: { type: 'string' },
    'in-force': { type: 'string' },
    json: { type: 'boolean' },
    lang: { type: 'string' },
  });
  const language: Language = values.lang === 'en' ? 'en' : 'zh';
  const [action, ...rest] = positionals;
  if (action === 'show') return show(rest, values, io, language);
  if (action === 'import') return await importFiles(rest, values, io, language);
  if (action === 'check' && rest.length === 0) return check(values, io, language);
  throw new UsageError('statutes show | import | check');
}

export const statutes: Command = {
  name: 'statutes',
  summary: 'a law as it stood on a day; import official texts; check the library / 查、导入、校验法规',
  help: HELP,
  run,
};

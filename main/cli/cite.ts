/** `cite`: finds and judges statute citations in plain text. */
import { readFileSync } from 'node:fs';
import type { JudgedCitation } from '../../shared/law/citation.ts';
import { findCitations } from '../../shared/law/cite.ts';
import type { LawLibrary } from '../../shared/law/library.ts';
import { judgeCitations } from '../../shared/law/verdict.ts';
import { type CivilDate, parseCivilDate } from '../../shared/model/civil-date.ts';
import { decodeText } from '../backend/documents/text.ts';
import { lawLibraryWith } from '../backend/laws/library.ts';
import { ownLawsFolder, readOwnLaws } from '../backend/laws/own-laws.ts';
import { type Command, EXIT, type Output, readArguments, UsageError } from './arguments.ts';
import { type Language, sentence } from './format-finding.ts';

/** The JSON object of one citation (interfaces.md §1). */
export function citationJson(citation: JudgedCitation, language: Language): Record<string, unknown> {
  const {
    start,
    end,
    text,
    law,
    lawSurface,
    lawId,
    article,
    articleSub,
    paragraph,
    item,
    subItem,
    status,
    date,
  } = citation;
  return {
    start,
    end,
    text,
    law,
    lawSurface,
    lawId,
    article,
    articleSub,
    paragraph,
    item,
    subItem,
    status,
    date,
    version: citation.version,
    suggestion: citation.suggestion,
    confidence: Math.round(citation.confidence * 100) / 100,
    reason: reasonOf(citation, language),
  };
}

/** Why, in one sentence. */
export function reasonOf(citation: JudgedCitation, language: Language): string {
  const isFine = ['in-force', 'unknown-law', 'undated'].includes(citation.status);
  const key = isFine
    ? `citation.reason.${citation.reason}`
    : `citation.${citation.status}.${citation.reason}`;
  const suggestion = citation.suggestion
    ? `《${citation.suggestion.law}》${articleWords(citation.suggestion)}`
    : '';
  const params = {
    law: citation.law,
    article: articleWords(citation),
    date: citation.date ?? '',
    version: citation.version?.label ?? '',
    versionFrom: citation.version?.from ?? '',
    citedVersion: citation.citedVersion?.label ?? '',
    citedTopic: citation.topics.cited ?? '',
    topic: citation.topics.inForce ?? '',
    suggestion,
  };
  return sentence({ key, params }, language);
}

function articleWords(ref: { article: number; articleSub: number | null }): string {
  return `第${ref.article}条${ref.articleSub === null ? '' : `之${ref.articleSub}`}`;
}

let library: LawLibrary | null = null;

function judge(text: string, date: CivilDate | null): JudgedCitation[] {
  library ??= lawLibraryWith(readOwnLaws(ownLawsFolder()).laws);
  return judgeCitations(text, findCitations(text, library.lexicon, library.words), date, library);
}

function readDate(value: string | undefined): CivilDate | null {
  if (value === undefined) return null;
  const date = parseCivilDate(value);
  if (date === null) throw new UsageError(`--date ${value}: YYYY-MM-DD`);
  return date;
}

interface Line {
  readonly id?: unknown;
  readonly text?: unknown;
  readonly date?: unknown;
}

/** One JSON line in, one out, in order. A line that is none gives an error in its place and exit status 2. */
function runLines(input: string, fallback: CivilDate | null, language: Language, io: Output): number {
  let bad = 0;
  let done = 0;
  for (const line of input.split('\n')) {
    if (line.trim() === '') continue;
    let parsed: Line;
    try {
      parsed = (JSON.parse(line) ?? {}) as Line;
    } catch {
      parsed = {};
    }
    if (typeof parsed.text !== 'string') {
      bad += 1;
      io.out(JSON.stringify({ id: parsed.id ?? null, citations: [], error: { code: 'invalid' } }));
      continue;
    }
    const date = typeof parsed.date === 'string' ? parseCivilDate(parsed.date) : fallback;
    done += 1;
    io.out(
      JSON.stringify({
        id: parsed.id ?? null,
        citations: judge(parsed.text, date).map((citation) => citationJson(citation, language)),
      }),
    );
  }
  if (bad === 0) return EXIT.done;
  return done > 0 ? EXIT.someUnread : EXIT.nothing;
}

async function run(args: readonly string[], io: Output): Promise<number> {
  const { values, positionals } = readArguments(args, {
    date: { type: 'string' },
    json: { type: 'boolean' },
    jsonl: { type: 'boolean' },
    lang: { type: 'string' },
  });
  const language: Language = values.lang === 'en' ? 'en' : 'zh';
  const date = readDate(values.date);
  const [file, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError('cite [FILE]');
  let text: string;
  try {
    text = file === undefined ? await io.stdin() : decodeText(readFileSync(file));
  } catch (error) {
    io.err(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.nothing;
  }
  if (values.jsonl) return runLines(text, date, language, io);
  const citations = judge(text, date);
  if (values.json) io.out(JSON.stringify(citations.map((citation) => citationJson(citation, language))));
  else
    for (const citation of citations)
      io.out(`${citation.text.replace(/\s+/g, '')}\t${citation.status}\t${reasonOf(citation, language)}`);
  return EXIT.done;
}

export const cite: Command = {
  name: 'cite',
  summary: 'statute citations in plain text, judged at a date / 查文中引用的法条在某日是否有效',
  help: 'cite [FILE] [--date YYYY-MM-DD] [--json | --jsonl] [--lang en]',
  run,
};

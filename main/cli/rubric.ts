/** `rubric check|export|import`: validates a rubric and takes it to a workbook and back. */
import { resolve } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { format } from '../../shared/i18n/format.ts';
import type { Rubric, RubricIssue } from '../../shared/rubric/schema.ts';
import { rubricXlsx } from '../backend/reports/rubric-xlsx.ts';
import { readRubricFile, shippedRubrics } from '../backend/rubric-file.ts';
import { writeFileAtomic } from '../backend/workspace/atomic-file.ts';
import { type Command, EXIT, type Output, readArguments, UsageError } from './arguments.ts';
import { type Language, messagesOf } from './format-finding.ts';

const SCHEMA = 'case-review/rubric-check@1';

function issueText(issue: RubricIssue, language: Language): string {
  const messages = messagesOf(language) as Readonly<Record<string, string>>;
  const template = messages[`rubric.issue.${issue.code}`] ?? issue.code;
  return format(template, { path: issue.path, ...issue.details });
}

function failureText(code: string, language: Language): string {
  return (messagesOf(language) as Readonly<Record<string, string>>)[`error.${code}`] ?? code;
}

interface Options {
  readonly json: boolean;
  readonly language: Language;
  readonly xlsx: string | null;
  readonly out: string | null;
}

/** Says what is wrong. @returns the rubric, null when it is refused */
function readAndTell(file: string, options: Options, io: Output): Rubric | null {
  const parsed = readRubricFile(resolve(file));
  if (parsed.ok) return parsed.rubric;
  const issues = parsed.issues.map((issue) => ({
    path: issue.path,
    code: issue.code,
    message: issueText(issue, options.language),
  }));
  if (options.json) io.out(JSON.stringify({ schema: SCHEMA, file, ok: false, issues }));
  else for (const { message } of issues) io.err(message);
  return null;
}

function check(file: string, options: Options, io: Output): number {
  const rubric = readAndTell(file, options, io);
  if (rubric === null) return EXIT.nothing;
  const items = rubric.groups.flatMap<object>((group) => group.items).length;
  if (options.json)
    io.out(
      JSON.stringify({ schema: SCHEMA, file, ok: true, id: rubric.id, version: rubric.version, issues: [] }),
    );
  else io.out(`${rubric.id} ${rubric.version} ${rubric.name} (${items})`);
  return EXIT.done;
}

async function exportXlsx(id: string, options: Options, io: Output): Promise<number> {
  const rubric = shippedRubrics().find((candidate) => candidate.id === id) ?? readAndTell(id, options, io);
  if (rubric === null) return EXIT.nothing;
  const target = resolve(options.xlsx ?? `${rubric.id}.xlsx`);
  writeFileAtomic(target, await rubricXlsx(rubric));
  io.out(options.json ? JSON.stringify({ schema: SCHEMA, id: rubric.id, file: target }) : target);
  return EXIT.done;
}

function importFile(file: string, options: Options, io: Output): number {
  const rubric = readAndTell(file, options, io);
  if (rubric === null) return EXIT.nothing;
  const text = `${JSON.stringify(rubric, null, 1)}\n`;
  if (options.out === null) io.out(text.trimEnd());
  else {
    writeFileAtomic(resolve(options.out), Buffer.from(text));
    io.out(options.json ? JSON.stringify({ schema: SCHEMA, id: rubric.id, file: options.out }) : options.out);
  }
  return EXIT.done;
}

async function run(args: readonly string[], io: Output): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    lang: { type: 'string' },
    xlsx: { type: 'string' },
    out: { type: 'string' },
  });
  const [action, subject, ...rest] = positionals;
  if (subject === undefined || rest.length > 0) throw new UsageError('rubric check|export|import …');
  const options: Options = {
    json: values.json === true,
    language: values.lang === 'en' ? 'en' : 'zh',
    xlsx: values.xlsx ?? null,
    out: values.out ?? null,
  };
  try {
    switch (action) {
      case 'check':
        return check(subject, options, io);
      case 'export':
        return await exportXlsx(subject, options, io);
      case 'import':
        return importFile(subject, options, io);
      default:
        throw new UsageError(`rubric ${action}`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const message = failureText(error.code, options.language);
    if (options.json)
      io.out(JSON.stringify({ schema: SCHEMA, file: subject, error: { code: error.code, message } }));
    else io.err(`${subject}: ${message}`);
    return EXIT.nothing;
  }
}

export const rubric: Command = {
  name: 'rubric',
  summary: 'validates a rubric, writes it as a workbook, reads one back / 检查、导出、导入评查标准',
  help: [
    'rubric check FILE [--json]',
    'rubric export ID|FILE [--xlsx FILE]',
    'rubric import FILE [--out FILE.json]',
    '',
    'FILE: .json or .xlsx; ID: a rubric that comes with the program',
  ].join('\n'),
  run,
};

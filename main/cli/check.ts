/** `check PATH…`: reads each path as a case, runs every check, prints facts, timeline and findings. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { batchCase } from '../../shared/checks/batch-case.ts';
import { batchFindings } from '../../shared/checks/batch-findings.ts';
import { AppError } from '../../shared/errors.ts';
import { type CivilDate, parseCivilDate } from '../../shared/model/civil-date.ts';
import { SEVERITIES } from '../../shared/model/finding.ts';
import { checkData } from '../backend/checks.ts';
import { createReaderPool } from '../backend/documents/reader-process.ts';
import { type CaseSource, findCases } from '../backend/import/case-sources.ts';
import { type ReadCase, readCase } from '../backend/import/read-case.ts';
import { createOcr, type OcrEngine } from '../backend/ocr/ocr-process.ts';
import { writeFileAtomic } from '../backend/workspace/atomic-file.ts';
import { type Command, EXIT, type Output, readArguments, UsageError } from './arguments.ts';
import { caseJson, caseText } from './check-json.ts';
import { checkForm, checkList } from './check-reports.ts';
import { type Language, messagesOf } from './format-finding.ts';

const OPTIONS = {
  date: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  'no-ocr': { type: 'boolean' },
  'fail-on': { type: 'string' },
  lang: { type: 'string' },
} as const;

interface Skipped {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

function skipped(file: string, code: string, language: Language): Skipped {
  return {
    file,
    code,
    message: (messagesOf(language) as Readonly<Record<string, string>>)[`error.${code}`] ?? code,
  };
}

async function readAll(
  paths: readonly string[],
  citationDate: CivilDate | null,
  language: Language,
  ocr: OcrEngine | null,
  io: Output,
): Promise<{ cases: { path: string; read: ReadCase }[]; skipped: Skipped[] }> {
  const cases: { path: string; read: ReadCase }[] = [];
  const missed: Skipped[] = [];
  const pool = createReaderPool();
  try {
    for (const path of paths) {
      let sources: readonly CaseSource[];
      try {
        sources = await findCases([path], pool);
      } catch (error) {
        missed.push(skipped(path, error instanceof AppError ? error.code : 'not-found', language));
        continue;
      }
      for (const source of sources) {
        const read = await readCase(source, pool, {
          newId: randomUUID,
          citationDate,
          ocr,
          onPage: (name, done, total) => io.err(`OCR ${done}/${total} ${source.title} ${name}`),
          onFile: (name, done, total) => io.err(`${done + 1}/${total} ${source.title} ${name}`),
        });
        for (const failed of read.failed) missed.push(skipped(failed.name, failed.code, language));
        for (const mark of read.marks) io.err(`${mark.mark}: ${mark.file} p${mark.page}`);
        if (read.files.length > 0)
          cases.push({
            path: source.path,
            read,
          });
      }
    }
  } finally {
    pool.close();
  }
  return { cases: compared(cases), skipped: missed };
}

/** The cases with what shows only across them: shared certificate numbers, copied records, unequal fines … */
function compared(cases: readonly { path: string; read: ReadCase }[]): { path: string; read: ReadCase }[] {
  const data = checkData();
  const brought = cases.map(({ read }, index) =>
    batchCase(String(index), read.title, read.documents, read.check, data),
  );
  const found = cases.length > 1 ? batchFindings(brought, data.catalog) : [];
  return cases.map(({ path, read }, index) => {
    const own = found.filter(({ caseId }) => caseId === String(index)).map(({ finding }) => finding);
    const check = { ...read.check, findings: [...read.check.findings, ...own] };
    return { path, read: own.length === 0 ? read : { ...read, check } };
  });
}

async function writeReports(folder: string, cases: readonly { read: ReadCase }[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await Promise.all(
    cases.map(async ({ read }, index) => {
      const name = `${String(index + 1).padStart(2, '0')}-${read.title.replace(/[\\/:*?"<>|]/g, '_').slice(0, 60)}`;
      writeFileAtomic(join(folder, `${name}-案卷检查表.docx`), await checkForm(read));
      writeFileAtomic(join(folder, `${name}-问题清单.xlsx`), await checkList(read));
    }),
  );
}

function failsOn(threshold: string | undefined, cases: readonly { read: ReadCase }[]): boolean {
  if (threshold === undefined) return false;
  const limit = (SEVERITIES as readonly string[]).indexOf(threshold);
  if (limit < 0) throw new UsageError(`--fail-on ${SEVERITIES.join('|')}`);
  return cases.some(({ read }) =>
    read.check.findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= limit),
  );
}

function readDay(value: string | undefined): CivilDate | null {
  const date = value === undefined ? null : parseCivilDate(value);
  if (value !== undefined && date === null) throw new UsageError(`--date ${value}: YYYY-MM-DD`);
  return date;
}

async function run(args: readonly string[], io: Output): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  if (positionals.length === 0) throw new UsageError('check PATH…');
  const language: Language = values.lang === 'en' ? 'en' : 'zh';
  failsOn(values['fail-on'], []);
  const ocr = values['no-ocr'] === true ? null : createOcr();
  const { cases, skipped: missed } = await readAll(
    positionals,
    readDay(values.date),
    language,
    ocr,
    io,
  ).finally(() => ocr?.close());
  if (values.json) {
    io.out(
      JSON.stringify({
        schema: 'case-review/check@1',
        cases: cases.map(({ path, read }) => caseJson(path, read, language)),
        skipped: missed,
      }),
    );
  } else {
    for (const { read } of cases) io.out(caseText(read, language));
    for (const each of missed) io.err(`${each.file}: ${each.message}`);
  }
  if (values.out !== undefined) await writeReports(values.out, cases);
  if (cases.length === 0) return EXIT.nothing;
  if (failsOn(values['fail-on'], cases)) return EXIT.failOn;
  return missed.length > 0 ? EXIT.someUnread : EXIT.done;
}

export const check: Command = {
  name: 'check',
  summary: 'reads case folders or files, runs every check / 读案卷、查问题',
  help: 'check PATH… [--date YYYY-MM-DD] [--json] [--out DIR] [--no-ocr] [--fail-on veto|error|flaw|hint] [--lang en]',
  run,
};

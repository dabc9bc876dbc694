/** `extract FILE`: pages with text and positions. */
import { readFileSync, statSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import type { FileText, Page } from '../../shared/model/page.ts';
import { caps } from '../backend/documents/limits.ts';
import { createReaderPool } from '../backend/documents/reader-process.ts';
import { createOcr } from '../backend/ocr/ocr-process.ts';
import { readScans, withoutOcr } from '../backend/ocr/scans.ts';
import { type Command, EXIT, type Output, readArguments, UsageError } from './arguments.ts';
import { messagesOf } from './format-finding.ts';

const SCHEMA = 'case-review/extract@1';

function pageJson(page: Page): unknown {
  if (page.layout === 'fixed') {
    const { page: number, width, height, textSource, text, lines } = page;
    return { page: number, width, height, textSource, text, lines };
  }
  const blocks = page.blocks.map(({ start, end, kind, path, cell, marks }) => ({
    start,
    end,
    kind,
    path,
    ...(cell ? { cell } : {}),
    ...(marks.length > 0 ? { marks } : {}),
  }));
  return { page: page.page, textSource: page.textSource, text: page.text, blocks };
}

async function read(file: string, isOcr: boolean, io: Output): Promise<FileText> {
  const ocr = createOcr();
  const pool = createReaderPool({ isForMany: false });
  try {
    const { size } = statSync(file);
    if (size > caps().fileBytes) throw new AppError('too-large', { bytes: size, limit: caps().fileBytes });
    const bytes = readFileSync(file);
    const text = await pool.read(bytes);
    if (!isOcr) return withoutOcr(text);
    return await readScans(text, () => pool.open(bytes), ocr, {
      onPage: (done, total) => io.err(`OCR ${done}/${total}`),
    });
  } finally {
    ocr.close();
    pool.close();
  }
}

function failure(error: unknown): { code: string; message: string } {
  const code =
    error instanceof AppError
      ? error.code
      : (error as { code?: string }).code === 'ENOENT'
        ? 'not-found'
        : 'damaged';
  const key = `error.${code}` as const;
  return { code, message: (messagesOf('zh') as Readonly<Record<string, string>>)[key] ?? code };
}

async function run(args: readonly string[], io: Output): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    'no-ocr': { type: 'boolean' },
    lang: { type: 'string' },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError('extract FILE');
  try {
    const text = await read(file, values['no-ocr'] !== true, io);
    if (values.json) {
      io.out(
        JSON.stringify({
          schema: SCHEMA,
          file,
          format: text.format,
          pages: text.pages.map(pageJson),
          warnings: text.warnings,
        }),
      );
    } else {
      for (const page of text.pages) io.out(`—— ${page.page} ——\n${page.text}`);
      for (const warning of text.warnings) io.err(`${warning.code}: ${warning.page}`);
    }
    return EXIT.done;
  } catch (error) {
    const { code, message } = failure(error);
    if (values.json) io.out(JSON.stringify({ schema: SCHEMA, file, pages: [], error: { code, message } }));
    else io.err(`${file}: ${message}`);
    return EXIT.nothing;
  }
}

export const extract: Command = {
  name: 'extract',
  summary: 'pages of a PDF, Word or text file with text and positions / 读出文件各页文字和位置',
  help: 'extract FILE [--json] [--no-ocr]',
  run,
};

/** The pages of a file that have no words of their own, drawn by a reader and read by OCR. */
import { AppError } from '../../../shared/errors.ts';
import type { FileText, FixedPage, Page, PageWarning } from '../../../shared/model/page.ts';
import type { OpenFile } from '../documents/reader-process.ts';
import type { OcrEngine } from './ocr-process.ts';

/** What the models were trained near: a character of body text is some 33 pixels high. */
const DPI = 200;

export type Scan = FixedPage & { readonly textSource: 'none' };

export function isScan(page: Page): page is Scan {
  return page.layout === 'fixed' && page.textSource === 'none';
}

/**
 * Reads one page. A page on which nothing is found stays a page without text.
 * @throws AppError as the reader's picture and the OCR engine's read
 */
export async function readScan(
  page: FixedPage,
  file: OpenFile,
  engine: OcrEngine,
  signal?: AbortSignal,
): Promise<FixedPage> {
  const picture = await file.picture(page.page, { dpi: DPI });
  const { width, height, rotation } = page;
  const bitmap = { width: picture.width, height: picture.height, data: picture.bytes };
  const { text, lines, edges } = await engine.read({ bitmap, paper: { width, height, rotation } }, signal);
  if (text === '') return page;
  return { ...page, textSource: 'ocr', text, lines, edges };
}

export interface ScanProgress {
  readonly signal?: AbortSignal | undefined;
  /** `done` of `total` pages of this file without words are read. */
  readonly onPage?: ((done: number, total: number) => void) | undefined;
}

/**
 * A file with its scanned pages read. A page that cannot be drawn or read is left as it is, with a warning.
 * @throws AppError cancelled
 */
export async function readScans(
  text: FileText,
  open: () => OpenFile,
  engine: OcrEngine,
  { signal, onPage }: ScanProgress = {},
): Promise<FileText> {
  const total = text.pages.filter(isScan).length;
  if (total === 0) return text;
  const file = open();
  const pages: Page[] = [];
  const warnings: PageWarning[] = [...text.warnings];
  let done = 0;
  try {
    for (const page of text.pages) {
      if (!isScan(page)) {
        pages.push(page);
        continue;
      }
      try {
        pages.push(await readScan(page, file, engine, signal));
      } catch (error) {
        if (error instanceof AppError && error.code === 'cancelled') throw error;
        pages.push(page);
        warnings.push({ code: 'partial', page: page.page });
      }
      done += 1;
      onPage?.(done, total);
    }
  } finally {
    file.close();
  }
  return { ...text, pages, warnings };
}

/** A file whose scanned pages are left unread, and says so. */
export function withoutOcr(text: FileText): FileText {
  const skipped = text.pages.filter(isScan).map(({ page }) => ({ code: 'ocr-skipped' as const, page }));
  return skipped.length === 0 ? text : { ...text, warnings: [...text.warnings, ...skipped] };
}

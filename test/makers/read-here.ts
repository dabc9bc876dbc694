/** The reader's own code in this process, for what needs no cage: files made here, whole and honest. */
import { caps } from '../../main/backend/documents/limits.ts';
import { readBytes } from '../../main/backend/documents/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { FileText, FlowPage } from '../../shared/model/page.ts';

export function readHere(bytes: Uint8Array): Promise<FileText> {
  return readBytes(bytes, caps());
}

/** Code of the refusal and what it says of the file, `pages` when it is read. */
export async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await readHere(bytes);
    return 'pages';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.code, error.details?.what].filter((part) => part !== undefined).join(' ');
  }
}

/** Blocks of a flow page as `kind|text`, marks and places in front. */
export function blocksOf(page: FlowPage | undefined): string[] {
  return (page?.blocks ?? []).map((block) => {
    const text = page?.text.slice(block.start, block.end) ?? '';
    const place = block.cell
      ? `${block.cell.table}/${block.cell.row}/${block.cell.column}+${block.cell.rowSpan}x${block.cell.columnSpan} `
      : '';
    const marks = block.marks
      .map((mark) => `${mark.kind}[${page?.text.slice(mark.start, mark.end)}] `)
      .join('');
    return `${place}${marks}${block.kind}|${text}`;
  });
}

export async function flowPagesOf(bytes: Uint8Array): Promise<readonly FlowPage[]> {
  const { pages } = await readHere(bytes);
  return pages as readonly FlowPage[];
}

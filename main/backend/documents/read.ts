/** One file's bytes to pages, by its content. Runs inside the reader process only. */
import { AppError } from '../../../shared/errors.ts';
import type { FileText } from '../../../shared/model/page.ts';
import { readDocx } from './docx/docx.ts';
import type { Caps } from './limits.ts';
import { readPdf } from './pdf/pdf.ts';
import { sniff } from './sniff.ts';
import { readText } from './text.ts';

/** @throws AppError with one of the reader codes of interfaces.md */
export async function readBytes(bytes: Uint8Array, caps: Caps): Promise<FileText> {
  if (bytes.byteLength > caps.fileBytes)
    throw new AppError('too-large', { bytes: bytes.byteLength, limit: caps.fileBytes });
  const found = sniff(bytes);
  switch (found.kind) {
    case 'empty':
      throw new AppError('empty');
    case 'unsupported':
      throw new AppError('unsupported', { what: found.what });
    case 'pdf':
      return readPdf(bytes, caps);
    case 'docx':
      return readDocx(bytes, caps);
    case 'text':
      return readText(bytes);
  }
}

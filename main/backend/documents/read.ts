/** One file's bytes to pages, by its content. Runs inside the reader process only. */
import { AppError, assertNever } from '../../../shared/errors.ts';
import type { FileText } from '../../../shared/model/page.ts';
import { readDocx } from './docx/docx.ts';
import type { Caps } from './limits.ts';
import { readPdf } from './pdf/pdf.ts';
import type { Share } from './reader-protocol.ts';
import { sniff } from './sniff.ts';
import { readText } from './text.ts';

/** What was read must not be too much for the process it is sent to. @throws AppError too-large */
function requireModest(text: FileText, { textPieces }: Caps): FileText {
  const pieces = text.pages.reduce(
    (sum, page) => sum + (page.layout === 'flow' ? page.blocks.length : page.lines.length),
    0,
  );
  if (pieces > textPieces) throw new AppError('too-large', { pieces, limit: textPieces });
  return text;
}

/** Text, unless it is the text of a web page. */
async function readAnyText(bytes: Uint8Array, caps: Caps): Promise<FileText> {
  const { htmlOf } = await import('./markup/mime.ts');
  const page = htmlOf(bytes);
  if (page === null) return readText(bytes);
  return (await import('./markup/html.ts')).readHtml(page, caps);
}

/**
 * @param share of a PDF's pages; other files are read whole by whoever has share 0
 * @throws AppError with one of the reader codes of interfaces.md
 */
export async function readBytes(
  bytes: Uint8Array,
  caps: Caps,
  share: Share | null = null,
): Promise<FileText> {
  if (bytes.byteLength > caps.fileBytes)
    throw new AppError('too-large', { bytes: bytes.byteLength, limit: caps.fileBytes });
  const found = sniff(bytes);
  switch (found.kind) {
    case 'empty':
      throw new AppError('empty');
    case 'unsupported':
      throw new AppError('unsupported', { what: found.what });
    case 'pdf':
      return requireModest(await readPdf(bytes, caps, share), caps);
    case 'docx':
      return requireModest(readDocx(bytes, caps), caps);
    case 'ofd':
      return requireModest((await import('./ofd/ofd.ts')).readOfd(bytes, caps), caps);
    case 'text':
      return requireModest(await readAnyText(bytes, caps), caps);
    case 'doc':
      return requireModest((await import('./doc/doc.ts')).readDoc(bytes, caps), caps);
    case 'rtf':
      return requireModest((await import('./rtf/rtf.ts')).readRtf(bytes, caps), caps);
    case 'image':
      return requireModest((await import('./image/image.ts')).readImage(bytes, caps), caps);
    default:
      return assertNever(found);
  }
}

/**
 * OFD (GB/T 33190) → fixed pages with text, line boxes and character edges, and, page by page when asked, what is drawn.
 * Own reader: the files are untrusted, so every count is capped and nothing in them is ever run. Runs inside the
 * killable reader.
 */
import { AppError } from '../../../../shared/errors.ts';
import type { PageDrawing } from '../../../../shared/model/drawing.ts';
import type { FileText, FixedPage, PageWarning } from '../../../../shared/model/page.ts';
import type { Caps } from '../limits.ts';
import type { PdfText } from '../pdf/lines.ts';
import { drawingOf } from './drawing/display-list.ts';
import { pageText } from './lines.ts';
import { type OfdPage, openPackage } from './package.ts';
import { whereDamaged } from './resources.ts';
import { type PageSheet, sheetOf, usualSize } from './sheet.ts';

/** Share of characters no Chinese document uses, from which a page's text is not believed. */
const STRANGE_SHARE = 0.3;
/** Pictures neither the window nor the bitmap can draw. */
const UNDRAWABLE = /\.(?:tiff?|jb2|jbig2?|jp2|jpx)$/i;

const NO_TEXT: PdfText = { text: '', lines: [], edges: new Uint16Array() };

/** Characters that stand for glyphs a writer could not name: private use, replacements, the currency sign Foxit takes. */
function isStrange(code: number): boolean {
  const isLatin = code >= 0xa1 && code <= 0x24f && code !== 0xb7 && code !== 0xd7 && code !== 0xb0;
  return isLatin || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || code < 0x20;
}

function isUnreadable(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0).filter((code) => code > 0x20);
  return codes.filter(isStrange).length > codes.length * STRANGE_SHARE;
}

function warningsOf({ sheet }: PageSheet, page: number): PageWarning[] {
  const isImageMissing = sheet.pieces.some(
    ({ kind, ...piece }) =>
      kind === 'image' &&
      'source' in piece &&
      (piece.source === null || ('part' in piece.source && UNDRAWABLE.test(piece.source.part))),
  );
  return [
    ...(isImageMissing ? [{ code: 'image-missing', page } as const] : []),
    ...(sheet.isPartial ? [{ code: 'partial', page } as const] : []),
  ];
}

interface ReadPage {
  readonly page: FixedPage;
  readonly warnings: readonly PageWarning[];
  readonly isRead: boolean;
}

function fixedPage(page: number, width: number, height: number, text: PdfText): FixedPage {
  return {
    layout: 'fixed',
    page,
    width: Math.round(width * 10) / 10,
    height: Math.round(height * 10) / 10,
    rotation: 0,
    textSource: text.text.trim() === '' ? 'none' : 'native',
    ...text,
  };
}

function readPage(source: OfdPage, page: number): ReadPage {
  const put = whereDamaged(() => sheetOf(source), null);
  if (put === null) {
    // One broken page must not hide the others: it is shown as a page without text.
    const { width, height } = usualSize(source);
    return {
      page: fixedPage(page, width, height, NO_TEXT),
      warnings: [{ code: 'partial', page }],
      isRead: false,
    };
  }
  const { width, height, sheet } = put;
  const { hasHidden, ...text } = pageText(sheet.pieces, width, height);
  const isGarbage = isUnreadable(text.text);
  return {
    page: fixedPage(page, width, height, isGarbage ? NO_TEXT : text),
    warnings: [
      ...(isGarbage ? [{ code: 'unreadable-text-layer', page } as const] : []),
      ...(hasHidden ? [{ code: 'hidden-text', page } as const] : []),
      ...warningsOf(put, page),
    ],
    isRead: true,
  };
}

/** Reads an OFD file held in memory. @throws AppError encrypted, damaged, empty, hostile, too-large */
export function readOfd(bytes: Uint8Array, caps: Caps): FileText {
  const read = openPackage(bytes, caps).map((page, index) => readPage(page, index + 1));
  if (!read.some(({ isRead }) => isRead)) throw new AppError('damaged', { why: 'no page can be read' });
  return {
    format: 'ofd',
    pages: read.map(({ page }) => page),
    warnings: read.flatMap(({ warnings }) => warnings),
  };
}

/**
 * What is drawn on one page. @param page 1-based
 * @throws AppError not-found, and as {@link readOfd}
 */
export function drawOfdPage(bytes: Uint8Array, page: number, caps: Caps): PageDrawing {
  const source = openPackage(bytes, caps)[page - 1];
  if (!source) throw new AppError('not-found');
  return drawingOf(sheetOf(source), caps);
}

/** Born-digital PDF → fixed pages with text, line boxes and character edges. Runs inside the killable reader. */
import type { FileText, FixedPage, PageWarning } from '../../../../shared/model/page.ts';
import type { Caps } from '../limits.ts';
import type { Share } from '../reader-protocol.ts';
import { buildText, type PdfChar } from './lines.ts';
import { openPdf } from './open.ts';
import type { Pdfium } from './pdfium.ts';

/** Share of characters without a Unicode meaning from which a text layer is not believed. */
const MAP_ERROR_SHARE = 0.05;
/** Share of characters no Chinese document uses (the mark of a broken text layer). */
const STRANGE_SHARE = 0.3;
const SCRATCH_BYTES = 64;

/** First and last page (0-based, end exclusive) of a share of the file. */
function range(count: number, share: Share | null): readonly [number, number] {
  if (share === null) return [0, count];
  const at = (index: number): number => Math.floor((count * index) / share.of);
  return [at(share.index), at(share.index + 1)];
}

/** Reads a PDF held in memory. @throws AppError encrypted, damaged, truncated, empty, too-large */
export async function readPdf(bytes: Uint8Array, caps: Caps, share: Share | null): Promise<FileText> {
  const { engine, document, count } = await openPdf(bytes, caps);
  const scratch = engine._malloc(SCRATCH_BYTES);
  const pages: FixedPage[] = [];
  const warnings: PageWarning[] = [];
  const [first, end] = range(count, share);
  for (let index = first; index < end; index += 1) {
    const { page, unreadable } = readPage(engine, document, index, scratch);
    pages.push(page);
    if (unreadable) warnings.push({ code: 'unreadable-text-layer', page: index + 1 });
  }
  engine._free(scratch);
  return { format: 'pdf', pages, warnings };
}

function readPage(
  engine: Pdfium,
  document: number,
  index: number,
  scratch: number,
): { page: FixedPage; unreadable: boolean } {
  let handle = engine._FPDF_LoadPage(document, index);
  if (handle === 0) {
    // One broken page must not hide the others: it is shown as a page without text.
    return { page: emptyPage(index), unreadable: true };
  }
  const rotation = engine._FPDFPage_GetRotation(handle);
  if (rotation !== 0) {
    // Text order breaks on rotated pages; boxes are wanted in unrotated space anyway.
    engine._FPDFPage_SetRotation(handle, 0);
    engine._FPDF_ClosePage(handle);
    handle = engine._FPDF_LoadPage(document, index);
  }
  const width = engine._FPDF_GetPageWidthF(handle);
  const height = engine._FPDF_GetPageHeightF(handle);
  const text = engine._FPDFText_LoadPage(handle);
  const { chars, mapErrors } = readChars(engine, handle, text, width, height, scratch);
  if (text !== 0) engine._FPDFText_ClosePage(text);
  engine._FPDF_ClosePage(handle);
  const unreadable = isUnreadable(chars, mapErrors);
  const built = buildText(unreadable ? [] : chars);
  const page: FixedPage = {
    layout: 'fixed',
    page: index + 1,
    width: Math.round(width * 10) / 10,
    height: Math.round(height * 10) / 10,
    rotation: rotation * 90,
    textSource: built.text.trim() === '' ? 'none' : 'native',
    ...built,
  };
  return { page, unreadable };
}

function emptyPage(index: number): FixedPage {
  return {
    layout: 'fixed',
    page: index + 1,
    width: 595.3,
    height: 841.9,
    rotation: 0,
    textSource: 'none',
    text: '',
    lines: [],
    edges: new Uint16Array(),
  };
}

/** The page's user space may start anywhere: the top left corner in it, from the engine's own mapping. */
function originOf(
  engine: Pdfium,
  page: number,
  width: number,
  height: number,
  scratch: number,
): { x: number; y: number } {
  const at = scratch >> 3;
  const ok = engine._FPDF_DeviceToPage(
    page,
    0,
    0,
    Math.round(width),
    Math.round(height),
    0,
    0,
    0,
    scratch,
    scratch + 8,
  );
  if (ok === 0) return { x: 0, y: height };
  return { x: engine.HEAPF64[at] ?? 0, y: engine.HEAPF64[at + 1] ?? height };
}

function readChars(
  engine: Pdfium,
  page: number,
  text: number,
  width: number,
  height: number,
  scratch: number,
): { chars: PdfChar[]; mapErrors: number } {
  const chars: PdfChar[] = [];
  let mapErrors = 0;
  if (text === 0) return { chars, mapErrors };
  const aligned = (scratch + 7) & ~7;
  const origin = originOf(engine, page, width, height, aligned);
  const at = aligned >> 2;
  const count = engine._FPDFText_CountChars(text);
  for (let i = 0; i < count; i += 1) {
    const code = engine._FPDFText_GetUnicode(text, i);
    if (code === 0 || code === 0xfffe || code === 0x02 || (code >= 0xd800 && code <= 0xdfff)) {
      if (code === 0) mapErrors += 1;
      continue;
    }
    if (code === 0x0a || code === 0x0d) {
      chars.push({ code, x0: 0, y0: 0, x1: 0, y1: 0, hasBox: false });
      continue;
    }
    if (engine._FPDFText_HasUnicodeMapError(text, i) === 1) mapErrors += 1;
    const hasBox = engine._FPDFText_GetLooseCharBox(text, i, aligned) !== 0;
    const heap = engine.HEAPF32;
    const [left = 0, top = 0, right = 0, bottom = 0] = [heap[at], heap[at + 1], heap[at + 2], heap[at + 3]];
    chars.push({
      code,
      x0: left - origin.x,
      y0: origin.y - top,
      x1: right - origin.x,
      y1: origin.y - bottom,
      hasBox,
    });
  }
  return { chars, mapErrors };
}

/** A text layer that lies: characters without meaning, or mostly ones no Chinese document is written in. */
function isUnreadable(chars: readonly PdfChar[], mapErrors: number): boolean {
  const shown = chars.filter((char) => char.hasBox && char.code > 0x20);
  if (shown.length < 8) return mapErrors > shown.length;
  if (mapErrors / shown.length > MAP_ERROR_SHARE) return true;
  const strange = shown.filter(
    ({ code }) =>
      (code >= 0x80 && code <= 0x24f && code !== 0xb7 && code !== 0xd7 && code !== 0xb0) ||
      (code >= 0x7280 && code <= 0x72ff) ||
      (code >= 0xe000 && code <= 0xf8ff) ||
      code === 0xfffd ||
      code < 0x20,
  ).length;
  return strange / shown.length > STRANGE_SHARE;
}

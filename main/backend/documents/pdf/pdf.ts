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
/** Characters of a page that are all asked whether they have a meaning, and how many of the rest. */
const ASKED_EACH = 64;
const ASKED_STRIDE = 4;
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
    // Asking costs a call: behind the first few every fourth is asked, and stands for the others.
    const stride = i < ASKED_EACH ? 1 : ASKED_STRIDE;
    if (i % stride === 0 && engine._FPDFText_HasUnicodeMapError(text, i) === 1) mapErrors += stride;
    const hasBox = engine._FPDFText_GetLooseCharBox(text, i, aligned) !== 0;
    const heap = engine.HEAPF32;
    chars.push({
      code,
      x0: (heap[at] ?? 0) - origin.x,
      y0: origin.y - (heap[at + 1] ?? 0),
      x1: (heap[at + 2] ?? 0) - origin.x,
      y1: origin.y - (heap[at + 3] ?? 0),
      hasBox,
    });
  }
  return { chars, mapErrors };
}

/** Characters no Chinese document is written in; many of them are the mark of a broken text layer. */
function isStrange(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return code >= 0x7280 && code <= 0x72ff;
  return (
    (code >= 0x80 && code <= 0x24f && code !== 0xb7 && code !== 0xd7 && code !== 0xb0) ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    code === 0xfffd ||
    code < 0x20
  );
}

/** A text layer that lies: characters without meaning, or mostly strange ones. */
function isUnreadable(chars: readonly PdfChar[], mapErrors: number): boolean {
  let [shown, strange] = [0, 0];
  for (const { hasBox, code } of chars) {
    if (!hasBox || code <= 0x20) continue;
    shown += 1;
    if (isStrange(code)) strange += 1;
  }
  if (shown < 8) return mapErrors > shown;
  return mapErrors / shown > MAP_ERROR_SHARE || strange / shown > STRANGE_SHARE;
}

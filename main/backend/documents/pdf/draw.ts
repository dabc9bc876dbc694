/** A page of a PDF as pixels, for pages without text (OCR, and their place in the window). */
import { AppError } from '../../../../shared/errors.ts';
import type { Caps } from '../limits.ts';
import { type Pixels, pixelSize } from '../pixels.ts';
import type { PictureSize } from '../reader-protocol.ts';
import { openPdf } from './open.ts';

/** Four bytes a pixel with alpha; annotations drawn (seals are often such); red first. */
const FORMAT_BGRA = 4;
const DRAW_ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;
const WHITE = 0xffffffff;

/** Draws one page (1-based) as it is shown. @throws AppError not-found and as {@link openPdf} */
export async function drawPdfPage(
  bytes: Uint8Array,
  page: number,
  size: PictureSize,
  caps: Caps,
): Promise<Pixels> {
  const { engine, document, count } = await openPdf(bytes, caps);
  if (page < 1 || page > count) throw new AppError('not-found', { page });
  const handle = engine._FPDF_LoadPage(document, page - 1);
  if (handle === 0) throw new AppError('damaged', { page });
  try {
    const points = {
      width: Math.max(1, engine._FPDF_GetPageWidthF(handle)),
      height: Math.max(1, engine._FPDF_GetPageHeightF(handle)),
    };
    const { width, height } = pixelSize(points, size, caps);
    const memory = engine._malloc(width * height * 4);
    if (memory === 0) throw new AppError('too-large', { pixels: width * height });
    const bitmap = engine._FPDFBitmap_CreateEx(width, height, FORMAT_BGRA, memory, width * 4);
    engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    engine._FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, DRAW_ANNOTATIONS | RED_FIRST);
    engine._FPDFBitmap_Destroy(bitmap);
    const data = engine.HEAPU8.slice(memory, memory + width * height * 4);
    engine._free(memory);
    return { width, height, data };
  } finally {
    engine._FPDF_ClosePage(handle);
  }
}

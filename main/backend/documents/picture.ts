/** A page of a file with fixed pages as pixels. Runs inside the reader process only. */
import { AppError } from '../../../shared/errors.ts';
import type { PageDrawing } from '../../../shared/model/drawing.ts';
import type { Caps } from './limits.ts';
import { drawPdfPage } from './pdf/draw.ts';
import { encode, type Pixels } from './pixels.ts';
import type { Picture, PictureForm, PictureSize } from './reader-protocol.ts';
import { sniff } from './sniff.ts';

export interface PictureRequest {
  /** 1-based. */
  readonly page: number;
  readonly size: PictureSize;
  readonly form: PictureForm;
}

async function pixelsOf(bytes: Uint8Array, { page, size }: PictureRequest, caps: Caps): Promise<Pixels> {
  const found = sniff(bytes);
  switch (found.kind) {
    case 'empty':
      throw new AppError('empty');
    case 'unsupported':
      throw new AppError('unsupported', { what: found.what });
    case 'pdf':
      return drawPdfPage(bytes, page, size, caps);
    case 'image':
      return (await import('./image/draw.ts')).drawImagePage(bytes, page, size, caps);
    case 'ofd':
      return (await import('./ofd/drawing/raster.ts')).rasterOfdPage(bytes, page, size, caps);
    default:
      throw new AppError('unsupported', { what: found.kind });
  }
}

/**
 * What is drawn on a page (1-based), as a list the window draws itself.
 * @throws AppError not-found for a page that is not there, unsupported for a format that has an engine of its own
 */
export async function describePage(bytes: Uint8Array, page: number, caps: Caps): Promise<PageDrawing> {
  const found = sniff(bytes);
  if (found.kind !== 'ofd') throw new AppError('unsupported', { what: found.kind });
  return (await import('./ofd/ofd.ts')).drawOfdPage(bytes, page, caps);
}

/** @throws AppError not-found for a page that is not there, unsupported for a file without fixed pages */
export async function drawPage(bytes: Uint8Array, request: PictureRequest, caps: Caps): Promise<Picture> {
  const pixels = await pixelsOf(bytes, request, caps);
  const { width, height } = pixels;
  return { form: request.form, width, height, bytes: await encode(pixels, request.form) };
}

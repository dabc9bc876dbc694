/** A PDF in the engine's memory. A reader process has one file, so it is opened once and stays open. */
import { AppError } from '../../../../shared/errors.ts';
import type { Caps } from '../limits.ts';
import { type Pdfium, pdfium } from './pdfium.ts';

export interface OpenPdf {
  readonly engine: Pdfium;
  /** The engine's handle. */
  readonly document: number;
  /** Pages, at least one. */
  readonly count: number;
}

const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;

interface Held {
  readonly bytes: Uint8Array;
  readonly data: number;
  readonly open: OpenPdf;
}

let held: Held | null = null;

function openError(code: number, bytes: Uint8Array): AppError {
  if (code === ERROR_PASSWORD || code === ERROR_SECURITY) return new AppError('encrypted');
  const tail = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.byteLength - 2048)));
  return new AppError(tail.includes('%%EOF') ? 'damaged' : 'truncated');
}

function close({ open, data }: Held): void {
  open.engine._FPDF_CloseDocument(open.document);
  open.engine._free(data);
}

/** @throws AppError encrypted, damaged, truncated, empty, too-large */
export async function openPdf(bytes: Uint8Array, caps: Caps): Promise<OpenPdf> {
  if (held?.bytes === bytes) return held.open;
  if (held) close(held);
  held = null;
  const engine = await pdfium();
  const data = engine._malloc(bytes.byteLength);
  if (data === 0) throw new AppError('too-large', { bytes: bytes.byteLength });
  engine.HEAPU8.set(bytes, data);
  const document = engine._FPDF_LoadMemDocument64(data, bytes.byteLength, 0);
  const count = document === 0 ? 0 : engine._FPDF_GetPageCount(document);
  const open = { engine, document, count };
  if (document !== 0 && count > 0 && count <= caps.pages) {
    held = { bytes, data, open };
    return open;
  }
  const error = document === 0 ? openError(engine._FPDF_GetLastError(), bytes) : null;
  close({ bytes, data, open });
  if (error) throw error;
  throw count > caps.pages
    ? new AppError('too-large', { pages: count, limit: caps.pages })
    : new AppError('empty');
}

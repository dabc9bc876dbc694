/** PDFium in WebAssembly: the few raw functions the reader needs, with their memory. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

/** Raw exports. Pointers and handles are numbers; 0 is none. Floats cross as numbers. */
export interface Pdfium {
  readonly _malloc: (size: number) => number;
  readonly _free: (pointer: number) => void;
  readonly _FPDF_LoadMemDocument64: (data: number, size: number, password: number) => number;
  readonly _FPDF_GetLastError: () => number;
  readonly _FPDF_CloseDocument: (document: number) => void;
  readonly _FPDF_GetPageCount: (document: number) => number;
  readonly _FPDF_LoadPage: (document: number, index: number) => number;
  readonly _FPDF_ClosePage: (page: number) => void;
  readonly _FPDF_GetPageWidthF: (page: number) => number;
  readonly _FPDF_GetPageHeightF: (page: number) => number;
  readonly _FPDF_DeviceToPage: (
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    deviceX: number,
    deviceY: number,
    pageX: number,
    pageY: number,
  ) => number;
  readonly _FPDFPage_GetRotation: (page: number) => number;
  readonly _FPDFPage_SetRotation: (page: number, rotation: number) => void;
  readonly _FPDFText_LoadPage: (page: number) => number;
  readonly _FPDFText_ClosePage: (text: number) => void;
  readonly _FPDFText_CountChars: (text: number) => number;
  readonly _FPDFText_GetUnicode: (text: number, index: number) => number;
  readonly _FPDFText_HasUnicodeMapError: (text: number, index: number) => number;
  readonly _FPDFText_GetLooseCharBox: (text: number, index: number, rectangle: number) => number;
  /** @param colour 0xAARRGGBB */
  readonly _FPDFBitmap_FillRect: (
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ) => number;
  readonly _FPDFBitmap_CreateEx: (
    width: number,
    height: number,
    format: number,
    memory: number,
    stride: number,
  ) => number;
  readonly _FPDFBitmap_Destroy: (bitmap: number) => void;
  /** @param rotate quarter turns clockwise, besides the page's own */
  readonly _FPDF_RenderPageBitmap: (
    bitmap: number,
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    flags: number,
  ) => void;
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}

let loading: Promise<Pdfium> | null = null;

/** The module, initialised once per process. */
export function pdfium(): Promise<Pdfium> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pdfium> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const wrapped = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
  });
  wrapped.PDFiumExt_Init();
  return wrapped.pdfium as unknown as Pdfium;
}

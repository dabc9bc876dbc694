/** What is said between the backend and the OCR process: one page as pixels, its words back. */
import type { Bitmap } from './reading/bitmap.ts';
import type { PageWords, Paper } from './reading/read-page.ts';

export interface OcrTask {
  readonly bitmap: Bitmap;
  readonly paper: Paper;
}

/** `failed` has the stack for the log; pixels have no codes of their own. */
export type OcrReply =
  | { readonly ok: true; readonly words: PageWords }
  | { readonly ok: false; readonly failed: string };

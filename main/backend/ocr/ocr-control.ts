/** What the rest of the backend may ask of the OCR queue. */
import type { OcrStatus } from '../../../shared/contract/ocr.ts';

export interface OcrControl {
  /** How far the open workspace is. @throws AppError forbidden when nobody is signed in */
  readonly status: () => OcrStatus;
  /** Ends the page at work without its result. */
  readonly interrupt: () => void;
}

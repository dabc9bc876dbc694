/** What is said between the backend and a reader process: one file is opened, then it is asked for text and pictures. */
import type { Failure } from '../../../shared/errors.ts';
import type { FileText } from '../../../shared/model/page.ts';

/** A share of a file's pages, for reading a long PDF in several processes at once: 0 of 2, 1 of 2. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/** How large a page is drawn; never more pixels than `picturePixels` of `resources/caps.json`. */
export type PictureSize = { readonly dpi: number } | { readonly width: number };

/** `rgba`: raw pixels, four bytes each, rows without padding. `jpeg`: a file the window can show. */
export type PictureForm = 'rgba' | 'jpeg';

/** A page as it is shown: rotated and with the camera's own turn undone, on white. */
export interface Picture {
  readonly form: PictureForm;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export type ReaderTask =
  | { readonly task: 'text'; readonly share: Share | null }
  | {
      readonly task: 'picture';
      /** 1-based. */
      readonly page: number;
      readonly size: PictureSize;
      readonly form: PictureForm;
    };

export type ReaderMessage = { readonly open: Uint8Array } | ReaderTask;

export type ReaderReply =
  | { readonly ok: true; readonly value: FileText | Picture }
  | { readonly ok: false; readonly error: Failure; readonly stack?: string };

/** What is said between the backend and a reader process: one file is opened, then it is asked for text and pictures. */
import type { Failure } from '../../../shared/errors.ts';
import type { PageDrawing } from '../../../shared/model/drawing.ts';
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
    }
  /** What is drawn on a page (1-based), where no engine of the window can draw it: OFD. */
  | { readonly task: 'drawing'; readonly page: number }
  | { readonly task: 'list' }
  | { readonly task: 'member'; readonly index: number };

/** A file of an archive that is a folder. */
export interface ArchiveFile {
  /** Place in the archive's directory: names may be ambiguous. */
  readonly index: number;
  /** Path with forward slashes. */
  readonly name: string;
  readonly size: number;
}

/** A member that is not taken, by its name and why. */
export interface RefusedMember extends Failure {
  readonly name: string;
}

export interface ArchiveListing {
  readonly files: readonly ArchiveFile[];
  readonly refused: readonly RefusedMember[];
}

/** An answer to {@link ReaderTask}: null where the file is no archive, or one that is a document itself (.docx, .ofd). */
export type ReaderValue = FileText | Picture | PageDrawing | ArchiveListing | Uint8Array | null;

export type ReaderMessage = { readonly open: Uint8Array } | ReaderTask;

export type ReaderReply =
  | { readonly ok: true; readonly value: ReaderValue }
  | { readonly ok: false; readonly error: Failure; readonly stack?: string };

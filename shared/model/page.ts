/**
 * The one page model. Every reader gives it, everything after it speaks in it: text with positions, either fixed
 * (PDF, OFD, image: lines with boxes) or flowing (Word: blocks).
 */

export type TextSource = 'native' | 'ocr' | 'none';

/** [x0, y0, x1, y1] in points, origin top left of the unrotated page. */
export type Box = readonly [number, number, number, number];

export interface TextLine {
  /** UTF-16 offsets into the page's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly box: Box;
  /** Lines read by OCR only, 0–1: how sure the engine is of its characters. */
  readonly confidence?: number;
  /** A person compared the line with the page and wrote it so. */
  readonly isConfirmed?: true;
}

export interface FixedPage {
  readonly layout: 'fixed';
  /** 1-based. */
  readonly page: number;
  /** Points of the unrotated page. */
  readonly width: number;
  readonly height: number;
  /** Clockwise rotation the page is shown with: 0, 90, 180, 270. */
  readonly rotation: number;
  readonly textSource: TextSource;
  readonly text: string;
  readonly lines: readonly TextLine[];
  /**
   * Left and right edge of every UTF-16 unit of `text`, in tenths of a point: [x0, x1, x0, x1, …]; empty when only
   * lines are known. Heights are the line's.
   */
  readonly edges: Uint16Array;
}

export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'cell'
  | 'header'
  | 'footer'
  | 'footnote'
  | 'comment'
  | 'text-box';

/** Text a reviewer would not see in print, or that somebody took out: evidence, so kept and marked. */
export type BlockMarkKind = 'deleted' | 'inserted' | 'hidden';

export interface BlockMark {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockMarkKind;
}

export interface BlockStyle {
  readonly align: 'left' | 'center' | 'right' | 'justify';
  readonly bold: boolean;
  readonly sizePt: number | null;
  /** First-line indent in characters, as far as it is given. */
  readonly indent: number;
}

export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface Block {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  /** Stable within the file: p12, t0r1c2p0, header1p0, comment3p0 … */
  readonly path: string;
  readonly style: BlockStyle;
  readonly cell: CellPlace | null;
  readonly marks: readonly BlockMark[];
}

export interface FlowPage {
  readonly layout: 'flow';
  /** Section order, 1-based. */
  readonly page: number;
  readonly textSource: TextSource;
  readonly text: string;
  readonly blocks: readonly Block[];
}

export type Page = FixedPage | FlowPage;

export const FILE_FORMATS = ['pdf', 'docx', 'doc', 'rtf', 'ofd', 'image', 'text'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const PAGE_WARNINGS = [
  'unreadable-text-layer',
  'ocr-skipped',
  'partial',
  'hidden-text',
  'image-missing',
] as const;
export interface PageWarning {
  readonly code: (typeof PAGE_WARNINGS)[number];
  readonly page: number;
}

/** What a reader gives for one file. */
export interface FileText {
  readonly format: FileFormat;
  readonly pages: readonly Page[];
  readonly warnings: readonly PageWarning[];
}

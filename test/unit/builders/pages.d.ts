/** Small page makers: pages as the readers give them, without a file. */
import type { CaseDocument } from '../../../shared/facts/view.ts';
import type { BlockKind, BlockMark, FixedPage, FlowPage, Page } from '../../../shared/model/page.ts';
/** A paragraph, a paragraph of another kind, or a table given as rows of cells. */
export type Part = string | {
    readonly kind: BlockKind;
    readonly text: string;
    readonly marks?: readonly Omit<BlockMark, 'start' | 'end'>[];
} | {
    readonly rows: readonly (readonly string[])[];
};
/** A Word page: blocks in order, joined by line breaks. */
export declare function flowPage(parts: readonly Part[], page?: number): FlowPage;
/** A printed page: one box a line, every character ten points wide. */
export declare function printedPage(lines: readonly string[], page?: number, textSource?: FixedPage['textSource']): FixedPage;
/** A document of one file; `kind` is a document type code. */
export declare function caseDocument(kind: string | null, pages: readonly Page[], title?: string, file?: string): CaseDocument;
/** A Word document of paragraphs and tables. */
export declare function wordDocument(kind: string, title: string, parts: readonly Part[]): CaseDocument;

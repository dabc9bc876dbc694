/** A born-digital PDF; every text is a paragraph, a page holds about thirty lines. */
export declare function plainPdf(...texts: readonly string[]): Uint8Array;
/** A PDF of the objects given (1 0 obj, 2 0 obj …), with a cross-reference table that fits. */
export declare function rawPdf(objects: readonly string[], trailer?: string): Uint8Array;
/** A one-page PDF with the words `Readable page`; `catalog` and `page` are added to those dictionaries. */
export declare function pdfWith(parts: {
    readonly catalog?: string;
    readonly page?: string;
    readonly more?: readonly string[];
}, trailer?: string): Uint8Array;
/** Number of the first object in `more` of {@link pdfWith}. */
export declare const FIRST_MORE = 6;
/** Needs a password nobody has. */
export declare function encryptedPdf(): Uint8Array;
/** Cut before its end, so that neither the table nor the mark of the end is there. */
export declare function truncatedPdf(): Uint8Array;
/** A PDF whose pages and lines are given: a whole file bound into one, each paper beginning a page. */
export declare function boundPdf(pages: readonly (readonly string[])[]): Uint8Array;

/** Word files written by hand, part by part: small honest ones and ones Word would never write. */
import { type ZipMemberSpec } from './zip.ts';
export declare const NAMESPACES: string;
export declare function escapeXml(text: string): string;
/** One w:p per text. */
export declare function paragraphs(...texts: readonly string[]): string;
/** A part's root element around its content. */
export declare function part(root: string, content: string): string;
export interface DocxSpec {
    /** Inside w:body. */
    readonly body: string;
    /** The whole of word/document.xml, instead of `body`. */
    readonly document?: string;
    /** Relationship elements of the main part. */
    readonly relationships?: string;
    /** More parts by name. */
    readonly parts?: Readonly<Record<string, string>>;
    /** Members added behind the others as they are. */
    readonly members?: readonly ZipMemberSpec[];
}
/** The members of a .docx, for tests that change one of them. */
export declare function docxMembers(spec: DocxSpec): ZipMemberSpec[];
export declare function makeRawDocx(spec: DocxSpec): Uint8Array;
/** A .docx of plain paragraphs. */
export declare function plainDocx(...texts: readonly string[]): Uint8Array;

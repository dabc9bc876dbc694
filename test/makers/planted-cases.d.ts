import type { CaseDocument } from '../../shared/facts/view.ts';
import type { Vocabulary } from '../../shared/facts/vocabulary.ts';
import { type Part } from '../unit/builders/pages.ts';
type Papers = Readonly<Record<string, readonly Part[]>>;
export interface Layout {
    readonly name: string;
    readonly papers: Papers;
    readonly kind: 'word' | 'printed' | 'bound';
}
/** Six offices' ways. */
export declare const LAYOUTS: readonly Layout[];
/** One error: the paper, the words replaced, and the code it must be found under. */
export interface Planted {
    readonly code: string;
    readonly kind: string;
    readonly from: RegExp;
    readonly to: string;
}
export declare const PLANTS: readonly Planted[];
/** The papers with one error in them; null where this layout has not the words. */
export declare function planted(papers: Papers, { kind, from, to }: Planted, reviewer: string): Papers | null;
/** The name of the first officer of a layout, for planting him where he must not be. */
export declare function firstOfficer({ papers }: Layout): string;
/** A case as the reader would give it: files, split and classified. */
export declare function documentsOf({ kind, papers }: Pick<Layout, 'kind' | 'papers'>, vocabulary: Vocabulary): CaseDocument[];
export {};

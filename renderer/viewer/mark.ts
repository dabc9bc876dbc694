/** What is marked on a page, and where the reader is taken. */
import type { Severity } from '../../shared/model/finding.ts';

export type MarkTone = Severity | 'evidence' | 'pulse' | 'hit';

export interface Mark {
  readonly id: string;
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly tone: MarkTone;
  readonly isActive: boolean;
  /** Said to those who do not see colours. */
  readonly label: string;
  /** Hash of the text the mark was made on; another text under it is noticed. */
  readonly textHash?: string | undefined;
}

/** A passage to scroll to; a new nonce takes the reader there again. */
export interface Target {
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  /** To an exact spot instead of the passage: share of the page's height to lie above the pane's top. */
  readonly at?: number | undefined;
  readonly nonce: number;
}

/**
 * A document as the fact rules see it: its pages as one text with a way back, its lines, its table cells. Text that
 * was deleted or hidden, comments and page margins are blanked, so that no rule reads them as the document's words.
 */
import type { CellPlace, Page } from '../model/page.ts';
import { type CompactText, compact } from '../text/compact.ts';
import { fold } from '../text/fold.ts';

/** How sure a document's kind is, and what it was told by. */
export interface Recognition {
  /** 0–1. */
  readonly confidence: number;
  /** A sentence by key, as findings have them. */
  readonly reason: { readonly key: string; readonly params: Readonly<Record<string, string | number>> };
}

/** A range of one file's pages that is one document (文书). */
export interface CaseDocument {
  readonly id: string;
  readonly file: string;
  /** Document type code; null when none was recognised. */
  readonly kind: string | null;
  readonly title: string;
  /** Null or absent when no kind was recognised. */
  readonly recognised?: Recognition | null;
  /** Pages of the file, 1-based, inclusive. */
  readonly fromPage: number;
  readonly toPage: number;
  readonly pages: readonly Page[];
}

/** Where a fact was read: offsets are into that page's text. */
export interface FactAnchor {
  readonly documentId: string;
  readonly file: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface ViewLine {
  readonly start: number;
  readonly end: number;
  /** Folded text of the line. */
  readonly text: string;
  readonly cell: CellPlace | null;
  readonly page: number;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

interface PagePart {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

function readableText(page: Page): string {
  if (page.layout === 'fixed') return page.text;
  let text = page.text;
  const blank = (start: number, end: number): void => {
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
  };
  for (const block of page.blocks) {
    if (block.kind === 'header' || block.kind === 'footer' || block.kind === 'comment')
      blank(block.start, block.end);
    for (const mark of block.marks) if (mark.kind !== 'inserted') blank(mark.start, mark.end);
  }
  return text;
}

function linesOf(page: Page, text: string): { start: number; end: number; cell: CellPlace | null }[] {
  if (page.layout === 'fixed')
    return page.lines.map((line) => ({ start: line.start, end: line.end, cell: null }));
  const lines: { start: number; end: number; cell: CellPlace | null }[] = [];
  for (const block of page.blocks) {
    let start = block.start;
    for (const part of text.slice(block.start, block.end).split('\n')) {
      lines.push({ start, end: start + part.length, cell: block.cell });
      start += part.length + 1;
    }
  }
  return lines;
}

export class DocumentView {
  readonly document: CaseDocument;
  /** All pages, joined by line breaks. */
  readonly text: string;
  /** `text`, folded: same length. */
  readonly folded: string;
  readonly lines: readonly ViewLine[];
  readonly hasText: boolean;
  readonly isOcr: boolean;
  private readonly parts: readonly PagePart[];
  private cached: CompactText | null = null;

  constructor(document: CaseDocument) {
    this.document = document;
    const parts: PagePart[] = [];
    const lines: ViewLine[] = [];
    let text = '';
    for (const page of document.pages) {
      if (text !== '') text += '\n';
      const offset = text.length;
      const own = readableText(page);
      text += own;
      parts.push({ page: page.page, start: offset, end: text.length });
      for (const line of linesOf(page, own)) {
        const folded = fold(own.slice(line.start, line.end));
        if (folded.trim() === '' && line.cell === null) continue;
        lines.push({
          start: offset + line.start,
          end: offset + line.end,
          text: folded,
          cell: line.cell,
          page: page.page,
        });
      }
    }
    this.text = text;
    this.folded = fold(text);
    this.lines = lines;
    this.parts = parts;
    this.hasText = text.trim() !== '';
    this.isOcr = document.pages.some((page) => page.textSource === 'ocr');
  }

  /** `folded` without white space. */
  get compacted(): CompactText {
    this.cached ??= compact(this.folded);
    return this.cached;
  }

  /** The page-local place of a range; a range over a page border is cut at the border. */
  anchor(range: Range): FactAnchor {
    const part = this.parts.find(
      (candidate) => range.start >= candidate.start && range.start <= candidate.end,
    );
    const {
      page,
      start: offset,
      end,
    } = part ?? { page: this.document.fromPage, start: 0, end: this.text.length };
    const start = range.start - offset;
    const stop = Math.min(range.end, end) - offset;
    return {
      documentId: this.document.id,
      file: this.document.file,
      page,
      start,
      end: stop,
      quote: this.text.slice(range.start, Math.min(range.end, end)),
    };
  }
}

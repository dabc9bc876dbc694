/**
 * Where a passage stands, told in several ways at once: page and offsets, the quote with what stands around it, boxes
 * on the page, and a hash of the page's text. One that no longer fits is noticed, never silently moved.
 */
import * as z from 'zod';
import type { FixedPage, Page } from './page.ts';

export const BoxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly();

export const AnchorSchema = z.object({
  documentId: z.string(),
  fileId: z.string(),
  /** 1-based page of the file. */
  page: z.number().int().positive(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  boxes: z.array(BoxSchema),
  textHash: z.string(),
});
export type Anchor = z.output<typeof AnchorSchema>;

const CONTEXT = 32;

/** FNV-1a over UTF-16 units, 32 bits as hex: enough to notice that a page's text is another one. */
export function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The boxes a range covers, one a line, in points of the unrotated page. */
export function boxesOf(page: FixedPage, start: number, end: number): [number, number, number, number][] {
  const boxes: [number, number, number, number][] = [];
  for (const line of page.lines) {
    const from = Math.max(start, line.start);
    const to = Math.min(end, line.end);
    if (from >= to) continue;
    const [x0, y0, x1, y1] = line.box;
    const left = page.edges.length > 0 ? (page.edges[from * 2] ?? 0) / 10 : x0;
    const right = page.edges.length > 0 ? (page.edges[(to - 1) * 2 + 1] ?? 0) / 10 : x1;
    boxes.push(right > left ? [left, y0, right, y1] : [x0, y0, x1, y1]);
  }
  return boxes;
}

/** Builds an anchor from a range of a page's text. */
export function anchorAt(page: Page, documentId: string, fileId: string, start: number, end: number): Anchor {
  return {
    documentId,
    fileId,
    page: page.page,
    start,
    end,
    quote: page.text.slice(start, end),
    prefix: page.text.slice(Math.max(0, start - CONTEXT), start),
    suffix: page.text.slice(end, end + CONTEXT),
    boxes: page.layout === 'fixed' ? boxesOf(page, start, end) : [],
    textHash: textHash(page.text),
  };
}

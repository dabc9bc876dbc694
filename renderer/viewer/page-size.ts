/** Sizes of pages in points, as they are shown: turned by the file and by the reader. */
import type { CSSProperties } from 'react';
import type { FileFormat, FixedPage, Page } from '../../shared/model/page.ts';

export interface PageSize {
  /** Points of the page as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** How far the reader turned a document, clockwise, beyond what its file says. */
export type Turn = 0 | 90 | 180 | 270;

const FLOWING: ReadonlySet<FileFormat> = new Set(['docx', 'doc', 'rtf', 'text']);

/** Words without a fixed place on paper: drawn by us, never turned. */
export function isFlowing(format: FileFormat): boolean {
  return FLOWING.has(format);
}

/** Width of a Word page on the screen, in points: A4. */
export const A4: PageSize = { width: 595, height: 842 };

/** Body text of a Word page, points: other sizes are drawn in proportion to it. */
export const BODY_PT = 12;

/** Size of a page as it is shown: a quarter turn swaps its sides. Words flow upright however they are turned. */
export function shownSize(page: Page, turn: Turn): PageSize {
  if (page.layout === 'flow') return A4;
  return (page.rotation + turn) % 180 === 0
    ? { width: page.width, height: page.height }
    : { width: page.height, height: page.width };
}

const known = new WeakMap<FixedPage, Map<Turn, FixedPage>>();

/** The page with the reader's turn added to its own; the same object for the same question, so that layers keep still. */
export function turned(page: FixedPage, turn: Turn): FixedPage {
  if (turn === 0) return page;
  const ofPage = known.get(page) ?? new Map<Turn, FixedPage>();
  known.set(page, ofPage);
  const made = ofPage.get(turn) ?? { ...page, rotation: (page.rotation + turn) % 360 };
  ofPage.set(turn, made);
  return made;
}

/** Where the drawing stands: as the file shows the page, turned by what the reader turned it. */
export function drawingPlace(page: FixedPage, scale: number, turn: Turn) {
  const isOnSide = page.rotation % 180 !== 0;
  const width = (isOnSide ? page.height : page.width) * scale;
  const height = (isOnSide ? page.width : page.height) * scale;
  const moves: Readonly<Record<number, string>> = {
    90: `translate(${height}px, 0) rotate(90deg)`,
    180: `translate(${width}px, ${height}px) rotate(180deg)`,
    270: `translate(0, ${width}px) rotate(270deg)`,
  };
  const style: CSSProperties = { width, height, transform: moves[turn] };
  return { width, height, style };
}

/** What the reader has selected, told in page offsets. It outlives a click elsewhere, so that an item can be chosen for it. */
import { create } from 'zustand';
import type { Selection as Passage } from '../../shared/contract/scoring.ts';

export interface SelectedPassage extends Passage {
  /** The pane it was made in. */
  readonly pane: number;
  readonly quote: string;
  /** Lower left corner of the last line, in CSS pixels within the page. */
  readonly x: number;
  readonly y: number;
  /** Top of the first line, same units. */
  readonly top: number;
}

interface SelectionState {
  readonly passage: SelectedPassage | null;
  /** The pointer is still down: the passage may yet grow. */
  readonly isMaking: boolean;
}

export const useSelection = create<SelectionState>(() => ({ passage: null, isMaking: false }));

export function noteMaking(isMaking: boolean): void {
  if (useSelection.getState().isMaking !== isMaking) useSelection.setState({ isMaking });
}

/** The passage once the reader has let go of it. */
export function useFinishedPassage(): SelectedPassage | null {
  return useSelection((state) => (state.isMaking ? null : state.passage));
}

/** Paints the selected passage also while the focus is in a field, where the browser shows no selection. */
const PAINT = 'picked';

export function keepSelection(passage: SelectedPassage, range: Range): void {
  CSS.highlights?.set(PAINT, new Highlight(range.cloneRange()));
  useSelection.setState({ passage });
}

export function clearSelection(): void {
  CSS.highlights?.delete(PAINT);
  if (useSelection.getState().passage === null) return;
  useSelection.setState({ passage: null });
  window.getSelection()?.removeAllRanges();
}

/** The passage without its place on the screen: what the backend is told. */
export function passageOf(selected: SelectedPassage): Passage {
  const { documentId, page, start, end } = selected;
  return { documentId, page, start, end };
}

/** Page offset of a point in the text layer's DOM: runs carry the offset they begin at. */
function offsetOf(node: Node, offset: number): number | null {
  if (node.nodeType !== Node.TEXT_NODE) return null;
  const run = node.parentElement?.closest<HTMLElement>('[data-start]');
  return run ? Number(run.dataset.start) + offset : null;
}

function runsWithin(layer: HTMLElement, range: Range): HTMLElement[] {
  return [...layer.querySelectorAll<HTMLElement>('[data-start]')].filter((run) => range.intersectsNode(run));
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

function offsetsIn(layer: HTMLElement, range: Range): Offsets | null {
  const runs = runsWithin(layer, range);
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return null;
  const startInside = layer.contains(range.startContainer)
    ? offsetOf(range.startContainer, range.startOffset)
    : null;
  const endInside = layer.contains(range.endContainer) ? offsetOf(range.endContainer, range.endOffset) : null;
  const start = startInside ?? Number(first.dataset.start);
  const end = endInside ?? Number(last.dataset.start) + (last.textContent?.length ?? 0);
  return end > start ? { start, end } : null;
}

/**
 * Reads the window's selection as a passage of one page. A selection over a page border is cut at the border of the
 * page it began on: an anchor has one page.
 */
export function readSelection(): SelectedPassage | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = selection.anchorNode;
  const element = from instanceof HTMLElement ? from : from?.parentElement;
  const layer = element?.closest<HTMLElement>('[data-page-text]');
  const slot = layer?.closest<HTMLElement>('[data-page-slot]');
  if (!layer || !slot) return null;
  const offsets = offsetsIn(layer, range);
  if (offsets === null) return null;
  const quote = selection.toString().replace(/\s+/g, ' ').trim();
  if (quote === '') return null;
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
  const home = slot.getBoundingClientRect();
  const last = rects.at(-1) ?? range.getBoundingClientRect();
  const first = rects[0] ?? last;
  return {
    pane: Number(slot.closest<HTMLElement>('[data-pane]')?.dataset.pane ?? 0),
    documentId: slot.dataset.document ?? '',
    page: Number(slot.dataset.pageSlot),
    ...offsets,
    quote,
    x: last.left - home.left,
    y: last.bottom - home.top,
    top: first.top - home.top,
  };
}

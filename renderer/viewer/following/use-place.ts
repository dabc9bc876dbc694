/** Tells where the reader is, so that going back finds the very spot. */
import { type RefObject, useEffect } from 'react';

export interface ReadingPlace {
  readonly documentId: string;
  readonly page: number;
  /** Share of the page's height that is above the pane's top. */
  readonly at: number;
}

/** Filled by the viewer while it is shown. */
export interface PlaceTeller {
  current: (() => ReadingPlace | null) | null;
}

function placeIn(scroller: HTMLElement, documentId: string): ReadingPlace | null {
  const top = scroller.scrollTop;
  for (const slot of scroller.querySelectorAll<HTMLElement>('[data-page-slot]')) {
    if (slot.offsetTop + slot.offsetHeight <= top) continue;
    const at = (top - slot.offsetTop) / Math.max(1, slot.offsetHeight);
    return { documentId, page: Number(slot.dataset.pageSlot), at };
  }
  return null;
}

export function usePlace(ref: RefObject<HTMLElement | null>, documentId: string, teller: PlaceTeller): void {
  useEffect(() => {
    teller.current = () => (ref.current ? placeIn(ref.current, documentId) : null);
    return () => {
      teller.current = null;
    };
  }, [ref, documentId, teller]);
}

/** How much room the pane has, the sizes of the pages read so far, and a steady spot while they change. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Page } from '../../../shared/model/page.ts';

export interface Room {
  readonly width: number;
  readonly height: number;
}

export function useRoom(ref: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 790, height: 800 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return room;
}

interface ReadPages {
  readonly documentId: string;
  readonly pages: ReadonlyMap<number, Page>;
}

/** Pages as they were read, by number: their sizes reserve the room of those not read yet. */
export function useReadPages(documentId: string) {
  const [state, setState] = useState<ReadPages>({ documentId, pages: new Map() });
  const pages = state.documentId === documentId ? state.pages : new Map<number, Page>();
  const note = useCallback(
    (page: Page) =>
      setState((old) => {
        const known = old.documentId === documentId ? old.pages : new Map<number, Page>();
        return known.get(page.page) === page
          ? old
          : { documentId, pages: new Map(known).set(page.page, page) };
      }),
    [documentId],
  );
  return { pages, note };
}

interface Spot {
  readonly page: string;
  /** Share of the page's height. */
  readonly share: number;
}

function spotInTheMiddle(scroller: HTMLElement): Spot | null {
  const middle = scroller.scrollTop + scroller.clientHeight / 2;
  for (const slot of scroller.querySelectorAll<HTMLElement>('[data-page-slot]')) {
    if (slot.offsetTop + slot.offsetHeight <= middle) continue;
    const share = (middle - slot.offsetTop) / Math.max(1, slot.offsetHeight);
    return { page: slot.dataset.pageSlot ?? '', share };
  }
  return null;
}

/** Keeps the same spot of the page in the middle when pages change their size: the gaps between them do not grow. */
export function useSteadyScroll(scroller: RefObject<HTMLElement | null>, scale: number): void {
  const last = useRef(scale);
  const spot = useRef<Spot | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const note = (): void => {
      spot.current = spotInTheMiddle(element);
    };
    note();
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || last.current === scale) return;
    last.current = scale;
    const kept = spot.current;
    const slot = element.querySelector<HTMLElement>(`[data-page-slot="${kept?.page}"]`);
    if (kept && slot)
      element.scrollTop = slot.offsetTop + kept.share * slot.offsetHeight - element.clientHeight / 2;
  }, [scroller, scale]);
}

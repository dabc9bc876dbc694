/** Which pages are near what is read (the visible ones and two on either side), and which one is in the middle. */
import { type RefObject, useEffect, useRef, useState } from 'react';

const AROUND = 2;

function visiblePages(scroller: HTMLElement): number[] {
  const room = scroller.getBoundingClientRect();
  return [...scroller.querySelectorAll<HTMLElement>('[data-page-slot]')]
    .filter((slot) => {
      const box = slot.getBoundingClientRect();
      return box.bottom > room.top && box.top < room.bottom;
    })
    .map((slot) => Number(slot.dataset.pageSlot));
}

function pageInTheMiddle(scroller: HTMLElement): number | null {
  const room = scroller.getBoundingClientRect();
  const line = room.top + room.height * 0.4;
  for (const slot of scroller.querySelectorAll<HTMLElement>('[data-page-slot]')) {
    if (slot.getBoundingClientRect().bottom > line) return Number(slot.dataset.pageSlot);
  }
  return null;
}

export function useNear(
  ref: RefObject<HTMLElement | null>,
  documentId: string,
  numbers: readonly number[],
  onPage: (page: number) => void,
): ReadonlySet<number> {
  const first = numbers[0] ?? 1;
  const [near, setNear] = useState<{ readonly documentId: string; readonly pages: ReadonlySet<number> }>({
    documentId: '',
    pages: new Set(),
  });
  const tell = useRef(onPage);
  tell.current = onPage;

  useEffect(() => {
    const scroller = ref.current;
    if (!scroller) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const visible = visiblePages(scroller);
      const from = Math.min(...visible, Number.POSITIVE_INFINITY) - AROUND;
      const to = Math.max(...visible, 0) + AROUND;
      const wanted = numbers.filter((page) => page >= from && page <= to);
      setNear((old) =>
        old.documentId === documentId &&
        old.pages.size === wanted.length &&
        wanted.every((page) => old.pages.has(page))
          ? old
          : { documentId, pages: new Set(wanted) },
      );
      const middle = pageInTheMiddle(scroller);
      if (middle !== null) tell.current(middle);
    };
    const soon = (): void => {
      if (frame === 0) frame = window.requestAnimationFrame(look);
    };
    soon();
    scroller.addEventListener('scroll', soon, { passive: true });
    const observer = new ResizeObserver(soon);
    observer.observe(scroller);
    for (const slot of scroller.querySelectorAll('[data-page-slot]')) observer.observe(slot);
    return () => {
      window.cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', soon);
      observer.disconnect();
    };
  }, [ref, documentId, numbers]);

  return near.documentId === documentId
    ? near.pages
    : new Set([first, first + 1, first + AROUND].filter((page) => numbers.includes(page)));
}

/** Which pages are near what is read, and which one is in the middle. */
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Heights of the pane above and below it within which pages are kept ready: large pages are few, small ones many. */
const AHEAD = 1.2;
/** Pages of a document that begins, before anything is measured. */
const AT_FIRST = 2;
/** Share of the pane's height at which the page one reads is looked for. */
const EYES = 0.4;

/** First slot whose foot lies below a height of the scrolled content. Slots stand in order, so halves are enough. */
function firstBelow(slots: readonly HTMLElement[], top: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const slot = slots[middle];
    if (slot && slot.offsetTop + slot.offsetHeight <= top) low = middle + 1;
    else high = middle;
  }
  return low;
}

const pageOf = (slot: HTMLElement | undefined): number | null =>
  slot === undefined ? null : Number(slot.dataset.pageSlot);

interface Sight {
  readonly from: number;
  readonly to: number;
  readonly middle: number;
}

function look(scroller: HTMLElement): Sight | null {
  const slots = [...scroller.querySelectorAll<HTMLElement>('[data-page-slot]')];
  const { scrollTop, clientHeight } = scroller;
  const last = slots.length - 1;
  const at = (height: number): number | null => pageOf(slots[Math.min(last, firstBelow(slots, height))]);
  const from = at(scrollTop - clientHeight * AHEAD);
  const to = at(scrollTop + clientHeight * (1 + AHEAD));
  const middle = at(scrollTop + clientHeight * EYES);
  return from === null || to === null || middle === null ? null : { from, to, middle };
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
    const update = (): void => {
      frame = 0;
      const sight = look(scroller);
      if (sight === null) return;
      const wanted = numbers.filter((page) => page >= sight.from && page <= sight.to);
      setNear((old) =>
        old.documentId === documentId &&
        old.pages.size === wanted.length &&
        wanted.every((page) => old.pages.has(page))
          ? old
          : { documentId, pages: new Set(wanted) },
      );
      tell.current(sight.middle);
    };
    const soon = (): void => {
      if (frame === 0) frame = window.requestAnimationFrame(update);
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
    : new Set(numbers.filter((page) => page < first + AT_FIRST));
}

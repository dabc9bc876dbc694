/** Takes the reader to a passage: to its page at once, to its line as soon as the page is there. */
import { type RefObject, useEffect, useRef } from 'react';
import type { Page } from '../../../shared/model/page.ts';
import type { Target } from '../mark.ts';

/** Share of the pane's height at which a passage is laid: above the card that may float at the foot. */
const AT = 0.28;

function runAt(slot: HTMLElement, offset: number): HTMLElement | null {
  let found: HTMLElement | null = null;
  for (const run of slot.querySelectorAll<HTMLElement>('[data-start]')) {
    if (Number(run.dataset.start) > offset) break;
    found = run;
  }
  return found;
}

function scrollTo(scroller: HTMLElement, element: HTMLElement): void {
  const room = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  scroller.scrollTo({ top: scroller.scrollTop + box.top - room.top - room.height * AT });
}

export function useTarget(
  ref: RefObject<HTMLElement | null>,
  target: Target | null,
  documentId: string,
  pages: ReadonlyMap<number, Page>,
): void {
  const reached = useRef<number | null>(null);
  const isLoaded = target !== null && pages.has(target.page);
  useEffect(() => {
    const scroller = ref.current;
    if (!scroller || target === null || target.documentId !== documentId || reached.current === target.nonce)
      return;
    const slot = scroller.querySelector<HTMLElement>(`[data-page-slot="${target.page}"]`);
    if (!slot) return;
    if (target.at !== undefined) {
      scroller.scrollTo({ top: slot.offsetTop + target.at * slot.offsetHeight });
      reached.current = target.nonce;
      return;
    }
    const run = isLoaded ? runAt(slot, target.start) : null;
    if (run) {
      scrollTo(scroller, run);
      reached.current = target.nonce;
    } else {
      scroller.scrollTo({ top: slot.offsetTop });
      // The page is there but its text is drawn with the next frame.
      if (isLoaded) {
        const frame = window.requestAnimationFrame(() => {
          const late = runAt(slot, target.start);
          if (late) scrollTo(scroller, late);
          reached.current = target.nonce;
        });
        return () => window.cancelAnimationFrame(frame);
      }
    }
  }, [ref, target, documentId, isLoaded]);
}

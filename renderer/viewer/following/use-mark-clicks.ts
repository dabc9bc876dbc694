/** What a click on a page means: the mark under it, when nothing was selected. */
import { type RefObject, useEffect, useRef } from 'react';

function markAt(x: number, y: number): string | null {
  const marked = document
    .elementsFromPoint(x, y)
    .find((element) => element instanceof HTMLElement && element.dataset.mark !== undefined);
  return marked instanceof HTMLElement ? (marked.dataset.mark ?? null) : null;
}

/**
 * Marks lie under the text, so the point is asked and not the event. The pane takes the focus with the click: it then
 * scrolls by keyboard and the desk's keys live.
 */
export function useMarkClicks(ref: RefObject<HTMLElement | null>, onMark: (id: string) => void): void {
  const tell = useRef(onMark);
  tell.current = onMark;
  useEffect(() => {
    const pane = ref.current;
    if (!pane) return;
    pane.tabIndex = 0;
    const clicked = (event: MouseEvent): void => {
      if (window.getSelection()?.isCollapsed === false) return;
      const mark = markAt(event.clientX, event.clientY);
      if (mark !== null) tell.current(mark);
    };
    const pressed = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest('button, input, textarea, select')) return;
      pane.focus({ preventScroll: true });
    };
    pane.addEventListener('click', clicked);
    pane.addEventListener('pointerdown', pressed);
    return () => {
      pane.removeEventListener('click', clicked);
      pane.removeEventListener('pointerdown', pressed);
    };
  }, [ref]);
}

/** Keeps the selection of the window in step with the passage the reader has picked. */
import { type RefObject, useEffect } from 'react';
import { clearSelection, keepSelection, noteMaking, readSelection } from '../selection.ts';

/**
 * A selection inside the pane is kept. It is let go by a click on a page, not by one elsewhere: choosing an item of
 * the sheet must not lose the passage it is chosen for.
 */
export function usePassageSelection(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pane = ref.current;
    if (!pane) return;
    let frame = 0;
    const read = (): void => {
      frame = 0;
      const passage = readSelection();
      const selection = window.getSelection();
      if (passage && selection && pane.contains(selection.anchorNode))
        keepSelection(passage, selection.getRangeAt(0));
    };
    const changed = (): void => {
      if (frame === 0) frame = window.requestAnimationFrame(read);
    };
    const pressed = (event: PointerEvent): void => {
      const inPopover = event.target instanceof Element && event.target.closest('.popover-place') !== null;
      if (inPopover || event.button !== 0) return;
      noteMaking(true);
      clearSelection();
    };
    const released = (): void => noteMaking(false);
    document.addEventListener('selectionchange', changed);
    pane.addEventListener('pointerdown', pressed, { capture: true });
    window.addEventListener('pointerup', released);
    window.addEventListener('pointercancel', released);
    return () => {
      window.cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', changed);
      pane.removeEventListener('pointerdown', pressed, { capture: true });
      window.removeEventListener('pointerup', released);
      window.removeEventListener('pointercancel', released);
      noteMaking(false);
      clearSelection();
    };
  }, [ref]);
}

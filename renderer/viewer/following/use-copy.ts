/** What is copied from a page: its own text, not the browser's idea of our layer's lines. */
import { type RefObject, useEffect, useRef } from 'react';
import type { Page } from '../../../shared/model/page.ts';
import { readSelection } from '../selection.ts';
import { copiedText } from '../text-layer.tsx';

export function useCopy(ref: RefObject<HTMLElement | null>, pages: ReadonlyMap<number, Page>): void {
  const known = useRef(pages);
  known.current = pages;
  useEffect(() => {
    const pane = ref.current;
    if (!pane) return;
    const copied = (event: ClipboardEvent): void => {
      const passage = readSelection();
      const page = passage ? known.current.get(passage.page) : undefined;
      if (!passage || !page || !event.clipboardData) return;
      const { start, end } = passage;
      const text = page.layout === 'fixed' ? copiedText(page, start, end) : page.text.slice(start, end);
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    };
    pane.addEventListener('copy', copied);
    return () => pane.removeEventListener('copy', copied);
  }, [ref]);
}

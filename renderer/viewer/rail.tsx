/** The rail beside the scroll bar: one tick per mark of the document, shape and colour by kind. */
import { type RefObject, useEffect, useState } from 'react';
import { zh } from '../../shared/i18n/translate.ts';
import { boxesOf } from '../../shared/model/anchor.ts';
import type { Page } from '../../shared/model/page.ts';
import type { Mark } from './mark.ts';

export interface RailProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly pages: ReadonlyMap<number, Page>;
  readonly marks: readonly Mark[];
  readonly documentId: string;
  readonly scale: number;
  readonly onMark: (id: string) => void;
}

/** How far down its page a mark stands, 0–1; the top while the page is not read. */
function downThePage(mark: Mark, page: Page | undefined): number {
  if (!page) return 0;
  if (page.layout === 'flow') return page.text.length > 0 ? mark.start / page.text.length : 0;
  const [box] = boxesOf(page, mark.start, mark.end);
  return box ? box[1] / page.height : 0;
}

interface Slot {
  readonly top: number;
  readonly height: number;
}

function useSlots(
  scroller: RefObject<HTMLElement | null>,
  key: string,
): { readonly slots: ReadonlyMap<number, Slot>; readonly whole: number } {
  const [state, setState] = useState<{ slots: ReadonlyMap<number, Slot>; whole: number }>({
    slots: new Map(),
    whole: 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for another document, size or page
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const frame = window.requestAnimationFrame(() => {
      const slots = new Map<number, Slot>();
      for (const slot of element.querySelectorAll<HTMLElement>('[data-page-slot]')) {
        slots.set(Number(slot.dataset.pageSlot), { top: slot.offsetTop, height: slot.offsetHeight });
      }
      setState({ slots, whole: Math.max(1, element.scrollHeight) });
    });
    return () => window.cancelAnimationFrame(frame);
  }, [scroller, key]);
  return state;
}

export function Rail({ scroller, pages, marks, documentId, scale, onMark }: RailProps) {
  const { slots, whole } = useSlots(scroller, `${documentId}:${scale}:${pages.size}`);
  const own = marks.filter((mark) => mark.documentId === documentId && mark.tone !== 'pulse');
  return (
    <nav className="rail" aria-label={zh('viewer.rail')}>
      {own.map((mark) => {
        const slot = slots.get(mark.page);
        if (!slot) return null;
        const top = ((slot.top + downThePage(mark, pages.get(mark.page)) * slot.height) / whole) * 100;
        return (
          <button
            key={mark.id}
            type="button"
            className={`rail-tick dot dot-${mark.tone}${mark.isActive ? ' is-active' : ''}`}
            style={{ top: `${Math.min(99, top)}%` }}
            aria-label={mark.label}
            title={mark.label}
            onClick={() => onMark(mark.id)}
          />
        );
      })}
    </nav>
  );
}

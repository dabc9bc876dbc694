/** The place beside a finished selection, where what may be done with it is offered. */
import type { ReactNode, RefObject } from 'react';
import { useFinishedPassage } from './selection.ts';

const WIDTH = 340;

export function PopoverPlace({
  scroller,
  pane,
  children,
}: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly pane: number;
  readonly children: ReactNode;
}) {
  const passage = useFinishedPassage();
  if (passage === null || passage.pane !== pane || children === null) return null;
  const slot = scroller.current?.querySelector<HTMLElement>(`[data-page-slot="${passage.page}"]`);
  if (!slot || slot.dataset.document !== passage.documentId) return null;
  const left = slot.offsetLeft + Math.max(4, Math.min(passage.x, slot.clientWidth - WIDTH - 4));
  return (
    <div className="popover-place" style={{ left, top: slot.offsetTop + passage.y + 6, width: WIDTH }}>
      {children}
    </div>
  );
}

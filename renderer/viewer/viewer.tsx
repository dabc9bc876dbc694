/**
 * The reading pane: the pages of one document under each other, our marks and text over them, a rail of findings at
 * the edge. It knows passages and marks, nothing of scoring: what is done with a selection comes from outside.
 */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { DocumentInfo } from '../../shared/contract/cases.ts';
import type { Page } from '../../shared/model/page.ts';
import { ErrorPane } from '../kit/error.tsx';
import { useMarkClicks } from './following/use-mark-clicks.ts';
import { useNear } from './following/use-near.ts';
import { usePassageSelection } from './following/use-passage-selection.ts';
import { useReadPages, useRoom, useSteadyScroll } from './following/use-room.ts';
import { useTarget } from './following/use-target.ts';
import type { Mark, Target } from './mark.ts';
import { A4, PageSlot, shownSize } from './page-slot.tsx';
import { usePdf } from './pdf-source.ts';
import { Rail } from './rail.tsx';
import { useFinishedPassage } from './selection.ts';
import { scaleFor, type Zoom } from './zoom.ts';
import './viewer.css';

export interface ViewerProps {
  readonly document: DocumentInfo;
  readonly marks: readonly Mark[];
  readonly target: Target | null;
  readonly zoom: Zoom;
  readonly onScale: (scale: number) => void;
  readonly onPage: (page: number) => void;
  readonly onMark: (id: string) => void;
  /** Drawn beside a finished selection. */
  readonly popover: ReactNode;
  /** Below the last page: the way to the next document. */
  readonly after?: ReactNode;
}

/** Numbers of the document's pages in its file. */
function usePageNumbers({ fromPage, toPage }: DocumentInfo): readonly number[] {
  return useMemo(
    () => Array.from({ length: toPage - fromPage + 1 }, (_, index) => fromPage + index),
    [fromPage, toPage],
  );
}

export function Viewer(props: ViewerProps) {
  const { document, zoom, onScale } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const isPdf = document.format === 'pdf';
  const { pdf, error } = usePdf(isPdf ? document.fileId : null);
  const { pages, note } = useReadPages(document.id);
  const numbers = usePageNumbers(document);
  const first = pages.values().next().value;
  const usual = first ? shownSize(first) : A4;
  const scale = scaleFor(zoom, usual, room);
  const near = useNear(scroller, document.id, numbers, props.onPage);
  useSteadyScroll(scroller, scale);
  usePassageSelection(scroller);
  useTarget(scroller, props.target, document.id, pages);
  useMarkClicks(scroller, props.onMark);
  useEffect(() => onScale(scale), [onScale, scale]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document begins at its top
  useLayoutEffect(() => {
    if (props.target?.documentId !== document.id) scroller.current?.scrollTo({ top: 0 });
  }, [document.id]);

  return (
    <div className="viewer">
      <div className="viewer-scroll" ref={scroller}>
        {error ? <ErrorPane error={error} /> : null}
        {numbers.map((page) => (
          <PageSlot
            key={`${document.id}:${page}`}
            documentId={document.id}
            page={page}
            pdf={pdf}
            isNear={near.has(page)}
            isFlow={!isPdf}
            scale={scale}
            size={pages.has(page) ? shownSize(pages.get(page) as Page) : usual}
            marks={props.marks.filter((mark) => mark.documentId === document.id && mark.page === page)}
            onLoaded={note}
          >
            <PopoverPlace documentId={document.id} page={page}>
              {props.popover}
            </PopoverPlace>
          </PageSlot>
        ))}
        {props.after}
      </div>
      <Rail
        scroller={scroller}
        pages={pages}
        marks={props.marks}
        documentId={document.id}
        scale={scale}
        onMark={props.onMark}
      />
    </div>
  );
}

const POPOVER_WIDTH = 340;

function PopoverPlace({
  documentId,
  page,
  children,
}: {
  readonly documentId: string;
  readonly page: number;
  readonly children: ReactNode;
}) {
  const passage = useFinishedPassage();
  const place = useRef<HTMLDivElement>(null);
  const isHere = passage !== null && passage.documentId === documentId && passage.page === page;
  if (!isHere || children === null) return null;
  const width = place.current?.parentElement?.clientWidth ?? 600;
  const left = Math.max(4, Math.min(passage.x, width - POPOVER_WIDTH - 4));
  return (
    <div className="popover-place" ref={place} style={{ left, top: passage.y + 6, width: POPOVER_WIDTH }}>
      {children}
    </div>
  );
}

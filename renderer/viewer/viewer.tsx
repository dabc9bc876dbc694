/**
 * A reading pane: the pages of one document under each other, our marks and text over them, a rail of findings at the
 * edge. It knows passages and marks, nothing of scoring: what is done with a selection comes from outside.
 */
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { DocumentInfo } from '../../shared/contract/cases.ts';
import type { Page } from '../../shared/model/page.ts';
import { useCopy } from './following/use-copy.ts';
import { useMarkClicks } from './following/use-mark-clicks.ts';
import { useNear } from './following/use-near.ts';
import { usePassageSelection } from './following/use-passage-selection.ts';
import { type PlaceTeller, usePlace } from './following/use-place.ts';
import { useReadPages, useRoom, useSteadyScroll } from './following/use-room.ts';
import { useTarget } from './following/use-target.ts';
import { useWheelZoom } from './following/use-wheel-zoom.ts';
import type { Mark, Target } from './mark.ts';
import { A4, isFlowing, shownSize, type Turn } from './page-size.ts';
import { PageSlot } from './page-slot.tsx';
import { PopoverPlace } from './popover-place.tsx';
import { Rail } from './rail.tsx';
import { scaleFor, type Zoom } from './zoom.ts';
import './viewer.css';

export interface ViewerProps {
  readonly document: DocumentInfo;
  /** Which of the panes beside each other this is: a selection belongs to one. */
  readonly pane: number;
  readonly marks: readonly Mark[];
  readonly target: Target | null;
  readonly zoom: Zoom;
  readonly turn: Turn;
  readonly onScale: (scale: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  /** The page in the middle. */
  readonly onPage: (page: number) => void;
  readonly onMark: (id: string) => void;
  /** Filled with a function that tells where the reader is, to come back to. */
  readonly place: PlaceTeller;
  /** Drawn beside a finished selection. */
  readonly popover: ReactNode;
  /** Below the last page: the way to the next document. */
  readonly after?: ReactNode;
  /** Over each page: what else is known of it. */
  readonly extras?: (page: Page) => ReactNode;
}

/** Numbers of the document's pages in its file. */
function usePageNumbers({ fromPage, toPage }: DocumentInfo): readonly number[] {
  return useMemo(
    () => Array.from({ length: toPage - fromPage + 1 }, (_, index) => fromPage + index),
    [fromPage, toPage],
  );
}

const NONE: readonly Mark[] = [];

/** The document's marks by page. A page whose marks stay the same is not drawn anew. */
function useMarksByPage(marks: readonly Mark[], documentId: string): ReadonlyMap<number, readonly Mark[]> {
  const before = useRef<ReadonlyMap<number, readonly Mark[]>>(new Map());
  return useMemo(() => {
    const byPage = new Map<number, Mark[]>();
    for (const mark of marks) {
      if (mark.documentId !== documentId) continue;
      const ofPage = byPage.get(mark.page);
      if (ofPage) ofPage.push(mark);
      else byPage.set(mark.page, [mark]);
    }
    const kept = new Map<number, readonly Mark[]>();
    for (const [page, ofPage] of byPage) {
      const old = before.current.get(page);
      const isSame = old?.length === ofPage.length && ofPage.every((mark, index) => mark === old[index]);
      kept.set(page, isSame ? old : ofPage);
    }
    before.current = kept;
    return kept;
  }, [marks, documentId]);
}

/** Another document begins at its top, unless a passage of it is gone to. */
function useTopOfDocument(
  scroller: RefObject<HTMLElement | null>,
  documentId: string,
  target: Target | null,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another document scrolls up
  useLayoutEffect(() => {
    if (target?.documentId !== documentId) scroller.current?.scrollTo({ top: 0 });
  }, [documentId]);
}

export function Viewer(props: ViewerProps) {
  const { document, zoom, turn, onScale, target } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const { pages, note } = useReadPages(document.id);
  const numbers = usePageNumbers(document);
  const first = pages.values().next().value;
  const usual = first ? shownSize(first, turn) : A4;
  const scale = scaleFor(zoom, usual, room);
  const near = useNear(scroller, document.id, numbers, props.onPage);
  const byPage = useMarksByPage(props.marks, document.id);
  useSteadyScroll(scroller, scale);
  usePassageSelection(scroller);
  useTarget(scroller, target, document.id, pages);
  useMarkClicks(scroller, props.onMark);
  useWheelZoom(scroller, scale, props.onZoom);
  useCopy(scroller, pages);
  usePlace(scroller, document.id, props.place);
  useEffect(() => onScale(scale), [onScale, scale]);

  useTopOfDocument(scroller, document.id, target);
  return (
    <div className="viewer">
      <div className="viewer-scroll" data-pane={props.pane} ref={scroller}>
        {numbers.map((page) => {
          const read = pages.get(page);
          return (
            <PageSlot
              key={`${document.id}:${page}`}
              document={document}
              page={page}
              isNear={near.has(page)}
              isFlow={isFlowing(document.format)}
              scale={scale}
              size={read ? shownSize(read, turn) : usual}
              turn={turn}
              marks={byPage.get(page) ?? NONE}
              onLoaded={note}
              extras={props.extras}
            />
          );
        })}
        <PopoverPlace scroller={scroller} pane={props.pane}>
          {props.popover}
        </PopoverPlace>
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

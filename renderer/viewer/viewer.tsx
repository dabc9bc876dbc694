/**
 * The reading pane: the pages of one document under each other, our marks and text over them, a rail of findings at
 * the edge. It knows passages and marks, nothing of scoring: what is done with a selection comes from outside.
 */
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { DocumentInfo } from '../../shared/contract/cases.ts';
import type { Page } from '../../shared/model/page.ts';
import { ErrorPane } from '../kit/error.tsx';
import type { Mark, Target } from './mark.ts';
import { A4, type PageSize, PageSlot, shownSize } from './page-slot.tsx';
import { usePdf } from './pdf-source.ts';
import { Rail } from './rail.tsx';
import { useFinishedPassage } from './selection.ts';
import { useNear } from './use-near.ts';
import { usePassageSelection } from './use-passage-selection.ts';
import { useTarget } from './use-target.ts';
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

function useRoom(ref: RefObject<HTMLElement | null>): PageSize {
  const [room, setRoom] = useState<PageSize>({ width: 790, height: 800 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return room;
}

/** Pages as they were read, by number: their sizes reserve the room of those not read yet. */
function usePages(documentId: string) {
  const [state, setState] = useState<{
    readonly documentId: string;
    readonly pages: ReadonlyMap<number, Page>;
  }>({ documentId, pages: new Map() });
  const pages = state.documentId === documentId ? state.pages : new Map<number, Page>();
  const note = useCallback(
    (page: Page) =>
      setState((old) => {
        const known = old.documentId === documentId ? old.pages : new Map<number, Page>();
        return known.get(page.page) === page
          ? old
          : { documentId, pages: new Map(known).set(page.page, page) };
      }),
    [documentId],
  );
  return { pages, note };
}

/** Keeps the same spot of the page under the eyes when pages change their size. */
function useSteadyScroll(scroller: RefObject<HTMLElement | null>, scale: number): void {
  const last = useRef(scale);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || last.current === scale) return;
    const middle = element.scrollTop + element.clientHeight / 2;
    element.scrollTop = middle * (scale / last.current) - element.clientHeight / 2;
    last.current = scale;
  }, [scroller, scale]);
}

export function Viewer(props: ViewerProps) {
  const { document, zoom, onScale } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const isPdf = document.format === 'pdf';
  const { pdf, error } = usePdf(isPdf ? document.fileId : null);
  const { pages, note } = usePages(document.id);
  const numbers = useMemo(
    () =>
      Array.from(
        { length: document.toPage - document.fromPage + 1 },
        (_, index) => document.fromPage + index,
      ),
    [document.fromPage, document.toPage],
  );
  const first = pages.values().next().value;
  const usual = first ? shownSize(first) : A4;
  const scale = scaleFor(zoom, usual, room);
  const near = useNear(scroller, document.id, numbers, props.onPage);
  useSteadyScroll(scroller, scale);
  usePassageSelection(scroller);
  useTarget(scroller, props.target, document.id, pages);
  useEffect(() => onScale(scale), [onScale, scale]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document begins at its top
  useLayoutEffect(() => {
    if (props.target?.documentId !== document.id) scroller.current?.scrollTo({ top: 0 });
  }, [document.id]);

  return (
    <div className="viewer">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls with the keyboard */}
      <div
        className="viewer-scroll"
        ref={scroller}
        tabIndex={0}
        onClick={(event) => clickedMark(event.clientX, event.clientY, props.onMark)}
      >
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

/** Marks lie under the text: what was clicked is asked of the point, and only when nothing was selected. */
function clickedMark(x: number, y: number, onMark: (id: string) => void): void {
  if (window.getSelection()?.isCollapsed === false) return;
  for (const element of window.document.elementsFromPoint(x, y)) {
    const id = element instanceof HTMLElement ? element.dataset.mark : undefined;
    if (id !== undefined) return onMark(id);
  }
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

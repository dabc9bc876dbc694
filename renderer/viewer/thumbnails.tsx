/** The pages of a document small, to see where one is and to go elsewhere. Drawn only while they are in sight. */
import { memo, type RefObject, useEffect, useRef, useState } from 'react';
import type { DocumentInfo } from '../../shared/contract/cases.ts';
import { zh } from '../../shared/i18n/translate.ts';
import { useCall } from '../client/queries.ts';
import { DRAWINGS } from './drawing/drawings.ts';
import { FlowSheet } from './flow-page.tsx';
import { A4, drawingPlace, shownSize, type Turn } from './page-size.ts';
import { PX_PER_PT } from './zoom.ts';

export interface ThumbnailsProps {
  readonly document: DocumentInfo;
  /** The page in the middle of the pane. */
  readonly page: number;
  readonly turn: Turn;
  readonly onPage: (page: number) => void;
}

const WIDTH = 108;

export function Thumbnails({ document, page, turn, onPage }: ThumbnailsProps) {
  const numbers = Array.from(
    { length: document.toPage - document.fromPage + 1 },
    (_, index) => document.fromPage + index,
  );
  return (
    <nav className="thumbnails" aria-label={zh('view.thumbnails')}>
      {numbers.map((number) => (
        <Thumbnail
          key={`${document.id}:${number}`}
          document={document}
          page={number}
          turn={turn}
          isCurrent={number === page}
          onPage={onPage}
        />
      ))}
    </nav>
  );
}

/** True while the element is in sight or nearly so. */
function useInSight(ref: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? false), {
      rootMargin: '200px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return isInSight;
}

interface ThumbnailProps {
  readonly document: DocumentInfo;
  readonly page: number;
  readonly turn: Turn;
  readonly isCurrent: boolean;
  readonly onPage: (page: number) => void;
}

const Thumbnail = memo(function Thumbnail({ document, page, turn, isCurrent, onPage }: ThumbnailProps) {
  const button = useRef<HTMLButtonElement>(null);
  const isInSight = useInSight(button);
  const number = page - document.fromPage + 1;
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <button
      ref={button}
      type="button"
      className="thumbnail"
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={zh('view.thumbnail', { page: number })}
      onClick={() => onPage(page)}
    >
      <Paper document={document} page={page} turn={turn} isInSight={isInSight} />
      <small>{number}</small>
    </button>
  );
});

interface PaperProps {
  readonly document: DocumentInfo;
  readonly page: number;
  readonly turn: Turn;
  readonly isInSight: boolean;
}

function Paper({ document, page, turn, isInSight }: PaperProps) {
  const { data } = useCall('pages.get', { documentId: document.id, page }, { enabled: isInSight });
  const size = data ? shownSize(data, turn) : A4;
  const scale = Math.min(WIDTH / size.width, (WIDTH * Math.SQRT2) / size.height);
  const Drawing = DRAWINGS[document.format];
  const place = data?.layout === 'fixed' ? drawingPlace(data, scale, turn) : null;
  return (
    <span
      className="thumbnail-paper"
      aria-hidden="true"
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      {isInSight && place !== null && data?.layout === 'fixed' && Drawing ? (
        <span className="page-drawing" style={place.style}>
          <Drawing fileId={document.fileId} page={data} width={place.width} height={place.height} />
        </span>
      ) : null}
      {isInSight && data?.layout === 'flow' ? (
        <span className="thumbnail-flow" style={{ transform: `scale(${scale / PX_PER_PT})` }}>
          <FlowSheet page={data} marks={[]} />
        </span>
      ) : null}
    </span>
  );
}

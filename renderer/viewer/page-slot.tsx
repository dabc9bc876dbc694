/** The place of one page: reserved always, filled when it is near what is read, emptied when it is not. */
import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { DocumentInfo } from '../../shared/contract/cases.ts';
import { zh } from '../../shared/i18n/translate.ts';
import type { FixedPage, Page } from '../../shared/model/page.ts';
import { useCall } from '../client/queries.ts';
import { ErrorPane } from '../kit/error.tsx';
import { Skeleton } from '../kit/loaded.tsx';
import { DRAWINGS } from './drawing/drawings.ts';
import { FlowSheet } from './flow-page.tsx';
import { HighlightLayer } from './highlight-layer.tsx';
import type { Mark } from './mark.ts';
import { BODY_PT, drawingPlace, type PageSize, type Turn, turned } from './page-size.ts';
import { RecognisedLines } from './recognised-lines.tsx';
import { TextLayer } from './text-layer.tsx';

export interface PageSlotProps {
  readonly document: DocumentInfo;
  readonly page: number;
  readonly isNear: boolean;
  readonly isFlow: boolean;
  readonly scale: number;
  readonly size: PageSize;
  readonly turn: Turn;
  readonly marks: readonly Mark[];
  readonly onLoaded: (page: Page) => void;
  /** Over the page, beside its text: what else is known of it, such as how its text was recognised. */
  readonly extras: ((page: Page) => ReactNode) | undefined;
}

export const PageSlot = memo(function PageSlot(props: PageSlotProps) {
  const { document, page, isNear, isFlow, scale, size, onLoaded } = props;
  const query = useCall('pages.get', { documentId: document.id, page }, { enabled: isNear });
  const data = query.data;
  const height = useRef(size.height * scale);
  useEffect(() => {
    if (data) onLoaded(data);
  }, [data, onLoaded]);
  const isText = isFlow || data?.layout === 'flow';
  return (
    <section
      className={isText ? 'page-slot is-flow' : 'page-slot'}
      data-page-slot={page}
      data-document={document.id}
      aria-label={zh('viewer.page', { page: page - document.fromPage + 1 })}
      ref={(element) => {
        if (element && isNear && data) height.current = element.offsetHeight;
      }}
      style={{
        width: size.width * scale,
        ...(isText
          ? { minHeight: isNear ? size.height * scale * 0.5 : height.current }
          : { height: size.height * scale }),
        fontSize: isText ? `${BODY_PT * scale}px` : undefined,
      }}
    >
      {isNear ? (
        <Content {...props} data={data} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
    </section>
  );
});

interface ContentProps extends PageSlotProps {
  readonly data: Page | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Content({ data, error, onRetry, marks, extras, ...frame }: ContentProps) {
  if (error && !data) return <ErrorPane error={error} onRetry={onRetry} />;
  if (!data) return <Skeleton rows={8} />;
  return (
    <>
      {data.layout === 'flow' ? (
        <FlowSheet page={data} marks={marks} />
      ) : (
        <FixedSheet
          document={frame.document}
          page={data}
          marks={marks}
          scale={frame.scale}
          turn={frame.turn}
        />
      )}
      {extras?.(data)}
      <RecognisedLines documentId={frame.document.id} page={data} />
    </>
  );
}

interface FixedSheetProps {
  readonly document: DocumentInfo;
  readonly page: FixedPage;
  readonly marks: readonly Mark[];
  readonly scale: number;
  readonly turn: Turn;
}

/** The drawing by format, and our own layers over it. */
function FixedSheet({ document, page, marks, scale, turn }: FixedSheetProps) {
  const Drawing = DRAWINGS[document.format];
  const shown = turned(page, turn);
  const place = drawingPlace(page, scale, turn);
  return (
    <>
      {Drawing ? (
        <div className="page-drawing" style={place.style}>
          <Drawing fileId={document.fileId} page={page} width={place.width} height={place.height} />
        </div>
      ) : null}
      <HighlightLayer page={shown} marks={marks} scale={scale} />
      <TextLayer page={shown} scale={scale} isVisible={Drawing === undefined} />
      {page.textSource === 'none' ? <p className="page-note">{zh('viewer.noText')}</p> : null}
    </>
  );
}

/** The place of one page: reserved always, filled when it is near what is read, emptied when it is not. */

import type { PDFDocumentProxy } from 'pdfjs-dist';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { zh } from '../../shared/i18n/translate.ts';
import type { Page } from '../../shared/model/page.ts';
import { useCall } from '../client/queries.ts';
import { ErrorPane } from '../kit/error.tsx';
import { Skeleton } from '../kit/loaded.tsx';
import { FlowSheet } from './flow-page.tsx';
import { HighlightLayer } from './highlight-layer.tsx';
import type { Mark } from './mark.ts';
import { PageCanvas } from './page-canvas.tsx';
import { TextLayer } from './text-layer.tsx';

export interface PageSize {
  /** Points of the page as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Width of a Word page on the screen, in points: A4. */
export const A4: PageSize = { width: 595, height: 842 };

/** Body text of a Word page. */
const BODY_PT = 12;

/** Size of a fixed page as it is shown: rotation swaps its sides. */
export function shownSize(page: Page): PageSize {
  if (page.layout === 'flow') return A4;
  return page.rotation % 180 === 0
    ? { width: page.width, height: page.height }
    : { width: page.height, height: page.width };
}

export interface PageSlotProps {
  readonly documentId: string;
  readonly page: number;
  readonly pdf: PDFDocumentProxy | null;
  readonly isNear: boolean;
  readonly isFlow: boolean;
  readonly scale: number;
  readonly size: PageSize;
  readonly marks: readonly Mark[];
  readonly onLoaded: (page: Page) => void;
  readonly children: ReactNode;
}

export const PageSlot = memo(function PageSlot(props: PageSlotProps) {
  const { documentId, page, isNear, isFlow, scale, size } = props;
  const query = useCall('pages.get', { documentId, page }, { enabled: isNear });
  const { onLoaded } = props;
  const data = query.data;
  const height = useRef(size.height * scale);
  useEffect(() => {
    if (data) onLoaded(data);
  }, [data, onLoaded]);
  const isText = isFlow || (props.pdf === null && data?.layout === 'flow');
  return (
    <section
      className={isText ? 'page-slot is-flow' : 'page-slot'}
      data-page-slot={page}
      data-document={documentId}
      aria-label={zh('viewer.page', { page })}
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
      {props.children}
    </section>
  );
});

interface ContentProps extends PageSlotProps {
  readonly data: Page | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Content({ data, error, onRetry, pdf, page, scale, size, marks }: ContentProps) {
  if (error && !data) return <ErrorPane error={error} onRetry={onRetry} />;
  if (!data) return <Skeleton rows={8} />;
  if (data.layout === 'flow') return <FlowSheet page={data} marks={marks} />;
  return (
    <>
      {pdf ? <PageCanvas pdf={pdf} page={page} width={size.width * scale} /> : null}
      <HighlightLayer page={data} marks={marks} scale={scale} />
      <TextLayer page={data} scale={scale} />
      {data.textSource === 'none' ? <p className="page-note">{zh('viewer.noText')}</p> : null}
    </>
  );
}

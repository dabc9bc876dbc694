/** One reading pane: its document, and with two of them a head that says which. */
import { type ReactNode, useCallback } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import type { Mark } from '../../viewer/mark.ts';
import { Viewer } from '../../viewer/viewer.tsx';
import type { Zoom } from '../../viewer/zoom.ts';
import { closePane, openDocument, setActivePane, setPane, tellers, usePanes } from './panes.ts';

export interface PaneViewProps {
  readonly index: number;
  readonly documents: readonly DocumentInfo[];
  readonly marks: readonly Mark[];
  readonly onMark: (id: string) => void;
  readonly popover: ReactNode;
}

export function PaneView({ index, documents, marks, onMark, popover }: PaneViewProps) {
  const pane = usePanes(({ panes }) => panes[index]);
  const isActive = usePanes(({ active }) => active === index);
  const isSplit = usePanes(({ panes }) => panes.length > 1);
  const at = Math.max(
    0,
    documents.findIndex((document) => document.id === pane?.documentId),
  );
  const document = documents[at];
  const turn = usePanes(({ turns }) => turns[document?.id ?? ''] ?? 0);
  const onScale = useCallback((scale: number) => setPane(index, { scale }), [index]);
  const onPage = useCallback((page: number) => setPane(index, { page }), [index]);
  const onZoom = useCallback((zoom: Zoom) => setPane(index, { zoom }), [index]);
  const teller = tellers[index];
  const next = documents[at + 1];
  if (!pane || !document || !teller) return null;
  return (
    <section
      className={isSplit && isActive ? 'pane is-active' : 'pane'}
      aria-label={zh('view.pane', { index: index + 1, title: document.title })}
      onPointerDownCapture={() => setActivePane(index)}
      onFocusCapture={() => setActivePane(index)}
    >
      {isSplit ? <PaneHead index={index} document={document} documents={documents} page={pane.page} /> : null}
      <Viewer
        document={document}
        pane={index}
        marks={marks}
        target={pane.target}
        zoom={pane.zoom}
        turn={turn}
        onScale={onScale}
        onPage={onPage}
        onZoom={onZoom}
        onMark={onMark}
        place={teller}
        popover={popover}
        after={
          next ? (
            <div className="next-document">
              <Button onClick={() => openDocument(next.id)}>
                {zh('desk.nextDocument', { title: next.title })}
              </Button>
            </div>
          ) : null
        }
      />
    </section>
  );
}

function PaneHead(props: {
  readonly index: number;
  readonly document: DocumentInfo;
  readonly documents: readonly DocumentInfo[];
  readonly page: number;
}) {
  const { index, document, documents, page } = props;
  return (
    <header className="pane-head">
      <select
        aria-label={zh('view.document')}
        value={document.id}
        onChange={(event) => {
          setActivePane(index);
          openDocument(event.target.value);
        }}
      >
        {documents.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <span className="muted">
        {zh('toolbar.page', {
          page: Math.max(1, Math.min(page, document.toPage) - document.fromPage + 1),
          pages: document.toPage - document.fromPage + 1,
        })}
      </span>
      <IconButton icon="close" label={zh('view.closePane')} onClick={() => closePane(index)} />
    </header>
  );
}

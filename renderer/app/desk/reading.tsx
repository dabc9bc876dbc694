/** The middle pane: tools, pages, and the card of the finding one stands at. */
import { type ReactNode, useRef, useState } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { FindingList } from '../../features/findings/finding-list.tsx';
import { Toolbar } from '../../features/reading/toolbar.tsx';
import { Button } from '../../kit/button.tsx';
import type { ReadingPlace } from '../../viewer/following/use-place.ts';
import type { Mark } from '../../viewer/mark.ts';
import { Viewer } from '../../viewer/viewer.tsx';
import { PX_PER_PT } from '../../viewer/zoom.ts';
import { ActiveFinding } from './active-finding.tsx';
import { openDocument, useDesk } from './desk-state.ts';
import { type FindingWalk, showFinding } from './use-findings.ts';

export interface ReadingProps {
  readonly document: DocumentInfo;
  readonly documents: readonly DocumentInfo[];
  readonly findings: readonly FindingView[];
  readonly openFindings: number;
  readonly walk: FindingWalk;
  readonly marks: readonly Mark[];
  readonly onMark: (id: string) => void;
  readonly readOnly: boolean;
  readonly sheet: SheetView;
  readonly children: ReactNode;
}

export function Reading(props: ReadingProps) {
  const { document, documents, findings, walk } = props;
  const { zoom, target, attachTo } = useDesk();
  const [page, setPage] = useState(document.fromPage);
  const [scale, setScale] = useState(PX_PER_PT);
  const place = useRef<(() => ReadingPlace | null) | null>(null);
  const next = documents[documents.findIndex((candidate) => candidate.id === document.id) + 1];
  return (
    <section className="desk-reading" aria-label={zh('desk.reading')}>
      <Toolbar
        document={document}
        page={Math.min(document.toPage, Math.max(document.fromPage, page))}
        zoom={zoom}
        scale={scale}
        onZoom={(value) => useDesk.setState({ zoom: value })}
        findings={{ all: findings.length, open: props.openFindings }}
        onNextFinding={walk.next}
        onPreviousFinding={walk.previous}
        list={
          <FindingList
            findings={findings}
            documents={documents}
            activeId={walk.active?.id ?? null}
            onOpen={showFinding}
          />
        }
      />
      {attachTo === null ? null : <AttachLine />}
      <Viewer
        document={document}
        pane={0}
        turn={0}
        place={place}
        onZoom={(value) => useDesk.setState({ zoom: value })}
        marks={props.marks}
        target={target}
        zoom={zoom}
        onScale={setScale}
        onPage={setPage}
        onMark={props.onMark}
        popover={props.children}
        after={next ? <NextDocument document={next} /> : null}
      />
      <ActiveFinding
        walk={walk}
        findings={findings}
        documents={documents}
        sheet={props.sheet}
        readOnly={props.readOnly}
      />
    </section>
  );
}

/** A deduction waits for its passage. */
function AttachLine() {
  return (
    <div className="attach-line" role="status">
      <span>{zh('desk.attaching')}</span>
      <Button small onClick={() => useDesk.setState({ attachTo: null })}>
        {zh('action.cancel')}
      </Button>
    </div>
  );
}

function NextDocument({ document }: { readonly document: DocumentInfo }) {
  return (
    <div className="next-document">
      <Button onClick={() => openDocument(document.id)}>
        {zh('desk.nextDocument', { title: document.title })}
      </Button>
    </div>
  );
}

/** The middle of the desk: tools, the search, one or two panes, and the card of the finding one stands at. */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { FindingList } from '../../features/findings/finding-list.tsx';
import { FindBar } from '../../features/reading/find-bar.tsx';
import { HitList } from '../../features/reading/hit-list.tsx';
import { Toolbar } from '../../features/reading/toolbar.tsx';
import { Button } from '../../kit/button.tsx';
import type { Mark } from '../../viewer/mark.ts';
import { Thumbnails } from '../../viewer/thumbnails.tsx';
import {
  closeFind,
  type Found,
  leaveFind,
  openFind,
  selectedWords,
  typeFind,
  useFind,
  useFound,
  useHitMarks,
} from '../reading/find.ts';
import { PaneView } from '../reading/pane-view.tsx';
import {
  goBack,
  goForward,
  goToPage,
  type Pane,
  setPane,
  toggleSplit,
  turnDocument,
  usePanes,
} from '../reading/panes.ts';
import { findFieldKeys, useReadingKeys } from '../reading/reading-keys.ts';
import { ActiveFinding } from './active-finding.tsx';
import { useDesk } from './desk-state.ts';
import { type FindingWalk, showFinding } from './use-findings.ts';

export interface ReadingProps {
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

/** Hit marks are found by their index; any other mark is somebody else's. */
const HIT = /^hit\|(\d+)$/;

export function Reading(props: ReadingProps) {
  const { documents, findings, walk, onMark } = props;
  const panes = usePanes((state) => state.panes);
  const active = usePanes((state) => state.active);
  const attachTo = useDesk((state) => state.attachTo);
  const isFinding = useFind((state) => state.isOpen);
  const pageField = useRef<HTMLInputElement>(null);
  const [hasThumbnails, setThumbnails] = useState(false);
  const found = useFound(props.sheet.caseId, documents);
  const hitMarks = useHitMarks(found.hits);
  const marks = useMemo(() => [...hitMarks, ...props.marks], [hitMarks, props.marks]);
  useReadingKeys(found, () => pageField.current?.focus());
  const pane = panes[active];
  const document = documents.find((candidate) => candidate.id === pane?.documentId) ?? documents[0];
  if (!pane || !document) return null;
  const markPressed = (id: string): void => {
    const hit = HIT.exec(id);
    if (hit) found.show(Number(hit[1]));
    else onMark(id);
  };
  return (
    <section className="desk-reading" aria-label={zh('desk.reading')}>
      <Tools
        {...props}
        document={document}
        pane={pane}
        pageField={pageField}
        hasThumbnails={hasThumbnails}
        onThumbnails={() => setThumbnails(!hasThumbnails)}
      />
      {isFinding ? <Find found={found} /> : null}
      {attachTo === null ? null : <AttachLine />}
      <div className="reading-body">
        {isFinding ? <Hits found={found} documents={documents} /> : null}
        {hasThumbnails && !isFinding ? <Thumbs document={document} pane={pane} /> : null}
        {panes.map((_, index) => (
          <PaneView
            // biome-ignore lint/suspicious/noArrayIndexKey: a pane is its place
            key={index}
            index={index}
            documents={documents}
            marks={marks}
            onMark={markPressed}
            popover={props.children}
          />
        ))}
      </div>
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

interface ToolsProps extends ReadingProps {
  readonly document: DocumentInfo;
  readonly pane: Pane;
  readonly pageField: React.RefObject<HTMLInputElement | null>;
  readonly hasThumbnails: boolean;
  readonly onThumbnails: () => void;
}

function Tools({ document, pane, documents, findings, walk, ...props }: ToolsProps) {
  const { active, panes, trail } = usePanes();
  const isFinding = useFind((state) => state.isOpen);
  return (
    <Toolbar
      document={document}
      page={Math.min(document.toPage, Math.max(document.fromPage, pane.page))}
      zoom={pane.zoom}
      scale={pane.scale}
      onZoom={(zoom) => setPane(active, { zoom })}
      trail={{ mayGoBack: trail.back.length > 0, mayGoForward: trail.forward.length > 0 }}
      onBack={() => void goBack()}
      onForward={() => void goForward()}
      onPage={(page) => goToPage(document.id, page)}
      pageField={props.pageField}
      hasThumbnails={props.hasThumbnails}
      onThumbnails={props.onThumbnails}
      isSplit={panes.length > 1}
      onSplit={toggleSplit}
      onTurn={() => turnDocument(document.id)}
      isFinding={isFinding}
      onFind={() => (isFinding ? closeFind() : openFind(selectedWords()))}
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
  );
}

function Find({ found }: { readonly found: Found }) {
  const { text, current, nonce } = useFind();
  return (
    <FindBar
      text={text}
      count={found.hits.length}
      current={current}
      isComplete={found.isComplete}
      isAsking={found.isAsking}
      nonce={nonce}
      onText={typeFind}
      onNext={() => found.step(1)}
      onPrevious={() => found.step(-1)}
      onClose={closeFind}
      onBack={leaveFind}
      onKeyDown={findFieldKeys(found)}
    />
  );
}

function Hits({ found, documents }: { readonly found: Found; readonly documents: readonly DocumentInfo[] }) {
  const current = useFind((state) => state.current);
  return (
    <div className="reading-side">
      <HitList
        hits={found.hits}
        documents={documents}
        current={current}
        isComplete={found.isComplete}
        onShow={found.show}
      />
    </div>
  );
}

function Thumbs({ document, pane }: { readonly document: DocumentInfo; readonly pane: Pane }) {
  const turn = usePanes(({ turns }) => turns[document.id] ?? 0);
  return (
    <div className="reading-side">
      <Thumbnails
        document={document}
        page={pane.page}
        turn={turn}
        onPage={(page) => goToPage(document.id, page)}
      />
    </div>
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

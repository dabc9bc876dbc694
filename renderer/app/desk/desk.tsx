/** The three panes with their data. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { FindingList, isOpenFinding } from '../../features/findings/finding-list.tsx';
import { Outline } from '../../features/reading/outline.tsx';
import { Timeline } from '../../features/reading/timeline.tsx';
import { Toolbar } from '../../features/reading/toolbar.tsx';
import { EvidencePopover } from '../../features/scoring/evidence-popover.tsx';
import { ScoreSheet } from '../../features/scoring/score-sheet.tsx';
import { useSheetActions } from '../../features/scoring/sheet-actions.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { clearSelection, useFinishedPassage, useSelection } from '../../viewer/selection.ts';
import { Viewer } from '../../viewer/viewer.tsx';
import { PX_PER_PT } from '../../viewer/zoom.ts';
import { useKeymap } from '../keymap.ts';
import { go } from '../routes.ts';
import { ActiveFinding } from './active-finding.tsx';
import type { DeskData } from './desk-page.tsx';
import { activateItem, openDocument, showPassage, useDesk } from './desk-state.ts';
import { evidenceMarks, findingMarks, meaningOf, pulseMark } from './marks.ts';
import { type FindingWalk, inOrder, showFinding, useFindings } from './use-findings.ts';
import './desk.css';

export function Desk({ detail, sheet, findings }: DeskData) {
  const { caseId } = sheet;
  const { documents } = detail;
  const desk = useDesk();
  const ordered = useMemo(() => inOrder(findings, documents), [findings, documents]);
  const actions = useSheetActions(caseId, sheet);
  const walk = useFindings(ordered, actions.undo);
  const open = documents.find((document) => document.id === desk.documentId) ?? documents[0];
  const passage = useFinishedPassage();
  const marks = useMemo(
    () => [
      ...findingMarks(ordered, desk.findingId),
      ...evidenceMarks(sheet, desk.itemId),
      ...pulseMark(desk.target, desk.isPulsing),
    ],
    [ordered, desk.findingId, sheet, desk.itemId, desk.target, desk.isPulsing],
  );
  useJump(ordered, open);
  useAttaching(desk.attachTo, passage !== null, actions.attach);
  useDeskKeys(walk, actions.undo, actions.redo, sheet.readOnly !== null);
  const openFindings = ordered.filter(isOpenFinding).length;
  const onMark = (id: string): void => followMark(id, ordered, sheet.deductions);
  if (!open) return <Empty icon="file" title={zh('desk.noDocuments')} />;
  return (
    <div className="desk">
      <nav className="desk-outline" aria-label={zh('desk.outline')}>
        <Outline documents={documents} findings={ordered} documentId={open.id} onOpen={openDocument} />
        <Timeline detail={detail} onGo={showPassage} />
      </nav>
      <Reading
        document={open}
        documents={documents}
        findings={ordered}
        openFindings={openFindings}
        walk={walk}
        marks={marks}
        onMark={onMark}
        readOnly={sheet.readOnly !== null}
        sheet={sheet}
      >
        {desk.attachTo === null && sheet.readOnly === null ? (
          <EvidencePopover sheet={sheet} activeItemId={desk.itemId} actions={actions} />
        ) : null}
      </Reading>
      <div className="desk-score">
        <ScoreSheet
          sheet={sheet}
          actions={actions}
          activeItemId={desk.itemId}
          showNonce={desk.itemNonce}
          onActive={activateItem}
          attachTo={desk.attachTo}
          onAttachTo={(attachTo) => useDesk.setState({ attachTo })}
          onGo={(evidence) => showPassage(evidence.anchor)}
          openFindings={openFindings}
          onConclude={() => go({ screen: 'conclusion', caseId })}
        />
      </div>
    </div>
  );
}

interface ReadingProps {
  readonly document: DocumentInfo;
  readonly documents: readonly DocumentInfo[];
  readonly findings: readonly FindingView[];
  readonly openFindings: number;
  readonly walk: FindingWalk;
  readonly marks: ReturnType<typeof findingMarks>;
  readonly onMark: (id: string) => void;
  readonly readOnly: boolean;
  readonly sheet: DeskData['sheet'];
  readonly children: React.ReactNode;
}

function Reading(props: ReadingProps) {
  const { document, documents, findings, walk } = props;
  const { zoom, target, attachTo } = useDesk();
  const [page, setPage] = useState(document.fromPage);
  const [scale, setScale] = useState(PX_PER_PT);
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
      {attachTo === null ? null : (
        <div className="attach-line" role="status">
          <span>{zh('desk.attaching')}</span>
          <Button small onClick={() => useDesk.setState({ attachTo: null })}>
            {zh('action.cancel')}
          </Button>
        </div>
      )}
      <Viewer
        document={document}
        marks={props.marks}
        target={target}
        zoom={zoom}
        onScale={setScale}
        onPage={setPage}
        onMark={props.onMark}
        popover={props.children}
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

/** Clicking a passage opens what it belongs to: the finding's card, or the deduction's item. */
function followMark(
  id: string,
  findings: readonly FindingView[],
  deductions: DeskData['sheet']['deductions'],
): void {
  const meaning = meaningOf(id);
  if (meaning?.kind === 'finding') {
    const finding = findings.find((candidate) => candidate.id === meaning.findingId);
    if (finding) showFinding(finding, meaning.index);
  } else if (meaning?.kind === 'evidence') {
    const deduction = deductions.find((candidate) => candidate.id === meaning.deductionId);
    const evidence = deduction?.evidence.find((candidate) => candidate.id === meaning.evidenceId);
    if (deduction) activateItem(deduction.itemId);
    if (evidence) showPassage(evidence.anchor);
  }
}

/** What another screen asked to be shown, done once the data are here; otherwise the first paper opens. */
function useJump(findings: readonly FindingView[], open: DocumentInfo | undefined): void {
  const jump = useDesk((state) => state.jump);
  useEffect(() => {
    if (jump === null) return;
    useDesk.setState({ jump: null });
    const finding = findings.find((candidate) => candidate.id === jump.findingId);
    if (finding) showFinding(finding);
    if (jump.itemId !== undefined) activateItem(jump.itemId);
  }, [jump, findings]);
  useEffect(() => {
    if (open && useDesk.getState().documentId === null) useDesk.setState({ documentId: open.id });
  }, [open]);
}

/** "补充证据" was pressed first: the next passage that is let go of is attached. */
function useAttaching(
  attachTo: string | null,
  hasPassage: boolean,
  attach: (deductionId: string) => boolean,
): void {
  useEffect(() => {
    if (attachTo === null || !hasPassage) return;
    if (attach(attachTo)) useDesk.setState({ attachTo: null });
  }, [attachTo, hasPassage, attach]);
}

function useDeskKeys(walk: FindingWalk, undo: () => void, redo: () => void, readOnly: boolean): void {
  const leave = useCallback(() => {
    const desk = useDesk.getState();
    if (useSelection.getState().passage !== null) clearSelection();
    else if (desk.attachTo !== null) useDesk.setState({ attachTo: null });
    else if (desk.isDismissing) useDesk.setState({ isDismissing: false });
    else useDesk.setState({ findingId: null });
  }, []);
  const { active } = walk;
  const mayDecide = !readOnly && active !== null && isOpenFinding(active);
  useKeymap({
    j: walk.next,
    k: walk.previous,
    Escape: leave,
    'ctrl+z': undo,
    'ctrl+y': redo,
    'ctrl+shift+z': redo,
    ...(mayDecide
      ? {
          a: () => walk.confirm(active.bookings[0] ?? null),
          x: () => useDesk.setState({ isDismissing: true }),
          l: walk.later,
        }
      : {}),
  });
}

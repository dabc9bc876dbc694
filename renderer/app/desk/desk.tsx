/** The three panes with their data. */
import { useMemo } from 'react';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { isOpenFinding } from '../../features/findings/finding-list.tsx';
import { Outline } from '../../features/reading/outline.tsx';
import { Timeline } from '../../features/reading/timeline.tsx';
import { EvidencePopover } from '../../features/scoring/evidence-popover.tsx';
import { ScoreSheet } from '../../features/scoring/score-sheet.tsx';
import { useSheetActions } from '../../features/scoring/sheet-actions.ts';
import { Empty } from '../../kit/empty.tsx';
import { useFinishedPassage } from '../../viewer/selection.ts';
import { openDocument, showPassage, usePanes } from '../reading/panes.ts';
import { useKeptView } from '../reading/use-kept-view.ts';
import { go } from '../routes.ts';
import { followMark, useAttaching, useDeskKeys, useJump } from './desk-behaviour.ts';
import { activateItem, useDesk } from './desk-state.ts';
import { useMarks } from './marks.ts';
import { Reading } from './reading.tsx';
import { inOrder, useFindings } from './use-findings.ts';
import './desk.css';

export interface DeskData {
  readonly detail: CaseDetail;
  readonly sheet: SheetView;
  readonly findings: readonly FindingView[];
}

export function Desk({ detail, sheet, findings }: DeskData) {
  const { caseId } = sheet;
  const { documents } = detail;
  const desk = useDesk();
  const ordered = useMemo(() => inOrder(findings, documents), [findings, documents]);
  const actions = useSheetActions(caseId, sheet);
  const walk = useFindings(ordered, actions.undo);
  const openId = usePanes(({ panes, active }) => panes[active]?.documentId ?? null);
  const open = documents.find((document) => document.id === openId) ?? documents[0];
  const passage = useFinishedPassage();
  const marks = useMarks(ordered, sheet);
  useKeptView(caseId, documents);
  useJump(ordered, open);
  useAttaching(passage !== null, actions.attach);
  useDeskKeys(walk, actions.undo, actions.redo, sheet.readOnly !== null);
  const openFindings = ordered.filter(isOpenFinding).length;
  if (!open) return <Empty icon="file" title={zh('desk.noDocuments')} />;
  return (
    <div className="desk">
      <nav className="desk-outline" aria-label={zh('desk.outline')}>
        <Outline
          sheet={sheet}
          documents={documents}
          findings={ordered}
          documentId={open.id}
          onOpen={openDocument}
        />
        <Timeline detail={detail} onGo={showPassage} />
      </nav>
      <Reading
        documents={documents}
        findings={ordered}
        openFindings={openFindings}
        walk={walk}
        marks={marks}
        onMark={(id) => followMark(id, ordered, sheet.deductions)}
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

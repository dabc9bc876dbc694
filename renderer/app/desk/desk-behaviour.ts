/** What the desk does by itself: jumps asked for elsewhere, the next selection as evidence, its keys. */
import { useCallback, useEffect } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { Deduction } from '../../../shared/contract/scoring.ts';
import { isOpenFinding } from '../../features/findings/finding-list.tsx';
import { clearSelection, useSelection } from '../../viewer/selection.ts';
import { useKeymap } from '../keymap.ts';
import { leaveFind, useFind } from '../reading/find.ts';
import { activePane, setPane, showPassage, usePanes } from '../reading/panes.ts';
import { activateItem, useDesk } from './desk-state.ts';
import { meaningOf } from './marks.ts';
import { type FindingWalk, showFinding } from './use-findings.ts';

/** Clicking a passage opens what it belongs to: the finding's card, or the deduction's item. */
export function followMark(
  id: string,
  findings: readonly FindingView[],
  deductions: readonly Deduction[],
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
export function useJump(findings: readonly FindingView[], open: DocumentInfo | undefined): void {
  const jump = useDesk((state) => state.jump);
  useEffect(() => {
    if (jump === null) return;
    useDesk.setState({ jump: null });
    const finding = findings.find((candidate) => candidate.id === jump.findingId);
    if (finding) showFinding(finding);
    if (jump.itemId !== undefined) activateItem(jump.itemId);
  }, [jump, findings]);
  useEffect(() => {
    if (open && activePane().documentId === null)
      setPane(usePanes.getState().active, { documentId: open.id });
  }, [open]);
}

/** "Add evidence" was pressed first: the next passage that is let go of is attached. */
export function useAttaching(hasPassage: boolean, attach: (deductionId: string) => boolean): void {
  const attachTo = useDesk((state) => state.attachTo);
  useEffect(() => {
    if (attachTo === null || !hasPassage) return;
    if (attach(attachTo)) useDesk.setState({ attachTo: null });
  }, [attachTo, hasPassage, attach]);
}

/** Esc lets go of one thing at a time: the selection, the waiting socket, the reason form, the search, the card. */
function letGo(): void {
  const desk = useDesk.getState();
  if (useSelection.getState().passage !== null) clearSelection();
  else if (desk.attachTo !== null) useDesk.setState({ attachTo: null });
  else if (desk.isDismissing) useDesk.setState({ isDismissing: false });
  else if (useFind.getState().isOpen) leaveFind();
  else useDesk.setState({ findingId: null });
}

export function useDeskKeys(walk: FindingWalk, undo: () => void, redo: () => void, readOnly: boolean): void {
  const { active } = walk;
  const mayDecide = !readOnly && active !== null && isOpenFinding(active);
  const dismiss = useCallback(() => useDesk.setState({ isDismissing: true }), []);
  useKeymap({
    j: walk.next,
    k: walk.previous,
    Escape: letGo,
    'ctrl+z': undo,
    'ctrl+y': redo,
    'ctrl+shift+z': redo,
    ...(mayDecide ? { a: () => walk.confirm(active.bookings[0] ?? null), x: dismiss, l: walk.later } : {}),
  });
}

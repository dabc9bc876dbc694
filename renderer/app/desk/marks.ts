/** Findings and evidence as marks for the viewer. An id tells what a click on the mark means. */
import { useMemo } from 'react';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import type { Mark, Target } from '../../viewer/mark.ts';
import { usePanes } from '../reading/panes.ts';
import { useDesk } from './desk-state.ts';

const FINDING = 'finding';
const EVIDENCE = 'evidence';

export type MarkMeaning =
  | { readonly kind: 'finding'; readonly findingId: string; readonly index: number }
  | { readonly kind: 'evidence'; readonly deductionId: string; readonly evidenceId: string };

export function meaningOf(markId: string): MarkMeaning | null {
  const [kind, a, b] = markId.split('|');
  if (kind === FINDING && a && b) return { kind: 'finding', findingId: a, index: Number(b) };
  if (kind === EVIDENCE && a && b) return { kind: 'evidence', deductionId: a, evidenceId: b };
  return null;
}

function findingMarks(findings: readonly FindingView[], activeId: string | null): Mark[] {
  return findings
    .filter((finding) => finding.state !== 'dismissed' || finding.id === activeId)
    .flatMap((finding) =>
      finding.where.map((anchor, index) => ({
        id: `${FINDING}|${finding.id}|${index}`,
        documentId: anchor.documentId,
        page: anchor.page,
        start: anchor.start,
        end: anchor.end,
        tone: finding.severity,
        isActive: finding.id === activeId,
        label: zh('mark.finding', { severity: zh(`severity.${finding.severity}`), title: finding.title }),
        textHash: anchor.textHash,
      })),
    );
}

function evidenceMarks(sheet: SheetView | undefined, itemId: string | null): Mark[] {
  return (sheet?.deductions ?? []).flatMap((deduction) =>
    deduction.evidence.map((evidence) => ({
      id: `${EVIDENCE}|${deduction.id}|${evidence.id}`,
      documentId: evidence.anchor.documentId,
      page: evidence.anchor.page,
      start: evidence.anchor.start,
      end: evidence.anchor.end,
      tone: 'evidence' as const,
      isActive: deduction.itemId === itemId,
      label: zh('mark.evidence', { item: deduction.itemId }),
      textHash: evidence.anchor.textHash,
    })),
  );
}

/** The passage just gone to, for the moment it pulses. */
function pulseMark(target: Target | null, isPulsing: boolean): Mark[] {
  if (target === null || !isPulsing) return [];
  const { documentId, page, start, end, nonce } = target;
  return [{ id: `pulse|${nonce}`, documentId, page, start, end, tone: 'pulse', isActive: false, label: '' }];
}

/** Everything marked in the case, as the desk stands now. */
export function useMarks(findings: readonly FindingView[], sheet: SheetView): readonly Mark[] {
  const { findingId, itemId } = useDesk();
  const target = usePanes(({ panes, active }) => panes[active]?.target ?? null);
  const isPulsing = usePanes((state) => state.isPulsing);
  return useMemo(
    () => [
      ...findingMarks(findings, findingId),
      ...evidenceMarks(sheet, itemId),
      ...pulseMark(target, isPulsing),
    ],
    [findings, findingId, sheet, itemId, target, isPulsing],
  );
}

/** The card of the finding one stands at, tied to the page and the sheet. */
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { FindingCard } from '../../features/findings/finding-card.tsx';
import { activateItem, useDesk } from './desk-state.ts';
import { type FindingWalk, showFinding } from './use-findings.ts';

export interface ActiveFindingProps {
  readonly walk: FindingWalk;
  readonly findings: readonly FindingView[];
  readonly documents: readonly DocumentInfo[];
  readonly sheet: SheetView;
  readonly readOnly: boolean;
}

export function ActiveFinding({ walk, findings, documents, sheet, readOnly }: ActiveFindingProps) {
  const isDismissing = useDesk((state) => state.isDismissing);
  const { active } = walk;
  if (active === null) return null;
  const showBooked = (): void => {
    const deduction = sheet.deductions.find((candidate) => candidate.id === active.bookedOn);
    if (deduction) activateItem(deduction.itemId);
  };
  return (
    <FindingCard
      key={active.id}
      finding={active}
      place={{ index: walk.index + 1, count: findings.length }}
      titleOf={(documentId) => documents.find((document) => document.id === documentId)?.title ?? ''}
      readOnly={readOnly}
      isBusy={walk.isBusy}
      isDismissing={isDismissing}
      onDismissing={(value) => useDesk.setState({ isDismissing: value })}
      onConfirm={walk.confirm}
      onDismiss={walk.dismiss}
      onLater={walk.later}
      onReopen={walk.reopen}
      onGo={(index) => showFinding(active, index)}
      onShowBooked={showBooked}
      onClose={() => useDesk.setState({ findingId: null, isDismissing: false })}
    />
  );
}

/** The walk through the findings, and what is decided about one. */
import { useCallback, useState } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { In } from '../../../shared/contract/index.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { send } from '../../client/queries.ts';
import { useToast } from '../../kit/toast.tsx';
import { showPassage } from '../reading/panes.ts';
import { useDesk } from './desk-state.ts';

type Booking = FindingView['bookings'][number];
type FindingCommand = 'findings.confirm' | 'findings.dismiss' | 'findings.later' | 'findings.reopen';

/** Findings in the order of the papers. */
export function inOrder(findings: readonly FindingView[], documents: readonly DocumentInfo[]): FindingView[] {
  const order = new Map(documents.map((document, index) => [document.id, index]));
  const rank = (finding: FindingView): readonly [number, number, number] => {
    const [anchor] = finding.where;
    return anchor ? [order.get(anchor.documentId) ?? 0, anchor.page, anchor.start] : [documents.length, 0, 0];
  };
  return [...findings].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
  });
}

export function showFinding(finding: FindingView, index = 0): void {
  useDesk.setState({ findingId: finding.id, isDismissing: false });
  const anchor = finding.where[index];
  if (anchor) showPassage(anchor);
}

export interface FindingWalk {
  readonly active: FindingView | null;
  readonly index: number;
  readonly isBusy: boolean;
  readonly next: () => void;
  readonly previous: () => void;
  readonly confirm: (booking: Booking | null) => void;
  readonly dismiss: (reason: string) => void;
  readonly later: () => void;
  readonly reopen: () => void;
}

export function useFindings(findings: readonly FindingView[], onUndo: () => void): FindingWalk {
  const toast = useToast();
  const findingId = useDesk((state) => state.findingId);
  const [isBusy, setBusy] = useState(false);
  const index = findings.findIndex((finding) => finding.id === findingId);
  const active = findings[index] ?? null;
  const step = (by: 1 | -1): void => {
    if (findings.length === 0) return;
    const from = index < 0 ? (by === 1 ? -1 : findings.length) : index;
    const found = findings[(from + by + findings.length) % findings.length];
    if (found) showFinding(found);
  };
  const run = useCallback(
    async <K extends FindingCommand>(name: K, input: In<K>, done: string): Promise<void> => {
      setBusy(true);
      try {
        await send(name, input);
        useDesk.setState({ isDismissing: false });
        toast.done(done, { label: zh('action.undo'), run: onUndo });
      } catch (error) {
        toast.failed(error);
      } finally {
        setBusy(false);
      }
    },
    [toast, onUndo],
  );
  const id = active?.id ?? '';
  return {
    active,
    index,
    isBusy,
    next: () => step(1),
    previous: () => step(-1),
    confirm: (booking) =>
      void run(
        'findings.confirm',
        { findingId: id, booking: booking === null ? null : { kind: booking.kind, id: booking.id } },
        booking === null ? zh('finding.done.confirmed') : zh('finding.done.booked', { item: booking.itemId }),
      ).then(() => {
        if (booking !== null)
          useDesk.setState((state) => ({ itemId: booking.itemId, itemNonce: state.itemNonce + 1 }));
      }),
    dismiss: (reason) =>
      void run('findings.dismiss', { findingId: id, reason }, zh('finding.done.dismissed')),
    later: () => void run('findings.later', { findingId: id }, zh('finding.done.later')).then(() => step(1)),
    reopen: () => void run('findings.reopen', { findingId: id }, zh('finding.done.reopened')),
  };
}

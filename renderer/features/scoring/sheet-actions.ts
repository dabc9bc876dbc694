/** Everything that may be done to a score sheet from the window, each answered with the sheet as it is then. */
import { useCallback, useMemo, useState } from 'react';
import type { In } from '../../../shared/contract/index.ts';
import type { Deduction, SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { send, useReplace } from '../../client/queries.ts';
import { useToast } from '../../kit/toast.tsx';
import { clearSelection, passageOf, useSelection } from '../../viewer/selection.ts';
import { nameOf } from './rubric-view.ts';

type SheetCommand =
  | 'scoring.deduct'
  | 'scoring.setCount'
  | 'scoring.remove'
  | 'scoring.setLevel'
  | 'scoring.veto'
  | 'scoring.attach'
  | 'scoring.detach'
  | 'scoring.setFact'
  | 'scoring.markAssessed'
  | 'scoring.undo'
  | 'scoring.redo';

type Level = NonNullable<Deduction['level']>;

export interface SheetActions {
  readonly isBusy: boolean;
  /** Applies an option to the passage that is selected, if one is. */
  readonly deduct: (itemId: string, optionId: string) => void;
  readonly setCount: (deductionId: string, count: number) => void;
  readonly remove: (deductionId: string) => void;
  readonly setLevel: (itemId: string, level: Level | null, affectsOutcome: boolean) => void;
  readonly veto: (vetoId: string, reason: string) => Promise<boolean>;
  /** Attaches the selected passage; false when none is selected. */
  readonly attach: (deductionId: string) => boolean;
  readonly detach: (evidenceId: string) => void;
  readonly setFact: (factId: string, value: string | boolean) => void;
  readonly markAssessed: (itemIds: readonly string[], assessed: boolean) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

function selected() {
  const { passage } = useSelection.getState();
  return passage === null ? null : passageOf(passage);
}

export function useSheetActions(caseId: string, sheet: SheetView | undefined): SheetActions {
  const toast = useToast();
  const replace = useReplace();
  const [running, setRunning] = useState(0);

  const run = useCallback(
    async <K extends SheetCommand>(name: K, input: In<K>): Promise<SheetView | null> => {
      setRunning((count) => count + 1);
      try {
        const changed = (await send(name, input)) as SheetView;
        replace('scoring.sheet', { caseId }, changed);
        return changed;
      } catch (error) {
        toast.failed(error);
        return null;
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [caseId, replace, toast],
  );

  return useMemo((): SheetActions => {
    const undo = (): void => void run('scoring.undo', { caseId });
    const applied = (changed: SheetView | null, itemId: string): void => {
      if (changed === null) return;
      clearSelection();
      toast.done(zh('score.applied', { item: nameOf(changed.rubric, itemId) }), {
        label: zh('action.undo'),
        run: undo,
      });
    };
    return {
      isBusy: running > 0,
      deduct: (itemId, optionId) =>
        void run('scoring.deduct', { caseId, itemId, optionId, selection: selected() }).then((changed) =>
          applied(changed, itemId),
        ),
      setCount: (deductionId, count) => void run('scoring.setCount', { caseId, deductionId, count }),
      remove: (deductionId) => void run('scoring.remove', { caseId, deductionId }),
      setLevel: (itemId, level, affectsOutcome) =>
        void run('scoring.setLevel', {
          caseId,
          itemId,
          level,
          affectsOutcome,
          selection: level === null ? null : selected(),
        }).then((changed) => {
          if (level !== null) applied(changed, itemId);
        }),
      veto: async (vetoId, reason) => {
        const changed = await run('scoring.veto', { caseId, vetoId, reason, selection: selected() });
        applied(changed, vetoId);
        return changed !== null;
      },
      attach: (deductionId) => {
        const selection = selected();
        if (selection === null) return false;
        void run('scoring.attach', { caseId, deductionId, selection }).then((changed) => {
          if (changed === null) return;
          clearSelection();
          toast.done(zh('score.attached'));
        });
        return true;
      },
      detach: (evidenceId) => void run('scoring.detach', { caseId, evidenceId }),
      setFact: (factId, value) => void run('scoring.setFact', { caseId, factId, value }),
      markAssessed: (itemIds, assessed) =>
        void run('scoring.markAssessed', { caseId, itemIds: [...itemIds], assessed }),
      undo: () => {
        if (sheet?.history.undo) undo();
      },
      redo: () => {
        if (sheet?.history.redo) void run('scoring.redo', { caseId });
      },
    };
  }, [run, caseId, running, sheet?.history.undo, sheet?.history.redo, toast]);
}

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

type Run = <K extends SheetCommand>(name: K, input: In<K>) => Promise<SheetView | null>;
type WithPassage = Pick<SheetActions, 'deduct' | 'setLevel' | 'veto' | 'attach'>;
type Plain = Omit<SheetActions, keyof WithPassage | 'isBusy' | 'undo' | 'redo'>;

/** What is said of a deduction just made, with the way to take it back. */
type Applied = (changed: SheetView | null, itemId: string) => void;

/** The actions that take the selected passage with them. */
function withPassage(caseId: string, run: Run, applied: Applied, attached: () => void): WithPassage {
  return {
    deduct: (itemId, optionId) =>
      void run('scoring.deduct', { caseId, itemId, optionId, selection: selected() }).then((changed) =>
        applied(changed, itemId),
      ),
    setLevel: (itemId, level, affectsOutcome) => {
      const selection = level === null ? null : selected();
      void run('scoring.setLevel', { caseId, itemId, level, affectsOutcome, selection }).then((changed) => {
        if (level !== null) applied(changed, itemId);
      });
    },
    veto: async (vetoId, reason) => {
      const changed = await run('scoring.veto', { caseId, vetoId, reason, selection: selected() });
      applied(changed, vetoId);
      return changed !== null;
    },
    attach: (deductionId) => {
      const selection = selected();
      if (selection === null) return false;
      void run('scoring.attach', { caseId, deductionId, selection }).then((changed) => {
        if (changed !== null) attached();
      });
      return true;
    },
  };
}

function plain(caseId: string, run: Run): Plain {
  return {
    setCount: (deductionId, count) => void run('scoring.setCount', { caseId, deductionId, count }),
    remove: (deductionId) => void run('scoring.remove', { caseId, deductionId }),
    detach: (evidenceId) => void run('scoring.detach', { caseId, evidenceId }),
    setFact: (factId, value) => void run('scoring.setFact', { caseId, factId, value }),
    markAssessed: (itemIds, assessed) =>
      void run('scoring.markAssessed', { caseId, itemIds: [...itemIds], assessed }),
  };
}

/** Sends commands as they come and counts those under way. */
function useRun(caseId: string): { readonly run: Run; readonly isBusy: boolean } {
  const toast = useToast();
  const replace = useReplace();
  const [running, setRunning] = useState(0);
  const run = useCallback<Run>(
    async (name, input) => {
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
  return { run, isBusy: running > 0 };
}

export function useSheetActions(caseId: string, sheet: SheetView | undefined): SheetActions {
  const toast = useToast();
  const { run, isBusy } = useRun(caseId);
  const { undo: canUndo, redo: canRedo } = sheet?.history ?? { undo: null, redo: null };
  return useMemo((): SheetActions => {
    const takeBack = (): void => void run('scoring.undo', { caseId });
    const applied: Applied = (changed, itemId) => {
      if (changed === null) return;
      clearSelection();
      const text = zh('score.applied', { item: nameOf(changed.rubric, itemId) });
      toast.done(text, { label: zh('action.undo'), run: takeBack });
    };
    const attached = (): void => {
      clearSelection();
      toast.done(zh('score.attached'));
    };
    return {
      isBusy,
      ...withPassage(caseId, run, applied, attached),
      ...plain(caseId, run),
      undo: () => {
        if (canUndo) takeBack();
      },
      redo: () => {
        if (canRedo) void run('scoring.redo', { caseId });
      },
    };
  }, [run, caseId, isBusy, canUndo, canRedo, toast]);
}

/** What the status line says about saving: the last acknowledged write, writes under way, the last failure. */
import { create } from 'zustand';
import type { Failure } from '../../shared/errors.ts';

interface SavedState {
  readonly savedAt: number | null;
  /** Text typed or sent and not yet acknowledged. */
  readonly pending: number;
  readonly failed: Failure | null;
}

export const useSaved = create<SavedState>(() => ({ savedAt: null, pending: 0, failed: null }));

export function saveBegins(): void {
  useSaved.setState((state) => ({ pending: state.pending + 1 }));
}

export function saveEnds(failed: Failure | null): void {
  useSaved.setState((state) => ({
    pending: Math.max(0, state.pending - 1),
    failed,
    savedAt: failed === null ? Date.now() : state.savedAt,
  }));
}

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

/** Refusals that mean something could not be written; all others are answered where they were asked. */
const WRITE_FAILURES: ReadonlySet<string> = new Set([
  'storage',
  'disk-full',
  'workspace-damaged',
  'internal',
]);

/** A command was refused. Only a failed write is a matter of the status line. */
export function saveRefused(failure: Failure): void {
  if (WRITE_FAILURES.has(failure.code)) saveEnds(failure);
  else useSaved.setState((state) => ({ pending: Math.max(0, state.pending - 1) }));
}

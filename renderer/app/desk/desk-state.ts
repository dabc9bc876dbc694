/** What the desk shows now: nothing of it is a fact of the database. */
import { create } from 'zustand';
import type { Target } from '../../viewer/mark.ts';
import type { Zoom } from '../../viewer/zoom.ts';

interface Place {
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

interface DeskState {
  readonly documentId: string | null;
  readonly target: Target | null;
  /** True for the moment in which the passage that was gone to pulses. */
  readonly isPulsing: boolean;
  readonly findingId: string | null;
  readonly isDismissing: boolean;
  readonly itemId: string | null;
  /** Raised to bring the active item into sight. */
  readonly itemNonce: number;
  readonly attachTo: string | null;
  readonly zoom: Zoom;
  /** Asked for by another screen, done when the desk has its data. */
  readonly jump: { readonly itemId?: string; readonly findingId?: string } | null;
}

const START: DeskState = {
  documentId: null,
  target: null,
  isPulsing: false,
  findingId: null,
  isDismissing: false,
  itemId: null,
  itemNonce: 0,
  attachTo: null,
  zoom: 'fit-width',
  jump: null,
};

export const useDesk = create<DeskState>(() => START);

const PULSE_MS = 900;
let pulse = 0;

/** Another case begins anew; how large pages are drawn stays. */
export function resetDesk(): void {
  const { zoom, jump } = useDesk.getState();
  useDesk.setState({ ...START, zoom, jump });
}

/** Opens the passage's document, scrolls to it and lets it pulse. */
export function showPassage({ documentId, page, start, end }: Place): void {
  window.clearTimeout(pulse);
  useDesk.setState((state) => ({
    documentId,
    target: { documentId, page, start, end, nonce: (state.target?.nonce ?? 0) + 1 },
    isPulsing: true,
  }));
  pulse = window.setTimeout(() => useDesk.setState({ isPulsing: false }), PULSE_MS);
}

export function openDocument(documentId: string): void {
  useDesk.setState({ documentId, target: null, isPulsing: false });
}

export function activateItem(itemId: string | null): void {
  useDesk.setState((state) => ({ itemId, itemNonce: state.itemNonce + 1 }));
}

export function jumpTo(jump: NonNullable<DeskState['jump']>): void {
  useDesk.setState({ jump });
}

/** What the desk shows now: nothing of it is a fact of the database. */
import { create } from 'zustand';
import { resetFind } from '../reading/find.ts';
import { resetPanes } from '../reading/panes.ts';

interface DeskState {
  readonly findingId: string | null;
  readonly isDismissing: boolean;
  readonly itemId: string | null;
  /** Raised to bring the active item into sight. */
  readonly itemNonce: number;
  readonly attachTo: string | null;
  /** Asked for by another screen, done when the desk has its data. */
  readonly jump: { readonly itemId?: string; readonly findingId?: string } | null;
}

const START: DeskState = {
  findingId: null,
  isDismissing: false,
  itemId: null,
  itemNonce: 0,
  attachTo: null,
  jump: null,
};

export const useDesk = create<DeskState>(() => START);

/** Another case begins anew. */
export function resetDesk(): void {
  const { jump } = useDesk.getState();
  useDesk.setState({ ...START, jump });
  resetPanes();
  resetFind();
}

export function activateItem(itemId: string | null): void {
  useDesk.setState((state) => ({ itemId, itemNonce: state.itemNonce + 1 }));
}

export function jumpTo(jump: NonNullable<DeskState['jump']>): void {
  useDesk.setState({ jump });
}

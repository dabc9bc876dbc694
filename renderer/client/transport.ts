/** The bridge the preload lays into the window. Nothing else of Electron is seen here. */
import type { Reply } from '../../shared/contract/define.ts';
import type { Pick } from '../../shared/contract/shell.ts';

export interface BridgeEvent {
  readonly name: string;
  readonly payload: unknown;
}

export interface Workbench {
  readonly call: (name: string, input: unknown) => Promise<Reply<unknown>>;
  readonly on: (listener: (event: BridgeEvent) => void) => () => void;
  /** Files or folders dropped on the window, as picks: paths stay in the shell. */
  readonly dropped: (files: File[]) => Promise<Pick[]>;
}

declare global {
  interface Window {
    readonly workbench: Workbench;
  }
}

export function workbench(): Workbench {
  return window.workbench;
}

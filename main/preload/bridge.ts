/**
 * The only opening between the page and the program: three functions, no channel names, no Electron objects. Runs
 * sandboxed in its own world; a dropped file's path goes to the shell and only a token comes back.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Reply } from '../../shared/contract/define.ts';
import type { Pick } from '../../shared/contract/shell.ts';
import { CHANNELS } from './channels.ts';

/** What the shell sends unasked. */
export interface BridgeEvent {
  readonly name: string;
  readonly payload: unknown;
}

const workbench = {
  call: (name: string, input: unknown): Promise<Reply<unknown>> =>
    ipcRenderer.invoke(CHANNELS.call, String(name), input) as Promise<Reply<unknown>>,

  on: (listener: (event: BridgeEvent) => void): (() => void) => {
    // The IPC event object holds a way to send: it stays on this side.
    const forward = (_sender: unknown, event: BridgeEvent): void => listener(event);
    ipcRenderer.on(CHANNELS.event, forward);
    return () => {
      ipcRenderer.off(CHANNELS.event, forward);
    };
  },

  dropped: (files: readonly File[]): Promise<Pick[]> => {
    // A file made by a script has no path.
    const paths = [...files].map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    return ipcRenderer.invoke(CHANNELS.dropped, paths) as Promise<Pick[]>;
  },
};

contextBridge.exposeInMainWorld('workbench', workbench);

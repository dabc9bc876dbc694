/** The transport between the page and the backend. Listens only to the top frame of our own page. */
import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Reply } from '../../shared/contract/define.ts';
import type { Pick } from '../../shared/contract/shell.ts';
import { CHANNELS } from '../preload/channels.ts';
import type { Backend } from './backend-process.ts';
import { answer } from './dialogs.ts';
import type { Picks } from './picks.ts';
import { ORIGIN } from './scheme/address.ts';

export interface Transport {
  readonly backend: Backend;
  readonly picks: Picks;
  /** The window, null when it is closed. */
  readonly window: () => BrowserWindow | null;
}

const LONGEST_NAME = 100;
const MOST_DROPPED = 1_000;

function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): window is BrowserWindow {
  const frame = event.senderFrame;
  if (!window || window.isDestroyed() || frame === null) return false;
  return frame === window.webContents.mainFrame && frame.url.startsWith(`${ORIGIN}/`);
}

function exists(path: string): boolean {
  try {
    return statSync(path) !== undefined;
  } catch {
    return false;
  }
}

/** Starts answering the page. */
export function connect({ backend, picks, window }: Transport): void {
  ipcMain.handle(
    CHANNELS.call,
    (event, name: unknown, input: unknown): Promise<Reply<unknown>> | Reply<unknown> => {
      const page = window();
      if (!isOurPage(event, page)) return { ok: false, error: { code: 'forbidden' } };
      if (typeof name !== 'string' || name.length > LONGEST_NAME)
        return { ok: false, error: { code: 'invalid' } };
      return name.startsWith('shell.')
        ? answer({ window: page, picks }, name, input)
        : backend.call(name, input);
    },
  );

  ipcMain.handle(CHANNELS.dropped, (event, paths: unknown): Pick[] => {
    if (!isOurPage(event, window()) || !Array.isArray(paths) || paths.length > MOST_DROPPED) return [];
    const usable = paths.filter(
      (path): path is string => typeof path === 'string' && isAbsolute(path) && exists(path),
    );
    return picks.add(usable);
  });
}

/** Tells the page something unasked. */
export function broadcast(window: BrowserWindow | null, name: string, payload: unknown): void {
  if (window && !window.isDestroyed() && !window.webContents.isDestroyed()) {
    window.webContents.send(CHANNELS.event, { name, payload });
  }
}

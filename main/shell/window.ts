/** The one window: a sandboxed page without rights, at the size it was left. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { BrowserWindow, type Session, screen } from 'electron';
import { HOME } from './scheme/address.ts';
import { FIRST, keepWindowState, restoreWindowState, SMALLEST, type WindowState } from './window-state.ts';
import { say } from './words.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly session: Session;
  /** File that remembers the window's size. */
  readonly stateFile: string;
}

const SAVE_AFTER_MS = 500;

function restored(stateFile: string): WindowState {
  let kept: string | null = null;
  try {
    kept = readFileSync(stateFile, 'utf8');
  } catch {
    return FIRST;
  }
  return restoreWindowState(
    kept,
    screen.getAllDisplays().map((display) => display.workArea),
  );
}

function remember(window: BrowserWindow, stateFile: string): void {
  let timer: NodeJS.Timeout | null = null;
  const save = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    try {
      writeFileSync(`${stateFile}.new`, keepWindowState(window.getNormalBounds(), window.isMaximized()));
      renameSync(`${stateFile}.new`, stateFile);
    } catch {
      // A window at its first size next time is no loss worth a message.
    }
  };
  const later = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', save);
}

/** Opens the window; it is shown when its first picture is drawn. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const state = restored(options.stateFile);
  const window = new BrowserWindow({
    width: state.width,
    height: state.height,
    ...(state.place ?? {}),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: say('shell.title'),
    backgroundColor: '#f5f6f8',
    webPreferences: {
      preload: options.preload,
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      enableWebSQL: false,
    },
  });
  window.once('ready-to-show', () => {
    if (state.isMaximized) window.maximize();
    window.show();
  });
  // The page's <title> is not the window's: one name everywhere.
  window.on('page-title-updated', (event) => event.preventDefault());
  remember(window, options.stateFile);
  void window.loadURL(HOME);
  return window;
}

/** Entry of the program: one instance, one window, one backend, and the order in which they begin and end. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { type Backend, nodeLink, runBackend } from './backend-process.ts';
import { catchUncaught, fail, watchWindow } from './crash.ts';
import { broadcast, connect } from './ipc.ts';
import { type Log, openLog, withoutText } from './log.ts';
import { setMenu } from './menu.ts';
import { createPicks } from './picks.ts';
import { isDevelopmentRuntime, isHeadless, places, projectNode, userDataFolder } from './places.ts';
import { serve } from './scheme/serve.ts';
import { forbidNetworkOfChromium, registerScheme, restrictEverything, windowSession } from './security.ts';
import { utilityLink } from './utility-link.ts';
import { openWindow } from './window.ts';

let window: BrowserWindow | null = null;

function startBackend(userData: string, logs: string, log: Log): Backend {
  const args = [`--user-data=${userData}`];
  const errors = openLog(logs, 'backend');
  return runBackend({
    start: () =>
      isDevelopmentRuntime
        ? nodeLink(projectNode(), places.backend, args)
        : utilityLink(places.backend, args),
    onEvent: (name, payload) => broadcast(window, name, payload),
    onEnd: (how) => log.write(`backend ended: ${how}`),
    onGivenUp: () => fail(log, 'shell.crash.backend'),
    onErrorOutput: (text) => {
      if (!app.isPackaged) process.stderr.write(text);
      const lines = withoutText(text);
      if (lines.length > 0) errors.write(lines.join('\n'));
    },
  });
}

function endWith(backend: Backend): void {
  let isEnded = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isEnded) return;
    // The backend first finishes what the page sent last.
    event.preventDefault();
    void backend.close().finally(() => {
      isEnded = true;
      app.quit();
    });
  });
}

function begin(userData: string, logs: string, log: Log): void {
  const backend = startBackend(userData, logs, log);
  const picks = createPicks(backend.pick);
  const session = windowSession();
  serve(session, places.renderer, backend);
  connect({ backend, picks, window: () => window });
  setMenu(logs);
  endWith(backend);
  window = openWindow({ preload: places.preload, session, stateFile: join(userData, 'window.json') });
  watchWindow(window, log);
  window.on('closed', () => {
    window = null;
  });
}

function main(): void {
  const userData = userDataFolder(app.getPath('appData'));
  mkdirSync(userData, { recursive: true });
  app.setPath('userData', userData);
  app.setPath('sessionData', join(userData, 'chromium'));
  // One instance per folder of user data: the lock lies in it.
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  const logs = join(userData, 'logs');
  const log = openLog(logs, 'shell');
  catchUncaught(log);
  if (isHeadless) app.commandLine.appendSwitch('disable-gpu');
  forbidNetworkOfChromium();
  registerScheme();
  restrictEverything();
  // Root has no sandbox on Linux, and Electron refuses to pretend.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('second-instance', () => {
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  // Not awaited: Electron becomes ready only after this module has been evaluated.
  app.whenReady().then(
    () => begin(userData, logs, log),
    (error: unknown) => fail(log, 'shell.crash.shell', error),
  );
}

main();

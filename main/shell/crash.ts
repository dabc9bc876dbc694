/** What happens when a part of the program ends by itself: it is logged without text, said, and mended where possible. */
import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from './log.ts';
import { isHeadless } from './places.ts';
import { say } from './words.ts';

/** Says that the program cannot go on, then ends it. */
export function fail(log: Log, why: 'shell.crash.backend' | 'shell.crash.shell', error?: unknown): void {
  log.write(why, error);
  if (isHeadless) {
    process.stderr.write(`${why} ${error instanceof Error ? (error.stack ?? '') : ''}\n`);
  } else if (app.isReady()) {
    dialog.showMessageBoxSync({
      type: 'error',
      title: say('shell.title'),
      message: say('shell.crash.title'),
      detail: say(why),
    });
  } else {
    dialog.showErrorBox(say('shell.crash.title'), say(why));
  }
  app.exit(1);
}

/** An error nobody caught leaves the shell in an unknown state: the program ends rather than guess. */
export function catchUncaught(log: Log): void {
  process.on('uncaughtException', (error) => fail(log, 'shell.crash.shell', error));
  process.on('unhandledRejection', (error) => fail(log, 'shell.crash.shell', error));
}

/** Offers to load the page again when its process ended; what was saved is in the backend. */
export function watchWindow(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    log.write(`window gone: ${details.reason} ${details.exitCode}`);
    if (isHeadless) {
      window.webContents.reload();
      return;
    }
    const choice = dialog.showMessageBoxSync(window, {
      type: 'error',
      title: say('shell.title'),
      message: say('shell.crash.title'),
      detail: say('shell.crash.window'),
      buttons: [say('shell.crash.reload'), say('shell.crash.quit')],
      defaultId: 0,
      cancelId: 0,
    });
    if (choice === 0) window.webContents.reload();
    else app.quit();
  });
}

/** Native dialogs, and what the shell itself answers: every name that begins with `shell.`. */
import { app, type BrowserWindow, shell as desktop, dialog } from 'electron';
import type { Handlers, Reply } from '../../shared/contract/define.ts';
import { shell } from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/errors.ts';
import type { Picks } from './picks.ts';
import { isDevelopmentRuntime } from './places.ts';
import { say } from './words.ts';

export interface ShellContext {
  readonly window: BrowserWindow;
  readonly picks: Picks;
}

const handlers: Handlers<typeof shell, ShellContext> = {
  'shell.about': () => ({
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    chrome: process.versions.chrome ?? '',
    developmentRuntime: isDevelopmentRuntime,
  }),

  'shell.pickFolders': async ({ window, picks }, { purpose }) => {
    const chosen = await dialog.showOpenDialog(window, {
      title: say(purpose === 'import' ? 'shell.pick.import' : 'shell.pick.workspace'),
      properties:
        purpose === 'import' ? ['openDirectory', 'multiSelections'] : ['openDirectory', 'createDirectory'],
    });
    return chosen.canceled ? [] : picks.add(chosen.filePaths);
  },

  'shell.pickFile': async ({ window, picks }) => {
    const chosen = await dialog.showOpenDialog(window, {
      title: say('shell.pick.rubric'),
      filters: [{ name: say('shell.pick.rubricFiles'), extensions: ['json', 'xlsx'] }],
      properties: ['openFile'],
    });
    return chosen.canceled ? [] : picks.add(chosen.filePaths.slice(0, 1));
  },

  'shell.pickSave': async ({ window, picks }, { suggestedName }) => {
    const chosen = await dialog.showSaveDialog(window, {
      title: say('shell.pick.save'),
      // Only a name may be suggested: the page does not choose the folder.
      defaultPath: suggestedName.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 120),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    return chosen.canceled || !chosen.filePath ? [] : picks.add([chosen.filePath]);
  },

  'shell.reveal': ({ picks }, { token }) => {
    const path = picks.pathOf(token);
    if (path === null) throw new AppError('not-found');
    desktop.showItemInFolder(path);
    return {};
  },
};

type Name = keyof typeof shell;
type Handler = (context: ShellContext, input: unknown) => unknown;

function isName(name: string): name is Name {
  return Object.hasOwn(shell, name);
}

/** Answers one call to the shell; both its input and its answer are checked against the contract. */
export async function answer(context: ShellContext, name: string, input: unknown): Promise<Reply<unknown>> {
  if (!isName(name)) return { ok: false, error: { code: 'invalid' } };
  const entry = shell[name];
  const parsed = entry.input.safeParse(input);
  if (!parsed.success) return { ok: false, error: { code: 'invalid' } };
  try {
    return { ok: true, value: entry.output.parse(await (handlers[name] as Handler)(context, parsed.data)) };
  } catch (error) {
    return { ok: false, error: { code: error instanceof AppError ? error.code : 'internal' } };
  }
}

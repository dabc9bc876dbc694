/** The native menu: what the system expects of a window. The program's own commands live in the page. */
import { app, dialog, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { isDevelopmentRuntime } from './places.ts';
import { say } from './words.ts';

function about(): void {
  void dialog.showMessageBox({
    type: 'info',
    title: say('shell.title'),
    message: say('shell.title'),
    detail: say('shell.about.body', {
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chrome: process.versions.chrome ?? '',
      development: isDevelopmentRuntime ? say('shell.about.development') : '',
    }),
  });
}

function developerItems(): MenuItemConstructorOptions[] {
  if (app.isPackaged) return [];
  return [
    { type: 'separator' },
    { label: say('shell.menu.reload'), role: 'reload' },
    { label: say('shell.menu.developer'), role: 'toggleDevTools' },
  ];
}

/** @param logs folder that the help menu opens */
export function setMenu(logs: string): void {
  const template: MenuItemConstructorOptions[] = [
    {
      label: say('shell.menu.edit'),
      submenu: [
        { label: say('shell.menu.undo'), role: 'undo' },
        { label: say('shell.menu.redo'), role: 'redo' },
        { type: 'separator' },
        { label: say('shell.menu.cut'), role: 'cut' },
        { label: say('shell.menu.copy'), role: 'copy' },
        { label: say('shell.menu.paste'), role: 'paste' },
        { label: say('shell.menu.selectAll'), role: 'selectAll' },
      ],
    },
    {
      label: say('shell.menu.window'),
      submenu: [
        { label: say('shell.menu.zoomIn'), role: 'zoomIn' },
        { label: say('shell.menu.zoomOut'), role: 'zoomOut' },
        { label: say('shell.menu.actualSize'), role: 'resetZoom' },
        { label: say('shell.menu.fullScreen'), role: 'togglefullscreen' },
        { label: say('shell.menu.minimize'), role: 'minimize' },
        ...developerItems(),
        { type: 'separator' },
        { label: say('shell.menu.quit'), role: 'quit' },
      ],
    },
    {
      label: say('shell.menu.help'),
      submenu: [
        { label: say('shell.menu.logs'), click: () => void shell.openPath(logs) },
        { label: say('shell.menu.about'), click: about },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

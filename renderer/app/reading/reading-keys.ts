/** Keys of the reading panes: find, zoom, turn, split, back and forward. */
import { boundedZoom, stepZoom } from '../../viewer/zoom.ts';
import { fieldKeys, useKeymap } from '../keymap.ts';
import { type Found, leaveFind, openFind, selectedWords } from './find.ts';
import { activePane, goBack, goForward, setPane, toggleSplit, turnDocument, usePanes } from './panes.ts';

function zoomBy(up: boolean): void {
  const { active } = usePanes.getState();
  setPane(active, { zoom: boundedZoom(stepZoom(activePane().scale, up)) });
}

/** Back through the places one was at; then, as everywhere, to the screen before. */
function back(): void {
  if (!goBack()) window.history.back();
}

function turn(): void {
  const { documentId } = activePane();
  if (documentId !== null) turnDocument(documentId);
}

export function useReadingKeys(found: Found, toPageField: () => void): void {
  const next = (): void => found.step(1);
  const previous = (): void => found.step(-1);
  const larger = (): void => zoomBy(true);
  const smaller = (): void => zoomBy(false);
  useKeymap({
    'ctrl+f': () => openFind(selectedWords()),
    F3: next,
    'shift+F3': previous,
    'ctrl+g': toPageField,
    'ctrl+=': larger,
    'ctrl++': larger,
    'ctrl+shift++': larger,
    'ctrl+-': smaller,
    'ctrl+0': () => setPane(usePanes.getState().active, { zoom: 'fit-width' }),
    'ctrl+r': turn,
    'ctrl+\\': toggleSplit,
    'alt+ArrowLeft': back,
    'alt+ArrowRight': () => void goForward(),
  });
}

/** Keys of the field one types the words into. */
export function findFieldKeys(found: Found) {
  const next = (): void => found.step(1);
  const previous = (): void => found.step(-1);
  return fieldKeys({
    Enter: next,
    'shift+Enter': previous,
    F3: next,
    'shift+F3': previous,
    ArrowDown: next,
    ArrowUp: previous,
    Escape: leaveFind,
    'ctrl+f': () => openFind(''),
  });
}

/** Keys of a screen. Dead in text fields, in dialogs and while an input method composes, Esc excepted. */
import { type KeyboardEvent as FieldKeyEvent, useEffect, useRef } from 'react';
import { isComposingKey, isTyping } from './ime.ts';

/** `j`, `ctrl+z`, `alt+ArrowLeft`, `Escape`. */
export type Keymap = Readonly<Record<string, () => void>>;

type KeyNames = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

function nameOf(event: KeyNames): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const parts = [
    event.ctrlKey || event.metaKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey ? 'shift' : '',
    key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

/** A menu or panel that is open takes Esc for itself. */
function isOverlayOpen(): boolean {
  return (
    document.querySelector(
      '.ant-dropdown:not(.ant-dropdown-hidden), .ant-popover:not(.ant-popover-hidden)',
    ) !== null
  );
}

/** Keymaps of what is shown, the innermost last: it is asked first. */
const shown: { current: Keymap }[] = [];

function onKey(event: KeyboardEvent): void {
  if (isComposingKey(event) || event.defaultPrevented) return;
  const name = nameOf(event);
  const run = shown.findLast((keymap) => keymap.current[name] !== undefined)?.current[name];
  if (run === undefined || isTyping(event.target)) return;
  if (event.key === 'Escape' && isOverlayOpen()) return;
  if (event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null) return;
  event.preventDefault();
  run();
}

/** Listens while the screen is shown. */
export function useKeymap(keymap: Keymap): void {
  const current = useRef(keymap);
  current.current = keymap;
  useEffect(() => {
    if (shown.length === 0) window.addEventListener('keydown', onKey);
    shown.push(current);
    return () => {
      shown.splice(shown.indexOf(current), 1);
      if (shown.length === 0) window.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** Keys of a text field, where those of the screen are dead: for its `onKeyDown`. */
export function fieldKeys(keymap: Keymap): (event: FieldKeyEvent) => void {
  return (event) => {
    if (isComposingKey(event.nativeEvent)) return;
    const run = keymap[nameOf(event)];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
}

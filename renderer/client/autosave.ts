/** Saves text while it is typed: a debounce, a flush when the window goes, and no word of "saved" before it is. */
import { useCallback, useEffect, useRef } from 'react';
import { failureOf } from './call-error.ts';
import { saveBegins, saveEnds } from './saved.ts';

const DEBOUNCE_MS = 500;

export interface Autosave<T> {
  /** Takes the newest value; it is written half a second after the last change. */
  readonly push: (value: T) => void;
  /** Writes what waits, now. */
  readonly flush: () => Promise<void>;
  /** Forgets what waits. */
  readonly drop: () => void;
}

/** @param write sends the value; its rejection is shown in the status line and the value is kept on screen */
export function useAutosave<T>(write: (value: T) => Promise<unknown>): Autosave<T> {
  const waiting = useRef<{ value: T; timer: number } | null>(null);
  const writer = useRef(write);
  writer.current = write;

  const drop = useCallback(() => {
    if (waiting.current === null) return;
    window.clearTimeout(waiting.current.timer);
    waiting.current = null;
    saveEnds(null);
  }, []);

  const flush = useCallback(async () => {
    if (waiting.current === null) return;
    const { value, timer } = waiting.current;
    window.clearTimeout(timer);
    waiting.current = null;
    try {
      await writer.current(value);
      saveEnds(null);
    } catch (error) {
      saveEnds(failureOf(error));
    }
  }, []);

  const push = useCallback(
    (value: T) => {
      if (waiting.current === null) saveBegins();
      else window.clearTimeout(waiting.current.timer);
      waiting.current = { value, timer: window.setTimeout(() => void flush(), DEBOUNCE_MS) };
    },
    [flush],
  );

  useEffect(() => {
    const leave = (): void => void flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void flush();
    };
  }, [flush]);

  return { push, flush, drop };
}

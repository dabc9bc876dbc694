/** Text that has no command of its own yet: kept by the backend under a key, given back after a crash. */
import { useCallback, useEffect, useState } from 'react';
import { useAutosave } from './autosave.ts';
import { call } from './client.ts';

export interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** False until the stored draft was looked up: nothing may be typed over it before. */
  readonly isLoaded: boolean;
  /** Removes the draft, here and in the backend: the text was sent. */
  readonly clear: () => void;
}

/** A draft by key; `initial` stands where none was stored. */
export function useDraft(key: string, initial = ''): Draft {
  const [text, setLocal] = useState(initial);
  const [isLoaded, setLoaded] = useState(false);
  const { push, drop } = useAutosave((value: string) => call('drafts.save', { key, text: value }));

  useEffect(() => {
    let isCurrent = true;
    setLoaded(false);
    call('drafts.load', { prefix: key })
      .then((found) => {
        if (!isCurrent) return;
        setLocal(found.find((draft) => draft.key === key)?.text ?? initial);
        setLoaded(true);
      })
      .catch(() => {
        if (isCurrent) setLoaded(true);
      });
    return () => {
      isCurrent = false;
    };
  }, [key, initial]);

  const setText = useCallback(
    (value: string) => {
      setLocal(value);
      push(value);
    },
    [push],
  );

  const clear = useCallback(() => {
    drop();
    setLocal(initial);
    void call('drafts.save', { key, text: '' }).catch(() => undefined);
  }, [drop, key, initial]);

  return { text, setText, isLoaded, clear };
}

/** A draft that holds a form as JSON; what cannot be read any more is begun anew. */
export function useFormDraft<T extends object>(key: string, initial: T) {
  const draft = useDraft(key);
  const value: T = { ...initial, ...parse<T>(draft.text) };
  const set = (part: Partial<T>): void => draft.setText(JSON.stringify({ ...value, ...part }));
  return { value, set, isLoaded: draft.isLoaded, clear: draft.clear };
}

function parse<T>(text: string): Partial<T> {
  if (text === '') return {};
  try {
    return JSON.parse(text) as Partial<T>;
  } catch {
    return {};
  }
}

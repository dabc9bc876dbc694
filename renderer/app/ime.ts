/** The one guard for input methods: a key that belongs to a composition, or to a field, is never a command. */

interface KeyLike {
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly target: EventTarget | null;
}

/** True while an input method is composing; 229 also marks the Enter that ends a composition. */
export function isComposingKey(event: KeyLike): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** True when what is typed goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

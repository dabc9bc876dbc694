/** Which of the desk's two homes has the focus: the page or the score sheet. */
import { useEffect, useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';

function homeOf(element: Element | null): string {
  if (element?.closest('.desk-score')) return zh('desk.focus.sheet');
  if (element?.closest('.desk-reading')) return zh('desk.focus.page');
  return element?.closest('.desk-outline') ? zh('desk.focus.outline') : zh('desk.focus.none');
}

export function useFocusHome(): string {
  const [home, setHome] = useState(() => homeOf(null));
  useEffect(() => {
    const changed = (): void => setHome(homeOf(document.activeElement));
    document.addEventListener('focusin', changed);
    return () => document.removeEventListener('focusin', changed);
  }, []);
  return home;
}

/** Shows the recovery code, once. Nothing goes on until somebody says it is written down. */
import { useRef, useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { Button } from '../../kit/button.tsx';
import { CheckField } from '../../kit/choice.tsx';
import { useToast } from '../../kit/toast.tsx';

export function RecoveryCode({ code, onTaken }: { readonly code: string; readonly onTaken: () => void }) {
  const toast = useToast();
  const [isTaken, setTaken] = useState(false);
  const shown = useRef<HTMLOutputElement>(null);
  // The clipboard API needs a permission this window does not have; copying a selection needs none.
  const copy = (): void => {
    const selection = window.getSelection();
    if (shown.current) selection?.selectAllChildren(shown.current);
    if (document.execCommand('copy')) toast.done(zh('recovery.copied'));
    else toast.note(zh('recovery.copyFailed'));
    selection?.removeAllRanges();
  };
  return (
    <div className="start-form recovery">
      <h2>{zh('recovery.title')}</h2>
      <p>{zh('recovery.why')}</p>
      <output
        ref={shown}
        className="recovery-code"
        data-testid="recovery-code"
        aria-label={zh('recovery.title')}
      >
        {code}
      </output>
      <div className="recovery-actions">
        <Button small icon="copy" onClick={copy}>
          {zh('action.copy')}
        </Button>
        <Button small icon="print" onClick={() => window.print()}>
          {zh('action.print')}
        </Button>
      </div>
      <CheckField checked={isTaken} onChange={setTaken}>
        {zh('recovery.taken')}
      </CheckField>
      <div className="start-actions">
        <span className="spacer" />
        <Button
          kind="primary"
          disabled={!isTaken}
          why={isTaken ? undefined : zh('recovery.takenFirst')}
          onClick={onTaken}
        >
          {zh('recovery.enter')}
        </Button>
      </div>
    </div>
  );
}

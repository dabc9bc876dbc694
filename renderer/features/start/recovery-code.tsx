/** Shows the recovery code, once. Nothing goes on until somebody says it is written down. */
import { useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { Button } from '../../kit/button.tsx';
import { CheckField } from '../../kit/choice.tsx';
import { useToast } from '../../kit/toast.tsx';

export function RecoveryCode({ code, onTaken }: { readonly code: string; readonly onTaken: () => void }) {
  const toast = useToast();
  const [isTaken, setTaken] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      toast.done(zh('recovery.copied'));
    } catch {
      toast.note(zh('recovery.copyFailed'));
    }
  };
  return (
    <div className="start-form recovery">
      <h2>{zh('recovery.title')}</h2>
      <p>{zh('recovery.why')}</p>
      <output className="recovery-code" data-testid="recovery-code" aria-label={zh('recovery.title')}>
        {code}
      </output>
      <div className="recovery-actions">
        <Button small icon="copy" onClick={() => void copy()}>
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
        <Button kind="primary" disabled={!isTaken} why={isTaken ? undefined : zh('recovery.takenFirst')} onClick={onTaken}>
          {zh('recovery.enter')}
        </Button>
      </div>
    </div>
  );
}

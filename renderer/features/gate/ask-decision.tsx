/** Same unit: the case stays shut until another user of the office decides. Here the reviewer asks and waits. */
import type { Gate } from '../../../shared/contract/recusal.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { useDraft } from '../../client/drafts.ts';
import { useCommand, useReplace } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { AreaField } from '../../kit/field.tsx';
import { useToast } from '../../kit/toast.tsx';
import { dayAndTime } from '../../words/instant.ts';

export function AskDecision({ gate, onBack }: { readonly gate: Gate; readonly onBack: () => void }) {
  const toast = useToast();
  const replace = useReplace();
  const { caseId } = gate;
  const note = useDraft(`recusal.ask:${caseId}`);
  const ask = useCommand('recusal.askDecision', (changed) => {
    note.clear();
    replace('recusal.gate', { caseId }, changed);
    toast.done(zh('gate.asked'));
  });
  if (gate.request !== null) {
    return (
      <section className="card verdict tone-flaw" role="status" aria-label={zh('gate.awaiting')}>
        <div>
          <b>{zh('gate.asked')}</b>
          <p>{zh('gate.askedAt', { at: dayAndTime(gate.request.at) })}</p>
          {gate.request.note === '' ? null : <p className="muted">{gate.request.note}</p>}
        </div>
        <div className="verdict-actions">
          <Button onClick={onBack}>{zh('gate.back')}</Button>
        </div>
      </section>
    );
  }
  return (
    <section className="card verdict tone-flaw" aria-label={zh('gate.awaiting')}>
      <div>
        <b>{zh('gate.awaiting')}</b>
        <p>{zh('gate.awaiting.text')}</p>
      </div>
      <AreaField
        label={zh('gate.note')}
        hint={zh('gate.note.hint')}
        rows={2}
        value={note.text}
        disabled={!note.isLoaded}
        maxLength={500}
        onChange={note.setText}
      />
      {ask.error ? <ErrorLine failure={failureOf(ask.error)} /> : null}
      <div className="verdict-actions">
        <Button onClick={onBack}>{zh('gate.back')}</Button>
        <Button kind="primary" isBusy={ask.isPending} onClick={() => ask.mutate({ caseId, note: note.text })}>
          {zh('gate.askOffice')}
        </Button>
      </div>
    </section>
  );
}

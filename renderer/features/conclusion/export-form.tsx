/** Writes the review form as .docx to a place the user picks. */
import { useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { call } from '../../client/client.ts';
import { send } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { useToast } from '../../kit/toast.tsx';

export function ExportForm({
  caseId,
  caseName,
  isSealed,
}: {
  readonly caseId: string;
  readonly caseName: string;
  readonly isSealed: boolean;
}) {
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const [target] = await call('shell.pickSave', {
        suggestedName: zh('conclusion.export.file', { name: caseName }),
      });
      if (!target) return;
      const made = await send('reports.reviewForm', { caseId, target: target.token });
      toast.done(zh('conclusion.exported', { name: made.name }), {
        label: zh('action.reveal'),
        run: () => void call('shell.reveal', { token: target.token }).catch(toast.failed),
      });
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card side-card" aria-label={zh('conclusion.export')}>
      <p className="muted">{isSealed ? zh('conclusion.export.text') : zh('conclusion.export.draft')}</p>
      <div className="form-actions">
        <Button icon="export" isBusy={isBusy} onClick={() => void run()}>
          {zh('conclusion.export')}
        </Button>
      </div>
    </section>
  );
}

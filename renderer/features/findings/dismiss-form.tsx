/** Why a finding does not hold: one of three stock reasons, or one's own; kept while it is typed. */
import { zh } from '../../../shared/i18n/translate.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button } from '../../kit/button.tsx';
import { AreaField } from '../../kit/field.tsx';

const STOCK = ['finding.stock.misread', 'finding.stock.explained', 'finding.stock.notApplicable'] as const;
const SHORTEST = 2;

export interface DismissFormProps {
  readonly findingId: string;
  readonly isBusy: boolean;
  readonly onDismiss: (reason: string) => void;
  readonly onCancel: () => void;
}

export function DismissForm({ findingId, isBusy, onDismiss, onCancel }: DismissFormProps) {
  const reason = useDraft(`finding.dismiss:${findingId}`);
  const isReady = reason.text.trim().length >= SHORTEST;
  return (
    <form
      className="dismiss-form"
      aria-label={zh('finding.dismiss')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        onDismiss(reason.text.trim());
        reason.clear();
      }}
    >
      <div className="stock-reasons">
        {STOCK.map((key) => (
          <Button key={key} small pressed={reason.text === zh(key)} onClick={() => reason.setText(zh(key))}>
            {zh(key)}
          </Button>
        ))}
      </div>
      <AreaField
        label={zh('finding.dismiss.reason')}
        hideLabel
        placeholder={zh('finding.dismiss.reason')}
        rows={2}
        maxRows={4}
        value={reason.text}
        disabled={!reason.isLoaded}
        maxLength={500}
        onChange={reason.setText}
      />
      <div className="form-actions">
        <Button small onClick={onCancel}>
          {zh('action.cancel')}
        </Button>
        <Button
          small
          kind="primary"
          submit
          disabled={!isReady}
          why={isReady ? undefined : zh('finding.dismiss.needed')}
          isBusy={isBusy}
        >
          {zh('finding.dismiss.submit')}
        </Button>
      </div>
    </form>
  );
}

/** Same-unit hits waiting for the office: lift or recuse, with a reason. Nobody decides about oneself. */
import { useState } from 'react';
import type { CaseSummary } from '../../../shared/contract/cases.ts';
import type { Out } from '../../../shared/contract/index.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { useDraft } from '../../client/drafts.ts';
import { useCall, useCommand } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { RadioField } from '../../kit/choice.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { AreaField } from '../../kit/field.tsx';
import { useToast } from '../../kit/toast.tsx';
import { dayAndTime } from '../../words/instant.ts';

type Pending = Out<'recusal.pending'>[number];

export function PendingDecisions({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const pending = useCall('recusal.pending', {});
  const [open, setOpen] = useState<Pending | null>(null);
  const ids = new Set(cases.map((summary) => summary.id));
  const list = (pending.data ?? []).filter((entry) => ids.has(entry.caseId));
  if (list.length === 0) return null;
  return (
    <section className="card pending" aria-label={zh('pending.title')}>
      <h2>{zh('pending.title')}</h2>
      <ul>
        {list.map((entry) => (
          <li key={`${entry.caseId}:${entry.reviewerId}`} className="pending-line">
            <span>
              <b>{entry.reviewer}</b>
              <span className="muted">
                {zh('pending.of', { unit: entry.reviewerUnit, title: entry.caseTitle })}
              </span>
              <small className="muted">
                {zh('pending.hits', { count: entry.hits.length, at: dayAndTime(entry.askedAt) })}
              </small>
            </span>
            <Button
              small
              label={zh('pending.decideOn', { name: entry.reviewer })}
              onClick={() => setOpen(entry)}
            >
              {zh('pending.decide')}
            </Button>
          </li>
        ))}
      </ul>
      {open === null ? null : <Decide entry={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

const SHORTEST_REASON = 4;

function Decide({ entry, onClose }: { readonly entry: Pending; readonly onClose: () => void }) {
  const toast = useToast();
  const { caseId, reviewerId } = entry;
  const [decision, setDecision] = useState<'lift' | 'recuse' | null>(null);
  const reason = useDraft(`recusal.decide:${caseId}:${reviewerId}`);
  const decide = useCommand('recusal.decide', () => {
    reason.clear();
    toast.done(zh('pending.decided'));
    onClose();
  });
  const isReady = decision !== null && reason.text.trim().length >= SHORTEST_REASON;
  const why = isReady ? undefined : zh('pending.needs');
  const submit = (): void => {
    if (decision !== null) decide.mutate({ caseId, reviewerId, decision, reason: reason.text });
  };
  const footer = (
    <>
      <Button onClick={onClose}>{zh('action.cancel')}</Button>
      <Button kind="primary" disabled={!isReady} why={why} isBusy={decide.isPending} onClick={submit}>
        {zh('pending.submit')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen title={zh('pending.decideOn', { name: entry.reviewer })} onClose={onClose} footer={footer}>
      <div className="form-stack">
        <Hits entry={entry} />
        {entry.note === '' ? null : (
          <blockquote className="muted">{zh('pending.note', { note: entry.note })}</blockquote>
        )}
        <RadioField
          label={zh('pending.decision')}
          value={decision}
          onChange={setDecision}
          choices={[
            { value: 'lift', label: zh('gate.decision.lift'), hint: zh('pending.lift.hint') },
            { value: 'recuse', label: zh('gate.decision.recuse'), hint: zh('pending.recuse.hint') },
          ]}
        />
        <AreaField
          label={zh('form.reason')}
          hint={zh('form.reason.atLeast', { count: SHORTEST_REASON })}
          value={reason.text}
          disabled={!reason.isLoaded}
          maxLength={500}
          onChange={reason.setText}
        />
        {decide.error ? <ErrorLine failure={failureOf(decide.error)} /> : null}
      </div>
    </Dialog>
  );
}

function Hits({ entry }: { readonly entry: Pending }) {
  return (
    <>
      <p>{zh('pending.of', { unit: entry.reviewerUnit, title: entry.caseTitle })}</p>
      <ul className="plain-list">
        {entry.hits.map(({ id, person, value, rule }) => (
          <li key={id}>{zh('pending.hit', { person: person === value ? '' : person, value, rule })}</li>
        ))}
      </ul>
    </>
  );
}

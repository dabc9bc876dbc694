/** Signing with the password; the second signature under a 错案; taking a signature back before the seal. */
import { type FormEvent, useState } from 'react';
import type { ConclusionView } from '../../../shared/contract/conclusions.ts';
import type { Session } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf, failureText } from '../../client/call-error.ts';
import { useDraft } from '../../client/drafts.ts';
import { useCommand, useReplace } from '../../client/queries.ts';
import { useSaved } from '../../client/saved.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { AreaField, PasswordField } from '../../kit/field.tsx';
import { useToast } from '../../kit/toast.tsx';

export function SignPanel({ view, session }: { readonly view: ConclusionView; readonly session: Session }) {
  const own = view.signatures.find((signature) => signature.kind === 'reviewer');
  if (view.state === 'sealed') return null;
  if (view.state !== 'signed') return <Sign view={view} command="conclusions.sign" />;
  if (own?.userId === session.user.id) return <Waiting view={view} />;
  return <Sign view={view} command="conclusions.countersign" />;
}

function Sign({
  view,
  command,
}: {
  readonly view: ConclusionView;
  readonly command: 'conclusions.sign' | 'conclusions.countersign';
}) {
  const toast = useToast();
  const replace = useReplace();
  const { caseId } = view;
  const [password, setPassword] = useState('');
  const isWriting = useSaved((state) => state.pending > 0);
  const sign = useCommand(command, (signed) => {
    setPassword('');
    replace('conclusions.get', { caseId }, signed);
    toast.done(signed.state === 'sealed' ? zh('conclusion.done.sealed') : zh('conclusion.done.signed'));
  });
  const blocking = view.unfinished.filter((entry) => entry.blocks).length;
  const isSecond = command === 'conclusions.countersign';
  const isReady = password !== '' && blocking === 0 && !isWriting;
  const why =
    blocking > 0
      ? zh('conclusion.sign.blocked', { count: blocking })
      : password === ''
        ? zh('gate.declare.passwordNeeded')
        : undefined;
  const failure = sign.error ? failureOf(sign.error) : null;
  const isAboutPassword = failure?.code === 'wrong-password';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) sign.mutate({ caseId, password }, { onError: () => setPassword('') });
  };
  return (
    <form
      className="card side-card"
      onSubmit={submit}
      aria-label={isSecond ? zh('conclusion.second') : zh('conclusion.sign')}
    >
      <h2>{isSecond ? zh('conclusion.second') : zh('conclusion.sign')}</h2>
      <p className="muted">{isSecond ? zh('conclusion.second.text') : zh('conclusion.sign.text')}</p>
      <PasswordField
        label={zh('sign.password')}
        value={password}
        error={isAboutPassword ? failureText(failure) : null}
        onChange={setPassword}
      />
      {failure && !isAboutPassword ? <ErrorLine failure={failure} /> : null}
      <div className="form-actions">
        <Button kind="primary" submit disabled={!isReady} why={why} isBusy={sign.isPending}>
          {isSecond ? zh('conclusion.second.submit') : zh('conclusion.sign.submit')}
        </Button>
      </div>
    </form>
  );
}

const SHORTEST = 4;

function Waiting({ view }: { readonly view: ConclusionView }) {
  const replace = useReplace();
  const { caseId } = view;
  const [isAsking, setAsking] = useState(false);
  const reason = useDraft(`conclusion.withdraw:${caseId}`);
  const withdraw = useCommand('conclusions.withdraw', (changed) => {
    reason.clear();
    setAsking(false);
    replace('conclusions.get', { caseId }, changed);
  });
  return (
    <section className="card side-card" aria-label={zh('conclusion.second')}>
      <p className="muted">{zh('conclusion.waiting.other')}</p>
      <div className="form-actions">
        <Button onClick={() => setAsking(true)}>{zh('conclusion.withdraw')}</Button>
      </div>
      <Dialog
        isOpen={isAsking}
        title={zh('conclusion.withdraw')}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{zh('action.cancel')}</Button>
            <Button
              kind="danger"
              disabled={reason.text.trim().length < SHORTEST}
              isBusy={withdraw.isPending}
              onClick={() => withdraw.mutate({ caseId, reason: reason.text })}
            >
              {zh('conclusion.withdraw.submit')}
            </Button>
          </>
        }
      >
        <AreaField
          label={zh('form.reason')}
          hint={zh('form.reason.atLeast', { count: SHORTEST })}
          value={reason.text}
          disabled={!reason.isLoaded}
          maxLength={500}
          onChange={reason.setText}
        />
        {withdraw.error ? <ErrorLine failure={failureOf(withdraw.error)} /> : null}
      </Dialog>
    </section>
  );
}

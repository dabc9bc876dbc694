/** A new password by the recovery code. The old code is void afterwards and a new one is shown. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { useCommand } from '../../client/queries.ts';
import { noteSignedIn } from '../../client/session.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { PasswordField, TextField } from '../../kit/field.tsx';
import { passwordFault } from './password-fault.ts';
import { UserChoice } from './sign-in.tsx';

export function Recover(props: {
  readonly status: WorkspaceStatus;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}) {
  const { status } = props;
  const client = useQueryClient();
  const [userId, setUserId] = useState(status.users[0]?.id ?? '');
  const [form, setForm] = useState({ code: '', password: '', again: '' });
  const [isTried, setTried] = useState(false);
  const recover = useCommand('session.recover', ({ recoveryCode, session }) => {
    props.onCode(recoveryCode);
    noteSignedIn(client, status, session);
  });
  const fault = passwordFault(form.password, form.again);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fault === null && form.code.trim() !== '')
      recover.mutate({ userId, recoveryCode: form.code.trim(), newPassword: form.password });
  };
  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{zh('recovery.use')}</h2>
      <p className="muted">{zh('recovery.use.hint')}</p>
      <UserChoice status={status} userId={userId} onChange={setUserId} />
      <TextField
        label={zh('recovery.code')}
        value={form.code}
        error={isTried && form.code.trim() === '' ? zh('form.required') : null}
        onChange={(code) => setForm({ ...form, code })}
      />
      <div className="two-columns">
        <PasswordField
          label={zh('password.new')}
          value={form.password}
          error={isTried ? fault : null}
          onChange={(password) => setForm({ ...form, password })}
        />
        <PasswordField
          label={zh('password.again')}
          value={form.again}
          onChange={(again) => setForm({ ...form, again })}
        />
      </div>
      {recover.error ? <ErrorLine failure={failureOf(recover.error)} /> : null}
      <div className="start-actions">
        <Button onClick={props.onBack}>{zh('action.back')}</Button>
        <span className="spacer" />
        <Button kind="primary" submit isBusy={recover.isPending}>
          {zh('recovery.submit')}
        </Button>
      </div>
    </form>
  );
}

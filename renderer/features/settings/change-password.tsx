/** Changes one's own password. */
import { useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf, failureText } from '../../client/call-error.ts';
import { useCommand } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { PasswordField } from '../../kit/field.tsx';
import { useToast } from '../../kit/toast.tsx';

const EMPTY = { password: '', next: '', again: '' };
const SHORTEST = 8;

export function ChangePassword({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const [form, setForm] = useState(EMPTY);
  const close = (): void => {
    setForm(EMPTY);
    change.reset();
    onClose();
  };
  const change = useCommand('session.changePassword', () => {
    toast.done(zh('password.changed'));
    close();
  });
  const failure = change.error ? failureOf(change.error) : null;
  const isAboutPassword = failure?.code === 'wrong-password';
  const isReady = form.password !== '' && form.next.length >= SHORTEST && form.next === form.again;
  const footer = (
    <>
      <Button onClick={close}>{zh('action.cancel')}</Button>
      <Button
        kind="primary"
        disabled={!isReady}
        isBusy={change.isPending}
        onClick={() => change.mutate({ password: form.password, newPassword: form.next })}
      >
        {zh('password.submit')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen={isOpen} title={zh('frame.password')} width={420} onClose={close} footer={footer}>
      <div className="form-stack">
        <PasswordField
          label={zh('password.present')}
          value={form.password}
          autoFocus
          error={isAboutPassword ? failureText(failure) : null}
          onChange={(password) => setForm({ ...form, password })}
        />
        <NewPassword form={form} onChange={setForm} />
        {failure && !isAboutPassword ? <ErrorLine failure={failure} /> : null}
      </div>
    </Dialog>
  );
}

type Form = typeof EMPTY;

function NewPassword({ form, onChange }: { readonly form: Form; readonly onChange: (form: Form) => void }) {
  const isShort = form.next !== '' && form.next.length < SHORTEST;
  const differs = form.again !== '' && form.again !== form.next;
  return (
    <>
      <PasswordField
        label={zh('password.new')}
        hint={zh('start.password.hint')}
        value={form.next}
        error={isShort ? zh('password.short', { length: SHORTEST }) : null}
        onChange={(next) => onChange({ ...form, next })}
      />
      <PasswordField
        label={zh('password.again')}
        value={form.again}
        error={differs ? zh('password.differs') : null}
        onChange={(again) => onChange({ ...form, again })}
      />
    </>
  );
}

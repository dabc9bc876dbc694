/** A new person: name, roles, first password, and the profile that the recusal check needs. */
import { useState } from 'react';
import type { UserRole } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { useCommand } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { CheckField } from '../../kit/choice.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { PasswordField, TextField } from '../../kit/field.tsx';
import { useToast } from '../../kit/toast.tsx';
import { EMPTY_PROFILE, ProfileFields, readProfile } from './profile-form.tsx';

const ROLES: readonly UserRole[] = ['reviewer', 'office'];
const EMPTY = { name: '', password: '', roles: ['reviewer'] as readonly UserRole[], profile: EMPTY_PROFILE };
const SHORTEST = 8;

export function CreateUser({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const toast = useToast();
  const [form, setForm] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const create = useCommand('users.create', (user) => {
    toast.done(zh('people.done', { name: user.name }));
    setForm(EMPTY);
    setTried(false);
    onClose();
  });
  const toggle = (role: UserRole, isOn: boolean): void =>
    setForm({ ...form, roles: isOn ? [...form.roles, role] : form.roles.filter((other) => other !== role) });
  const isReady = form.name.trim() !== '' && form.password.length >= SHORTEST && form.roles.length > 0;
  const submit = (): void => {
    setTried(true);
    if (isReady)
      create.mutate({
        name: form.name,
        password: form.password,
        roles: [...form.roles],
        profile: readProfile(form.profile),
      });
  };
  return (
    <Dialog
      isOpen={isOpen}
      title={zh('people.create')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{zh('action.cancel')}</Button>
          <Button kind="primary" isBusy={create.isPending} onClick={submit}>
            {zh('people.submit')}
          </Button>
        </>
      }
    >
      <div className="form-stack">
        <div className="two-columns">
          <TextField
            label={zh('people.name')}
            value={form.name}
            autoFocus
            maxLength={60}
            error={isTried && form.name.trim() === '' ? zh('form.required') : null}
            onChange={(name) => setForm({ ...form, name })}
          />
          <PasswordField
            label={zh('people.firstPassword')}
            hint={zh('start.password.hint')}
            value={form.password}
            error={
              isTried && form.password.length < SHORTEST ? zh('password.short', { length: SHORTEST }) : null
            }
            onChange={(password) => setForm({ ...form, password })}
          />
        </div>
        <fieldset className="role-set">
          <legend className="field-label">{zh('people.roles')}</legend>
          {ROLES.map((role) => (
            <CheckField
              key={role}
              checked={form.roles.includes(role)}
              onChange={(isOn) => toggle(role, isOn)}
            >
              {zh(`user.role.${role}`)}
            </CheckField>
          ))}
          {isTried && form.roles.length === 0 ? (
            <p className="field-error">{zh('people.roleNeeded')}</p>
          ) : null}
        </fieldset>
        <ProfileFields value={form.profile} onChange={(profile) => setForm({ ...form, profile })} />
        {create.error ? <ErrorLine failure={failureOf(create.error)} /> : null}
      </div>
    </Dialog>
  );
}

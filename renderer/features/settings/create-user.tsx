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

type Form = typeof EMPTY;

function faultsOf(form: Form) {
  return {
    name: form.name.trim() === '' ? zh('form.required') : null,
    password: form.password.length < SHORTEST ? zh('password.short', { length: SHORTEST }) : null,
    roles: form.roles.length === 0 ? zh('people.roleNeeded') : null,
  };
}

type Faults = ReturnType<typeof faultsOf>;

export function CreateUser({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const toast = useToast();
  const [form, setForm] = useState<Form>(EMPTY);
  const [isTried, setTried] = useState(false);
  const create = useCommand('users.create', (user) => {
    toast.done(zh('people.done', { name: user.name }));
    setForm(EMPTY);
    setTried(false);
    onClose();
  });
  const faults = faultsOf(form);
  const submit = (): void => {
    setTried(true);
    if (Object.values(faults).some((fault) => fault !== null)) return;
    const { name, password, roles, profile } = form;
    create.mutate({ name, password, roles: [...roles], profile: readProfile(profile) });
  };
  const footer = (
    <>
      <Button onClick={onClose}>{zh('action.cancel')}</Button>
      <Button kind="primary" isBusy={create.isPending} onClick={submit}>
        {zh('people.submit')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen={isOpen} title={zh('people.create')} onClose={onClose} footer={footer}>
      <div className="form-stack">
        <Person form={form} faults={isTried ? faults : null} onChange={setForm} />
        <ProfileFields value={form.profile} onChange={(profile) => setForm({ ...form, profile })} />
        {create.error ? <ErrorLine failure={failureOf(create.error)} /> : null}
      </div>
    </Dialog>
  );
}

interface PersonProps {
  readonly form: Form;
  readonly faults: Faults | null;
  readonly onChange: (form: Form) => void;
}

function Person({ form, faults, onChange }: PersonProps) {
  const toggle = (role: UserRole, isOn: boolean): void => {
    const others = form.roles.filter((other) => other !== role);
    onChange({ ...form, roles: isOn ? [...others, role] : others });
  };
  return (
    <>
      <div className="two-columns">
        <TextField
          label={zh('people.name')}
          value={form.name}
          autoFocus
          maxLength={60}
          error={faults?.name}
          onChange={(name) => onChange({ ...form, name })}
        />
        <PasswordField
          label={zh('people.firstPassword')}
          hint={zh('start.password.hint')}
          value={form.password}
          error={faults?.password}
          onChange={(password) => onChange({ ...form, password })}
        />
      </div>
      <fieldset className="role-set">
        <legend className="field-label">{zh('people.roles')}</legend>
        {ROLES.map((role) => (
          <CheckField key={role} checked={form.roles.includes(role)} onChange={(isOn) => toggle(role, isOn)}>
            {zh(`user.role.${role}`)}
          </CheckField>
        ))}
        {faults?.roles ? <p className="field-error">{faults.roles}</p> : null}
      </fieldset>
    </>
  );
}

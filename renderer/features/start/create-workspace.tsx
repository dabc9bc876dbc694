/** One form makes the workspace and its first user; the recovery code follows. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Pick } from '../../../shared/contract/shell.ts';
import type { WorkspaceStatus } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { call } from '../../client/client.ts';
import { useCommand } from '../../client/queries.ts';
import { noteSignedIn } from '../../client/session.ts';
import { Button } from '../../kit/button.tsx';
import { CheckField } from '../../kit/choice.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { PasswordField, TextField } from '../../kit/field.tsx';
import { passwordFault } from './password-fault.ts';

const EMPTY = { name: '', userName: '', unit: '', password: '', again: '', holdsClassified: false };

type Form = typeof EMPTY;

export function CreateWorkspace(props: {
  readonly status: WorkspaceStatus;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}) {
  const { status, onCode, onBack } = props;
  const client = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const [folder, setFolder] = useState<Pick | null>(null);
  const [isTried, setTried] = useState(false);
  const create = useCommand('workspace.create', ({ recoveryCode, session }) => {
    onCode(recoveryCode);
    noteSignedIn(client, status, session);
  });
  const set = (part: Partial<Form>): void => setForm((old) => ({ ...old, ...part }));
  const fault = passwordFault(form.password, form.again);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (form.name.trim() === '' || form.userName.trim() === '' || fault !== null) return;
    const { again: _, ...input } = form;
    create.mutate({ ...input, folder: folder?.token ?? null });
  };
  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{zh('start.create')}</h2>
      <Who form={form} set={set} isTried={isTried} />
      <Place folder={folder} onPick={setFolder} />
      <CheckField checked={form.holdsClassified} onChange={(holdsClassified) => set({ holdsClassified })}>
        {zh('start.holdsClassified')}
      </CheckField>
      <p className="field-hint">{zh('start.holdsClassified.hint')}</p>
      {create.error ? <ErrorLine failure={failureOf(create.error)} /> : null}
      <div className="start-actions">
        <Button onClick={onBack}>{zh('action.back')}</Button>
        <span className="spacer" />
        <Button kind="primary" submit isBusy={create.isPending}>
          {zh('start.create.submit')}
        </Button>
      </div>
    </form>
  );
}

interface WhoProps {
  readonly form: Form;
  readonly set: (part: Partial<Form>) => void;
  readonly isTried: boolean;
}

function Who({ form, set, isTried }: WhoProps) {
  const missing = (value: string): string | null =>
    isTried && value.trim() === '' ? zh('form.required') : null;
  const fault = isTried ? passwordFault(form.password, form.again) : null;
  return (
    <>
      <TextField
        label={zh('start.workspaceName')}
        placeholder={zh('start.workspaceName.example')}
        value={form.name}
        error={missing(form.name)}
        maxLength={60}
        autoFocus
        onChange={(name) => set({ name })}
      />
      <div className="two-columns">
        <TextField
          label={zh('start.userName')}
          value={form.userName}
          error={missing(form.userName)}
          maxLength={60}
          onChange={(userName) => set({ userName })}
        />
        <TextField
          label={zh('start.unit')}
          hint={zh('start.unit.hint')}
          value={form.unit}
          maxLength={80}
          onChange={(unit) => set({ unit })}
        />
      </div>
      <div className="two-columns">
        <PasswordField
          label={zh('start.password')}
          hint={zh('start.password.hint')}
          value={form.password}
          error={fault}
          onChange={(password) => set({ password })}
        />
        <PasswordField
          label={zh('start.passwordAgain')}
          value={form.again}
          onChange={(again) => set({ again })}
        />
      </div>
    </>
  );
}

function Place({
  folder,
  onPick,
}: {
  readonly folder: Pick | null;
  readonly onPick: (folder: Pick) => void;
}) {
  const pick = async (): Promise<void> => {
    const [picked] = await call('shell.pickFolders', { purpose: 'workspace' });
    if (picked) onPick(picked);
  };
  return (
    <div className="start-folder">
      <span className="muted">
        {zh('start.folder', { name: folder?.name ?? zh('start.folder.default') })}
      </span>
      <Button small icon="folder" onClick={() => void pick()}>
        {zh('start.folder.choose')}
      </Button>
    </div>
  );
}

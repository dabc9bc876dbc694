/** Who, and the password. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf, failureText } from '../../client/call-error.ts';
import { useCommand } from '../../client/queries.ts';
import { noteSignedIn } from '../../client/session.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { RadioField } from '../../kit/choice.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { PasswordField, SelectField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';
import { ChooseWorkspace } from './choose-workspace.tsx';

/** Up to this many names stand as a list; more become a drop-down. */
const LISTED = 6;

export function UserChoice(props: {
  readonly status: WorkspaceStatus;
  readonly userId: string;
  readonly onChange: (userId: string) => void;
}) {
  const { users } = props.status;
  const choices = users.map((user) => ({ value: user.id, label: user.name }));
  if (users.length > LISTED)
    return (
      <SelectField label={zh('start.who')} value={props.userId} options={choices} onChange={props.onChange} />
    );
  return (
    <div className="field">
      <span className="field-label">{zh('start.who')}</span>
      <RadioField
        label={zh('start.who')}
        value={props.userId}
        choices={choices}
        onChange={props.onChange}
        inline
      />
    </div>
  );
}

export function SignIn(props: {
  readonly status: WorkspaceStatus;
  readonly onRecover: () => void;
  readonly onCreate: () => void;
}) {
  const { status } = props;
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const userId = chosen ?? status.users[0]?.id ?? '';
  const signIn = useCommand('session.signIn', (session) => {
    noteSignedIn(client, status, session);
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') signIn.mutate({ userId, password }, { onError: () => setPassword('') });
  };
  const failure = signIn.error ? failureOf(signIn.error) : null;
  const isAboutPassword = failure?.code === 'wrong-password';
  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{status.name ?? zh('start.workspace')}</h2>
      {status.lastEnd === 'unclean-checked' ? (
        <p className="note-line tone-ok">
          <Icon name="check" />
          {zh('start.unclean')}
        </p>
      ) : null}
      <UserChoice
        status={status}
        userId={userId}
        onChange={(id) => {
          setChosen(id);
          signIn.reset();
        }}
      />
      <PasswordField
        key={userId}
        label={zh('start.password')}
        value={password}
        autoFocus
        error={isAboutPassword ? failureText(failure) : null}
        onChange={setPassword}
      />
      {failure && !isAboutPassword ? <ErrorLine failure={failure} /> : null}
      <div className="start-actions">
        <LinkButton onClick={props.onRecover}>{zh('start.forgot')}</LinkButton>
        <span className="spacer" />
        <Button kind="primary" submit isBusy={signIn.isPending} disabled={password === ''}>
          {zh('start.signIn')}
        </Button>
      </div>
      <div className="start-other">
        <ChooseWorkspace />
        <Button onClick={props.onCreate}>{zh('start.createOther')}</Button>
      </div>
    </form>
  );
}

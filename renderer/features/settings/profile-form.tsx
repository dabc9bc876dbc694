/** What the recusal check compares: unit, former units, certificate numbers, identity number. */
import { useState } from 'react';
import type { Profile, Session } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { useCall, useCommand } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { AreaField, TextField } from '../../kit/field.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useToast } from '../../kit/toast.tsx';

/** The profile as it is typed: lists one a line. */
export interface ProfileText {
  readonly unit: string;
  readonly formerUnits: string;
  readonly certNos: string;
  readonly idNo: string;
}

const lines = (text: string): string[] =>
  text
    .split(/[\n、，,;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const EMPTY_PROFILE: ProfileText = { unit: '', formerUnits: '', certNos: '', idNo: '' };

export function profileText(profile: Profile): ProfileText {
  return {
    unit: profile.unit,
    formerUnits: profile.formerUnits.join('\n'),
    certNos: profile.certNos.join('\n'),
    idNo: profile.idNo,
  };
}

export function readProfile(text: ProfileText): Profile {
  return {
    unit: text.unit.trim(),
    formerUnits: lines(text.formerUnits),
    certNos: lines(text.certNos),
    idNo: text.idNo.trim(),
  };
}

/** The four fields, wherever a profile is edited. */
export function ProfileFields({
  value,
  onChange,
}: {
  readonly value: ProfileText;
  readonly onChange: (value: ProfileText) => void;
}) {
  return (
    <>
      <TextField
        label={zh('profile.unit')}
        hint={zh('profile.unit.hint')}
        value={value.unit}
        maxLength={80}
        onChange={(unit) => onChange({ ...value, unit })}
      />
      <AreaField
        label={zh('profile.formerUnits')}
        hint={zh('profile.perLine')}
        rows={2}
        value={value.formerUnits}
        onChange={(formerUnits) => onChange({ ...value, formerUnits })}
      />
      <AreaField
        label={zh('profile.certNos')}
        hint={zh('profile.certNos.hint')}
        rows={2}
        value={value.certNos}
        onChange={(certNos) => onChange({ ...value, certNos })}
      />
      <TextField
        label={zh('profile.idNo')}
        hint={zh('profile.idNo.hint')}
        value={value.idNo}
        maxLength={18}
        onChange={(idNo) => onChange({ ...value, idNo })}
      />
    </>
  );
}

/** A profile that is saved with a button: half a certificate number must not be compared. */
export function ProfileEditor({
  userId,
  profile,
  onSaved,
}: {
  readonly userId: string;
  readonly profile: Profile;
  readonly onSaved?: () => void;
}) {
  const toast = useToast();
  const [value, setValue] = useState(() => profileText(profile));
  const update = useCommand('users.updateProfile', () => {
    toast.done(zh('profile.saved'));
    onSaved?.();
  });
  return (
    <form
      className="form-stack"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ userId, profile: readProfile(value) });
      }}
    >
      <ProfileFields value={value} onChange={setValue} />
      {update.error ? <ErrorLine failure={failureOf(update.error)} /> : null}
      <div className="form-actions">
        <Button kind="primary" submit isBusy={update.isPending}>
          {zh('profile.save')}
        </Button>
      </div>
    </form>
  );
}

export function OwnProfile({ session }: { readonly session: Session }) {
  const userId = session.user.id;
  const profile = useCall('users.profile', { userId });
  return (
    <section aria-label={zh('settings.profile')}>
      <header className="page-head">
        <div>
          <h1>{zh('settings.profile')}</h1>
          <p className="muted">{zh('profile.why')}</p>
        </div>
      </header>
      <div className="card card-pad">
        <Loaded query={profile}>
          {(found) => <ProfileEditor key={userId} userId={userId} profile={found} />}
        </Loaded>
      </div>
    </section>
  );
}

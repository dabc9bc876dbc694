/** Who may sign in, and as what. */
import { useState } from 'react';
import type { Session, User } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { useCall } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { type Column, DataTable } from '../../kit/table.tsx';
import { Tag } from '../../kit/tag.tsx';
import { dayAndTime } from '../../words/instant.ts';
import { CreateUser } from './create-user.tsx';
import { ProfileEditor } from './profile-form.tsx';

function columns(ownId: string, isOffice: boolean, onEdit: (user: User) => void): Column<User>[] {
  return [
    {
      key: 'name',
      title: zh('people.name'),
      render: (user) => (
        <span>
          <b>{user.name}</b> {user.id === ownId ? <Tag tone="accent">{zh('people.you')}</Tag> : null}
        </span>
      ),
    },
    {
      key: 'roles',
      title: zh('people.roles'),
      width: 180,
      render: (user) => user.roles.map((role) => zh(`user.role.${role}`)).join(zh('list.comma')),
    },
    {
      key: 'unit',
      title: zh('profile.unit'),
      render: (user) => user.unit || <span className="faint">{zh('people.noUnit')}</span>,
    },
    {
      key: 'created',
      title: zh('people.created'),
      width: 150,
      render: (user) => dayAndTime(user.createdAt),
    },
    {
      key: 'edit',
      title: '',
      width: 110,
      align: 'right',
      render: (user) => (
        <Button
          small
          label={zh('people.editOf', { name: user.name })}
          disabled={!isOffice && user.id !== ownId}
          onClick={() => onEdit(user)}
        >
          {zh('people.edit')}
        </Button>
      ),
    },
  ];
}

export function People({ session }: { readonly session: Session }) {
  const users = useCall('users.list', {});
  const [isCreating, setCreating] = useState(false);
  const [edited, setEdited] = useState<User | null>(null);
  const isOffice = session.user.roles.includes('office');
  return (
    <section aria-label={zh('settings.people')}>
      <header className="page-head">
        <div>
          <h1>{zh('settings.people')}</h1>
          <p className="muted">{zh('people.text')}</p>
        </div>
        <span className="spacer" />
        <Button
          kind="primary"
          icon="plus"
          disabled={!isOffice}
          why={isOffice ? undefined : zh('home.officeOnly')}
          onClick={() => setCreating(true)}
        >
          {zh('people.create')}
        </Button>
      </header>
      <Loaded query={users}>
        {(list) => (
          <div className="card">
            <DataTable
              label={zh('settings.people')}
              rows={list}
              rowKey={(user) => user.id}
              columns={columns(session.user.id, isOffice, setEdited)}
            />
          </div>
        )}
      </Loaded>
      <CreateUser isOpen={isCreating} onClose={() => setCreating(false)} />
      {edited === null ? null : <EditProfile user={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

function EditProfile({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const profile = useCall('users.profile', { userId: user.id });
  return (
    <Dialog isOpen title={zh('people.editOf', { name: user.name })} onClose={onClose} footer={null}>
      <Loaded query={profile}>
        {(found) => <ProfileEditor userId={user.id} profile={found} onSaved={onClose} />}
      </Loaded>
    </Dialog>
  );
}

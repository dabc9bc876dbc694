/** The frame of every screen: a 44 px head with where one is, the screen, and a 26 px status line. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Session } from '../../shared/contract/workspace.ts';
import { zh } from '../../shared/i18n/translate.ts';
import { useCommand } from '../client/queries.ts';
import { noteSignedOut } from '../client/session.ts';
import { ChangePassword } from '../features/settings/change-password.tsx';
import { Button, LinkButton } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { Menu } from '../kit/menu.tsx';
import { go } from './routes.ts';
import { StatusLine } from './status-line.tsx';

export interface Crumb {
  readonly text: string;
  readonly note?: string | undefined;
  readonly open?: () => void;
}

export interface FrameProps {
  readonly session: Session;
  readonly crumbs: readonly Crumb[];
  /** Beside the crumbs: what is known of the case. */
  readonly chips?: ReactNode;
  /** What the status line says about the focus. */
  readonly focus?: string | undefined;
  readonly children: ReactNode;
}

export function Frame(props: FrameProps) {
  return (
    <div className="frame">
      <header className="frame-head">
        <nav className="crumbs" aria-label={zh('frame.place')}>
          <LinkButton label={zh('frame.home')} onClick={() => go({ screen: 'home' })}>
            <span className="app-mark" aria-hidden="true">
              {zh('app.mark')}
            </span>
            {props.crumbs.length === 0 ? <b>{zh('app.title')}</b> : null}
          </LinkButton>
          {props.crumbs
            .filter((crumb) => crumb.text !== '')
            .map((crumb) => (
              <CrumbPart key={crumb.text} crumb={crumb} />
            ))}
        </nav>
        {props.chips}
        <span className="spacer" />
        <UserMenu session={props.session} />
      </header>
      <main className="frame-body">{props.children}</main>
      <StatusLine focus={props.focus} workspace={props.session.workspaceName} />
    </div>
  );
}

function CrumbPart({ crumb }: { readonly crumb: Crumb }) {
  return (
    <span className="crumb">
      {crumb.open ? <LinkButton onClick={crumb.open}>{crumb.text}</LinkButton> : <b>{crumb.text}</b>}
      {crumb.note ? <span className="muted crumb-note">{crumb.note}</span> : null}
    </span>
  );
}

function UserMenu({ session }: { readonly session: Session }) {
  const [isChanging, setChanging] = useState(false);
  const client = useQueryClient();
  const signOut = useCommand('session.signOut', () => {
    // The next person begins at the beginning.
    go({ screen: 'home' });
    noteSignedOut(client);
  });
  const { user } = session;
  const entries = [
    { key: 'profile', label: zh('frame.profile'), run: () => go({ screen: 'settings', tab: 'profile' }) },
    { key: 'password', label: zh('frame.password'), run: () => setChanging(true) },
    { key: 'sign-out', label: zh('frame.signOut'), run: () => signOut.mutate({}) },
  ];
  return (
    <>
      <Button kind="quiet" icon="settings" onClick={() => go({ screen: 'settings', tab: 'rubrics' })}>
        {zh('settings.title')}
      </Button>
      <Menu entries={entries}>
        <button type="button" className="user-button" aria-label={zh('frame.user', { name: user.name })}>
          <Icon name="people" />
          {user.name}
          <span className="muted">
            {user.roles.map((role) => zh(`user.role.${role}`)).join(zh('list.comma'))}
          </span>
          <Icon name="down" size={10} />
        </button>
      </Menu>
      <ChangePassword isOpen={isChanging} onClose={() => setChanging(false)} />
    </>
  );
}

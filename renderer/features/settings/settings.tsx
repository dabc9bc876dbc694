/** What belongs to the workspace rather than to a case: one's profile, people, rubrics, the audit log. */
import type { Session } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Audit } from './audit.tsx';
import { People } from './people.tsx';
import { OwnProfile } from './profile-form.tsx';
import { Rubrics } from './rubrics.tsx';
import './settings.css';

const TABS = ['profile', 'people', 'rubrics', 'audit'] as const;
type Tab = (typeof TABS)[number];

export interface SettingsProps {
  readonly session: Session;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

export function Settings({ session, tab, onTab }: SettingsProps) {
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={zh('settings.title')}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === tab ? 'page' : undefined}
            onClick={() => onTab(name)}
          >
            {zh(`settings.${name}`)}
          </button>
        ))}
      </nav>
      <div className="page-scroll">
        <div className="page-column">
          {tab === 'profile' ? <OwnProfile session={session} /> : null}
          {tab === 'people' ? <People session={session} /> : null}
          {tab === 'rubrics' ? <Rubrics session={session} /> : null}
          {tab === 'audit' ? <Audit /> : null}
        </div>
      </div>
    </div>
  );
}

/** The audit log, newest first, and the check that nobody changed it. */
import { useState } from 'react';
import type { Out } from '../../../shared/contract/index.ts';
import { isMessageKey, zh } from '../../../shared/i18n/translate.ts';
import { useCall } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { type Column, DataTable } from '../../kit/table.tsx';
import { dayAndTime } from '../../words/instant.ts';

type Entry = Out<'audit.list'>[number];
const PAGE = 100;
const HASH_SHOWN = 12;

function actionName(action: string): string {
  const key = `audit.action.${action}`;
  return isMessageKey(key) ? zh(key) : action;
}

function detailText(details: Entry['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');
}

function Verification() {
  const [isAsked, setAsked] = useState(false);
  const verify = useCall('audit.verify', {}, { enabled: isAsked });
  const result = verify.data;
  const run = (): void => {
    setAsked(true);
    if (isAsked) void verify.refetch();
  };
  return (
    <>
      <span className="spacer" />
      {result && !verify.isFetching ? (
        <span className={result.intact ? 'note-line tone-ok' : 'note-line tone-error'} role="status">
          <Icon name={result.intact ? 'check' : 'warning'} />
          {result.intact
            ? zh('audit.intact', { count: result.entries, head: result.head.slice(0, HASH_SHOWN) })
            : zh('audit.broken', { seq: result.firstBroken ?? 0 })}
        </span>
      ) : null}
      <Button icon="check" isBusy={verify.isFetching} onClick={run}>
        {zh('audit.verify')}
      </Button>
    </>
  );
}

function columns(): Column<Entry>[] {
  return [
    {
      key: 'seq',
      title: zh('audit.seq'),
      width: 64,
      align: 'right',
      render: (entry) => entry.seq,
    },
    { key: 'at', title: zh('audit.at'), width: 140, render: (entry) => dayAndTime(entry.at) },
    { key: 'user', title: zh('audit.user'), width: 100, render: (entry) => entry.user },
    {
      key: 'action',
      title: zh('audit.action'),
      width: 150,
      render: (entry) => <span title={entry.action}>{actionName(entry.action)}</span>,
    },
    {
      key: 'details',
      title: zh('audit.details'),
      render: (entry) => <span className="muted audit-details">{detailText(entry.details)}</span>,
    },
    {
      key: 'hash',
      title: zh('audit.hash'),
      width: 120,
      render: (entry) => <code title={entry.hash}>{entry.hash.slice(0, HASH_SHOWN)}</code>,
    },
  ];
}

export function Audit() {
  const [before, setBefore] = useState<number | null>(null);
  const entries = useCall('audit.list', { before, limit: PAGE });
  return (
    <section aria-label={zh('settings.audit')}>
      <header className="page-head">
        <div>
          <h1>{zh('settings.audit')}</h1>
          <p className="muted">{zh('audit.text')}</p>
        </div>
        <Verification />
      </header>
      <Loaded query={entries} rows={10}>
        {(list) => (
          <div className="card">
            <DataTable
              label={zh('settings.audit')}
              rows={list}
              rowKey={(entry) => String(entry.seq)}
              empty={<Empty icon="list" title={zh('audit.empty')} />}
              columns={columns()}
            />
          </div>
        )}
      </Loaded>
      <div className="audit-pages">
        <Button small disabled={before === null} onClick={() => setBefore(null)}>
          {zh('audit.newest')}
        </Button>
        <Button
          small
          disabled={(entries.data?.length ?? 0) < PAGE}
          onClick={() => setBefore(entries.data?.at(-1)?.seq ?? null)}
        >
          {zh('audit.older')}
        </Button>
      </div>
    </section>
  );
}

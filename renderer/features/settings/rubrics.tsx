/** Rubrics in the workspace, and the import of the office's own: a faulty file is not stored, and says why. */
import { useState } from 'react';
import type { Out } from '../../../shared/contract/index.ts';
import type { Session } from '../../../shared/contract/workspace.ts';
import { isMessageKey, zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { call } from '../../client/client.ts';
import { useCall, useCommand } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { DataTable } from '../../kit/table.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useToast } from '../../kit/toast.tsx';

type Issue = Out<'rubrics.import'>['issues'][number];

function issueText({ path, code, details }: Issue): string {
  const key = `rubric.issue.${code}`;
  return isMessageKey(key)
    ? zh(key, { path, ...details })
    : zh('rubric.issue.shape', { path, message: code });
}

function RubricTable() {
  const rubrics = useCall('rubrics.list', {});
  return (
    <Loaded query={rubrics}>
      {(list) => (
        <div className="card">
          <DataTable
            label={zh('settings.rubrics')}
            rows={list}
            rowKey={(rubric) => rubric.id}
            columns={[
              {
                key: 'name',
                title: zh('rubric.name'),
                render: (rubric) => (
                  <span className="case-name">
                    <b>{rubric.name}</b>
                    <small className="muted">{rubric.caseTypes.join(zh('list.comma'))}</small>
                  </span>
                ),
              },
              { key: 'version', title: zh('rubric.version'), width: 90, render: (rubric) => rubric.version },
              {
                key: 'mode',
                title: zh('rubric.mode'),
                width: 110,
                render: (rubric) => zh(`rubric.mode.${rubric.mode}`),
              },
              {
                key: 'items',
                title: zh('rubric.items'),
                width: 70,
                align: 'right',
                render: (rubric) => rubric.items,
              },
              {
                key: 'state',
                title: zh('rubric.state'),
                width: 150,
                render: (rubric) => (
                  <span className="tag-row">
                    <Tag>{rubric.shipped ? zh('rubric.shipped') : zh('rubric.own')}</Tag>
                    {rubric.locked ? (
                      <Tag tone="accent" title={zh('rubric.locked.why')}>
                        {zh('rubric.locked')}
                      </Tag>
                    ) : null}
                  </span>
                ),
              },
            ]}
          />
        </div>
      )}
    </Loaded>
  );
}

export function Rubrics({ session }: { readonly session: Session }) {
  const toast = useToast();
  const [issues, setIssues] = useState<{ readonly file: string; readonly list: readonly Issue[] } | null>(
    null,
  );
  const isOffice = session.user.roles.includes('office');
  const load = useCommand('rubrics.import');
  const pick = async (): Promise<void> => {
    setIssues(null);
    const [file] = await call('shell.pickFile', { purpose: 'rubric' });
    if (!file) return;
    load.mutate(
      { file: file.token },
      {
        onSuccess: (result) => {
          if (result.rubric) toast.done(zh('rubric.imported', { name: result.rubric.name }));
          else setIssues({ file: file.name, list: result.issues });
        },
      },
    );
  };
  return (
    <section aria-label={zh('settings.rubrics')}>
      <header className="page-head">
        <div>
          <h1>{zh('settings.rubrics')}</h1>
          <p className="muted">{zh('rubric.text')}</p>
        </div>
        <span className="spacer" />
        <Button
          icon="file"
          disabled={!isOffice}
          why={isOffice ? undefined : zh('home.officeOnly')}
          isBusy={load.isPending}
          onClick={() => void pick()}
        >
          {zh('rubric.import')}
        </Button>
      </header>
      {load.error ? <ErrorLine failure={failureOf(load.error)} /> : null}
      {issues === null ? null : (
        <div className="card card-pad rubric-issues" role="alert">
          <b>{zh('rubric.faulty', { file: issues.file, count: issues.list.length })}</b>
          <ul>
            {issues.list.map((issue) => (
              <li key={`${issue.path}:${issue.code}:${JSON.stringify(issue.details)}`}>{issueText(issue)}</li>
            ))}
          </ul>
        </div>
      )}
      <RubricTable />
    </section>
  );
}

/** One review: its cases, the import, what the office must decide, and the list of flawed cases. */
import { useState } from 'react';
import type { CaseSummary } from '../../../shared/contract/cases.ts';
import type { Review as ReviewRecord } from '../../../shared/contract/reviews.ts';
import type { Session } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { formatChineseDate } from '../../../shared/model/civil-date.ts';
import { call } from '../../client/client.ts';
import { useCall, useCommand } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useToast } from '../../kit/toast.tsx';
import { CaseTable } from './case-table.tsx';
import { DropArea } from './drop-area.tsx';
import { ImportPanel } from './import-panel.tsx';
import { PendingDecisions } from './pending-decisions.tsx';
import { useImport } from './use-import.ts';
import './review.css';

export interface ReviewProps {
  readonly session: Session;
  readonly reviewId: string;
  readonly onOpenCase: (summary: CaseSummary) => void;
}

export function Review({ session, reviewId, onOpenCase }: ReviewProps) {
  const review = useCall('reviews.get', { reviewId });
  const cases = useCall('cases.list', { reviewId });
  const running = useImport(reviewId);
  const isOffice = session.user.roles.includes('office');
  const importButton = (
    <Button
      icon="folder"
      isBusy={running.isStarting}
      disabled={running.isRunning}
      why={running.isRunning ? zh('import.running') : undefined}
      onClick={running.pickAndStart}
    >
      {zh('review.import')}
    </Button>
  );
  return (
    <DropArea onDrop={running.start} disabled={running.isRunning}>
      <div className="page-scroll">
        <div className="page-wide review">
          <Loaded query={review} rows={2}>
            {(found) => (
              <header className="page-head">
                <ReviewTitle review={found} />
                <span className="spacer" />
                <ExportList review={found} cases={cases.data ?? []} />
                {importButton}
              </header>
            )}
          </Loaded>
          {isOffice ? <PendingDecisions cases={cases.data ?? []} /> : null}
          <ImportPanel running={running} mayHoldClassified={session.holdsClassified} />
          <Loaded query={cases} rows={8}>
            {(list) =>
              list.length === 0 ? (
                <Empty icon="folder" title={zh('review.empty')} hint={zh('review.empty.hint')}>
                  {null}
                </Empty>
              ) : (
                <section className="card" aria-label={zh('review.cases')}>
                  <CaseTable cases={list} onOpen={onOpenCase} />
                </section>
              )
            }
          </Loaded>
        </div>
      </div>
    </DropArea>
  );
}

function ReviewTitle({ review }: { readonly review: ReviewRecord }) {
  return (
    <div>
      <h1>
        {review.name}
        {review.isDemo ? <Tag tone="accent">{zh('home.isDemo')}</Tag> : null}
      </h1>
      <p className="muted head-facts">
        <span>{review.unit}</span>
        <span>
          {zh('home.period', {
            from: formatChineseDate(review.periodFrom),
            to: formatChineseDate(review.periodTo),
          })}
        </span>
        <span>{zh('review.rubricVersion', { name: review.rubricName, version: review.rubricVersion })}</span>
        <span>{zh('home.concludedOf', { done: review.concluded, total: review.cases })}</span>
      </p>
    </div>
  );
}

/** Writes 瑕疵、错案清单 as .xlsx to a place the user picks. */
function ExportList({
  review,
  cases,
}: {
  readonly review: ReviewRecord;
  readonly cases: readonly CaseSummary[];
}) {
  const toast = useToast();
  const [isPicking, setPicking] = useState(false);
  const command = useCommand('reports.flawedList');
  const hasAny = cases.some(
    (summary) => summary.determination === 'flawed' || summary.determination === 'wrong',
  );
  const run = async (): Promise<void> => {
    setPicking(true);
    try {
      const [target] = await call('shell.pickSave', {
        suggestedName: zh('review.list.file', { name: review.name }),
      });
      if (!target) return;
      const made = await command.mutateAsync({ reviewId: review.id, target: target.token });
      toast.done(zh('review.list.done', { name: made.name, rows: made.rows }), {
        label: zh('action.reveal'),
        run: () => void call('shell.reveal', { token: target.token }).catch(toast.failed),
      });
    } catch (error) {
      toast.failed(error);
    } finally {
      setPicking(false);
    }
  };
  return (
    <Button
      icon="export"
      isBusy={isPicking}
      why={hasAny ? undefined : zh('review.list.none')}
      onClick={() => void run()}
    >
      {zh('review.list.export')}
    </Button>
  );
}

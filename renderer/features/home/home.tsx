/** All reviews, and the way to a new one or to the demo. */
import { useEffect, useState } from 'react';
import type { Review } from '../../../shared/contract/reviews.ts';
import type { Session } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { formatChineseDate } from '../../../shared/model/civil-date.ts';
import { isJobOver, useJob } from '../../client/jobs.ts';
import { useCall, useCommand } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { ProgressBar } from '../../kit/progress.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useToast } from '../../kit/toast.tsx';
import { CreateReview } from './create-review.tsx';
import './home.css';

export interface HomeProps {
  readonly session: Session;
  readonly onOpen: (reviewId: string) => void;
}

export function Home({ session, onOpen }: HomeProps) {
  const reviews = useCall('reviews.list', {});
  const [isCreating, setCreating] = useState(false);
  const isOffice = session.user.roles.includes('office');
  const demo = useDemo(onOpen);
  const create = (
    <Button
      kind="primary"
      icon="plus"
      disabled={!isOffice}
      why={isOffice ? undefined : zh('home.officeOnly')}
      onClick={() => setCreating(true)}
    >
      {zh('home.create')}
    </Button>
  );
  const openDemo = (
    <Button icon="folder" isBusy={demo.isBusy} onClick={demo.open}>
      {zh('home.demo')}
    </Button>
  );
  return (
    <div className="page-scroll">
      <div className="page-column home">
        <header className="page-head">
          <h1>{zh('home.title')}</h1>
          <span className="spacer" />
          {openDemo}
          {create}
        </header>
        {demo.progress}
        <Loaded query={reviews} rows={6}>
          {(list) =>
            list.length === 0 ? (
              <Empty
                icon="folder"
                title={zh('home.empty')}
                hint={isOffice ? zh('home.empty.hint') : zh('home.empty.reviewer')}
              >
                {null}
              </Empty>
            ) : (
              <ul className="review-cards" aria-label={zh('home.title')}>
                {list.map((review) => (
                  <ReviewCard key={review.id} review={review} onOpen={onOpen} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      <CreateReview isOpen={isCreating} onClose={() => setCreating(false)} onCreated={onOpen} />
    </div>
  );
}

function ReviewCard({ review, onOpen }: { readonly review: Review; readonly onOpen: (id: string) => void }) {
  return (
    <li>
      <button
        type="button"
        className="review-card"
        aria-label={review.name}
        onClick={() => onOpen(review.id)}
      >
        <span className="review-card-head">
          <b>{review.name}</b>
          {review.isDemo ? <Tag tone="accent">{zh('home.isDemo')}</Tag> : null}
        </span>
        <span className="muted">
          {zh('home.period', {
            from: formatChineseDate(review.periodFrom),
            to: formatChineseDate(review.periodTo),
          })}
        </span>
        <dl className="facts">
          <dt>{zh('review.unit')}</dt>
          <dd>{review.unit}</dd>
          <dt>{zh('review.rubric')}</dt>
          <dd>{zh('review.rubricVersion', { name: review.rubricName, version: review.rubricVersion })}</dd>
        </dl>
        <span className="review-card-foot">
          <ProgressBar label={zh('home.concluded')} done={review.concluded} total={review.cases} />
          <span>
            {review.cases === 0
              ? zh('home.noCases')
              : zh('home.concludedOf', { done: review.concluded, total: review.cases })}
          </span>
        </span>
      </button>
    </li>
  );
}

/** The demo is made by a job the first time; then it is simply opened. */
function useDemo(onOpen: (reviewId: string) => void) {
  const toast = useToast();
  const [making, setMaking] = useState<{ readonly jobId: string; readonly reviewId: string } | null>(null);
  const job = useJob(making?.jobId ?? null);
  const command = useCommand('reviews.openDemo', ({ jobId, reviewId }) => {
    if (jobId === null) onOpen(reviewId);
    else setMaking({ jobId, reviewId });
  });
  useEffect(() => {
    if (making === null || !isJobOver(job)) return;
    setMaking(null);
    if (job?.state === 'done') onOpen(making.reviewId);
    else toast.note(zh('home.demoFailed'));
  }, [making, job, onOpen, toast]);
  const progress =
    making === null ? null : (
      <div className="job-line" role="status">
        <span>{job?.file ? zh('home.demoFile', { file: job.file }) : zh('home.demoMaking')}</span>
        <ProgressBar label={zh('home.demoMaking')} done={job?.done ?? 0} total={job?.total ?? 1} />
      </div>
    );
  const open = (): void => command.mutate({}, { onError: toast.failed });
  return { open, isBusy: command.isPending || making !== null, progress };
}

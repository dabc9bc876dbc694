/** The desk: papers left, the page in the middle, the score sheet right; findings, passages and deductions tied together. */
import { useEffect } from 'react';
import type { Session } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { useCall } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorPane } from '../../kit/error.tsx';
import { Skeleton } from '../../kit/loaded.tsx';
import { useCaseCrumbs } from '../case-crumbs.tsx';
import { Frame } from '../frame.tsx';
import { go, goInstead } from '../routes.ts';
import { Desk } from './desk.tsx';
import { resetDesk } from './desk-state.ts';
import { useFocusHome } from './focus-home.ts';

export function DeskPage({ session, caseId }: { readonly session: Session; readonly caseId: string }) {
  const { crumbs, chips } = useCaseCrumbs(caseId);
  const detail = useCall('cases.get', { caseId });
  const sheet = useCall('scoring.sheet', { caseId });
  const findings = useCall('findings.list', { caseId });
  const focus = useFocusHome();
  useEffect(resetDesk, []);
  const error = detail.error ?? sheet.error ?? findings.error;
  const isShut = error !== null && ['clearance-needed', 'recused'].includes(failureOf(error).code);
  useEffect(() => {
    if (isShut) goInstead({ screen: 'gate', caseId });
  }, [isShut, caseId]);
  return (
    <Frame session={session} crumbs={crumbs} chips={chips} focus={focus}>
      {detail.data && sheet.data && findings.data ? (
        <Desk detail={detail.data} sheet={sheet.data} findings={findings.data} />
      ) : error && !isShut ? (
        <ErrorPane
          error={error}
          onRetry={() => void Promise.all([detail.refetch(), sheet.refetch(), findings.refetch()])}
        >
          <Button onClick={() => go({ screen: 'home' })}>{zh('frame.home')}</Button>
        </ErrorPane>
      ) : (
        <DeskSkeleton />
      )}
    </Frame>
  );
}

/** The three panes as they will stand, so that nothing jumps when they fill. */
function DeskSkeleton() {
  return (
    <div className="desk">
      <div className="desk-outline">
        <Skeleton rows={12} />
      </div>
      <div className="desk-reading" />
      <div className="desk-score">
        <Skeleton rows={10} />
      </div>
    </div>
  );
}

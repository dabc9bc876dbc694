/** From the place in the address to the screen. Here features meet; they do not know of each other. */
import type { CaseSummary } from '../../shared/contract/cases.ts';
import type { Session } from '../../shared/contract/workspace.ts';
import { zh } from '../../shared/i18n/translate.ts';
import { useCall } from '../client/queries.ts';
import { Conclusion } from '../features/conclusion/conclusion.tsx';
import { Gate } from '../features/gate/gate.tsx';
import { Home } from '../features/home/home.tsx';
import { Review } from '../features/review/review.tsx';
import { Settings } from '../features/settings/settings.tsx';
import { FaultWall } from '../kit/error.tsx';
import { useCaseCrumbs } from './case-crumbs.tsx';
import { DeskPage } from './desk/desk-page.tsx';
import { jumpTo } from './desk/desk-state.ts';
import { Frame } from './frame.tsx';
import { useKeymap } from './keymap.ts';
import { go, goInstead, useRoute } from './routes.ts';

export function Pages({ session }: { readonly session: Session }) {
  const route = useRoute();
  useKeymap({ 'alt+ArrowLeft': () => window.history.back() });
  return (
    <FaultWall key={`${route.screen}:${session.user.id}`}>
      <Screen session={session} />
    </FaultWall>
  );
}

function Screen({ session }: { readonly session: Session }) {
  const route = useRoute();
  switch (route.screen) {
    case 'home':
      return (
        <Frame session={session} crumbs={[]}>
          <Home session={session} onOpen={(reviewId) => go({ screen: 'review', reviewId })} />
        </Frame>
      );
    case 'review':
      return <ReviewPage session={session} reviewId={route.reviewId} />;
    case 'gate':
      return <GatePage session={session} caseId={route.caseId} />;
    case 'desk':
      return <DeskPage key={route.caseId} session={session} caseId={route.caseId} />;
    case 'conclusion':
      return <ConclusionPage session={session} caseId={route.caseId} />;
    case 'settings':
      return (
        <Frame session={session} crumbs={[{ text: zh('settings.title') }]}>
          <Settings session={session} tab={route.tab} onTab={(tab) => go({ screen: 'settings', tab })} />
        </Frame>
      );
  }
}

/** A cleared case opens on the desk, any other at the gate; one that waits for a second signature at its conclusion. */
function openCase(summary: CaseSummary): void {
  const caseId = summary.id;
  if (summary.clearance !== 'clear') go({ screen: 'gate', caseId });
  else if (summary.conclusion === 'signed' || summary.conclusion === 'sealed')
    go({ screen: 'conclusion', caseId });
  else go({ screen: 'desk', caseId });
}

function ReviewPage({ session, reviewId }: { readonly session: Session; readonly reviewId: string }) {
  const review = useCall('reviews.get', { reviewId });
  return (
    <Frame session={session} crumbs={[{ text: review.data?.name ?? '' }]}>
      <Review key={reviewId} session={session} reviewId={reviewId} onOpenCase={openCase} />
    </Frame>
  );
}

function GatePage({ session, caseId }: { readonly session: Session; readonly caseId: string }) {
  const gate = useCall('recusal.gate', { caseId });
  return (
    <Frame session={session} crumbs={[{ text: gate.data?.caseTitle ?? '' }]}>
      <Gate
        key={caseId}
        caseId={caseId}
        onPassed={() => goInstead({ screen: 'desk', caseId })}
        onBack={() => window.history.back()}
        onProfile={() => go({ screen: 'settings', tab: 'profile' })}
      />
    </Frame>
  );
}

function ConclusionPage({ session, caseId }: { readonly session: Session; readonly caseId: string }) {
  const { crumbs, chips, name } = useCaseCrumbs(caseId);
  return (
    <Frame session={session} crumbs={crumbs} chips={chips}>
      <Conclusion
        key={caseId}
        session={session}
        caseId={caseId}
        caseName={name}
        onBack={() => go({ screen: 'desk', caseId })}
        onJump={(jump) => {
          jumpTo(jump);
          go({ screen: 'desk', caseId });
        }}
      />
    </Frame>
  );
}

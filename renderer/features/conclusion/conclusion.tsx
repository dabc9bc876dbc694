/** The conclusion of a case: score and proposal, determination with its reason, the opinion, what is left, the signature. */
import type { ConclusionView } from '../../../shared/contract/conclusions.ts';
import type { Session } from '../../../shared/contract/workspace.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { useCall } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Tag } from '../../kit/tag.tsx';
import { dayAndTime } from '../../words/instant.ts';
import { totalText } from '../../words/numbers.ts';
import { ConclusionForm } from './conclusion-form.tsx';
import { ExportForm } from './export-form.tsx';
import { SignPanel } from './sign-panel.tsx';
import { type Jump, Unfinished } from './unfinished.tsx';
import './conclusion.css';

export interface ConclusionProps {
  readonly session: Session;
  readonly caseId: string;
  readonly caseName: string;
  readonly onJump: (jump: Jump) => void;
  readonly onBack: () => void;
}

const TONES = { pass: 'ok', flawed: 'flaw', wrong: 'error' } as const;
const DASH = '—';

export function Conclusion(props: ConclusionProps) {
  const conclusion = useCall('conclusions.get', { caseId: props.caseId });
  return (
    <div className="page-scroll">
      <div className="conclusion">
        <Loaded query={conclusion} rows={10}>
          {(view) => (
            <>
              <div className="conclusion-main">
                <header className="page-head">
                  <div>
                    <h1>{zh('conclusion.title')}</h1>
                    <p className="muted">{props.caseName}</p>
                  </div>
                  <span className="spacer" />
                  <Button icon="back" onClick={props.onBack}>
                    {zh('conclusion.back')}
                  </Button>
                </header>
                <Result view={view} />
                <ConclusionForm key={props.caseId} view={view} isOwn={isOwn(view, props.session)} />
              </div>
              <div className="conclusion-side">
                {view.state === 'signed' || view.state === 'sealed' ? (
                  <Sealed view={view} />
                ) : (
                  <Unfinished view={view} onJump={props.onJump} />
                )}
                <SignPanel view={view} session={props.session} />
                <ExportForm
                  caseId={props.caseId}
                  caseName={props.caseName}
                  isSealed={view.state === 'sealed'}
                />
              </div>
            </>
          )}
        </Loaded>
      </div>
    </div>
  );
}

/** Somebody else's conclusion that waits for a second signature is read, not written. */
function isOwn(view: ConclusionView, session: Session): boolean {
  const signer = view.signatures.find((signature) => signature.kind === 'reviewer');
  return signer === undefined || signer.userId === session.user.id;
}

function Result({ view }: { readonly view: ConclusionView }) {
  return (
    <section className="card result-card" aria-label={zh('conclusion.result')}>
      <div className="result-part">
        <span className="muted">{zh('conclusion.score')}</span>
        <span className={view.vetoed ? 'total is-vetoed' : 'total'} data-testid="total">
          <strong>{view.total === null ? DASH : totalText(view.total)}</strong>
          {view.full === null || view.total === null ? null : (
            <small>{zh('score.of', { full: totalText(view.full) })}</small>
          )}
        </span>
      </div>
      <div className="result-part">
        <span className="muted">{zh('conclusion.grade')}</span>
        <b className="result-word">{view.grade ?? DASH}</b>
      </div>
      <div className="result-part">
        <span className="muted">{zh('veto.title')}</span>
        <b className={view.vetoed ? 'result-word is-error' : 'result-word'}>
          {view.vetoed ? zh('conclusion.vetoed') : zh('conclusion.noVeto')}
        </b>
      </div>
      <div className="result-part">
        <span className="muted">{zh('conclusion.proposal')}</span>
        <Tag tone={TONES[view.proposal]}>{view.labels[view.proposal]}</Tag>
      </div>
      <div className="result-part">
        <span className="muted">{zh('conclusion.state')}</span>
        <Tag tone={view.state === 'sealed' ? 'ok' : view.state === 'signed' ? 'flaw' : 'neutral'}>
          {zh(`conclusion.state.${view.state}`)}
        </Tag>
      </div>
    </section>
  );
}

function Sealed({ view }: { readonly view: ConclusionView }) {
  return (
    <section
      className={view.state === 'sealed' ? 'card side-card is-sealed' : 'card side-card'}
      role="status"
      aria-label={zh('conclusion.signatures')}
    >
      <h2>
        <Icon name="lock" />
        {view.state === 'sealed' ? zh('conclusion.sealed') : zh('conclusion.waiting')}
      </h2>
      <p className="muted">
        {view.state === 'sealed' ? zh('conclusion.sealed.text') : zh('conclusion.waiting.text')}
      </p>
      <ul className="signatures">
        {view.signatures.map((signature) => (
          <li key={`${signature.userId}:${signature.kind}`}>
            <b>{signature.name}</b>
            <span className="muted">{zh(`conclusion.signature.${signature.kind}`)}</span>
            <time>{dayAndTime(signature.at)}</time>
          </li>
        ))}
      </ul>
      {view.sealHash ? (
        <p className="seal-hash">
          <span className="muted">{zh('conclusion.hash')}</span>
          <code data-testid="seal-hash">{view.sealHash}</code>
        </p>
      ) : null}
    </section>
  );
}

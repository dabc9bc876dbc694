/** The recusal gate: who in the file is, or may be, the reviewer; then the signed declaration. */
import { COMPARED, type Gate as GateView, type RecusalHit } from '../../../shared/contract/recusal.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { useCall } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Tag } from '../../kit/tag.tsx';
import { dayAndTime } from '../../words/instant.ts';
import { AskDecision } from './ask-decision.tsx';
import { Declaration } from './declaration.tsx';
import { HitCard } from './hit-card.tsx';
import './gate.css';

export interface GateProps {
  readonly caseId: string;
  readonly onPassed: () => void;
  readonly onBack: () => void;
  readonly onProfile: () => void;
}

export function Gate(props: GateProps) {
  const gate = useCall('recusal.gate', { caseId: props.caseId });
  return (
    <div className="page-scroll">
      <div className="page-column gate">
        <Loaded query={gate} rows={8}>
          {(found) => <GateContent gate={found} {...props} />}
        </Loaded>
      </div>
    </div>
  );
}

function GateContent({ gate, onPassed, onBack, onProfile }: GateProps & { readonly gate: GateView }) {
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{zh('gate.title')}</h1>
          <p className="muted">{gate.caseTitle}</p>
        </div>
        <span className="spacer" />
        <Button onClick={onBack}>{zh('gate.back')}</Button>
      </header>
      <Searched gate={gate} onProfile={onProfile} />
      {gate.hits.length > 0 ? <Hits gate={gate} /> : null}
      <Next gate={gate} onPassed={onPassed} onBack={onBack} />
    </>
  );
}

function wordsFor(parts: readonly ((typeof COMPARED)[number] | 'name')[]): string {
  return parts.map((part) => zh(`gate.matched.${part}`)).join(zh('list.comma'));
}

/** What was compared. "No hit" without the number of pages that could not be read would be half the truth. */
function Searched({ gate, onProfile }: { readonly gate: GateView; readonly onProfile: () => void }) {
  const { searched, hits } = gate;
  const missing = COMPARED.filter((what) => !searched.compared.includes(what));
  return (
    <section
      className={hits.length === 0 ? 'card searched is-clear' : 'card searched'}
      aria-label={zh('gate.searched.label')}
    >
      <span className="searched-mark">
        <Icon name={hits.length === 0 ? 'check' : 'people'} size={18} />
      </span>
      <div>
        <b>{hits.length === 0 ? zh('gate.noHit') : zh('gate.hits', { count: hits.length })}</b>
        <p className="muted">
          {zh('gate.searched', {
            people: searched.people,
            roles: searched.roles,
            pages: searched.pages,
            compared: wordsFor([...searched.compared, 'name']),
          })}
        </p>
        {missing.length > 0 ? (
          <p className="note-line tone-flaw">
            <Icon name="warning" />
            {zh('gate.notCompared', { missing: wordsFor(missing) })}
          </p>
        ) : null}
        {searched.pagesWithoutText > 0 ? (
          <p className="note-line tone-flaw">
            <Icon name="warning" />
            {zh('gate.withoutText', { count: searched.pagesWithoutText })}
          </p>
        ) : null}
      </div>
      <span className="spacer" />
      <Button small kind="quiet" onClick={onProfile}>
        {zh('gate.profile')}
      </Button>
    </section>
  );
}

const STRENGTH_ORDER: Readonly<Record<RecusalHit['strength'], number>> = { barred: 0, decision: 1, ask: 2 };

function Hits({ gate }: { readonly gate: GateView }) {
  const hits = [...gate.hits].sort((a, b) => STRENGTH_ORDER[a.strength] - STRENGTH_ORDER[b.strength]);
  return (
    <section aria-label={zh('gate.hits.label')} className="hit-list">
      {hits.map((hit) => (
        <HitCard key={hit.id} hit={hit} caseId={gate.caseId} />
      ))}
    </section>
  );
}

function Next({
  gate,
  onPassed,
  onBack,
}: {
  readonly gate: GateView;
  readonly onPassed: () => void;
  readonly onBack: () => void;
}) {
  const { decision } = gate;
  const decided = decision ? (
    <section className="card decision">
      <Tag tone={decision.decision === 'lift' ? 'ok' : 'error'}>
        {zh(`gate.decision.${decision.decision}`)}
      </Tag>
      <p>{zh('gate.decidedBy', { by: decision.by, at: dayAndTime(decision.at), reason: decision.reason })}</p>
    </section>
  ) : null;
  switch (gate.clearance) {
    case 'blocked':
      return (
        <>
          {decided}
          <Verdict tone="error" title={zh('gate.blocked')} text={zh('gate.blocked.text')}>
            <Button kind="primary" onClick={onBack}>
              {zh('gate.back')}
            </Button>
          </Verdict>
        </>
      );
    case 'awaiting-decision':
      return <AskDecision gate={gate} onBack={onBack} />;
    case 'ask':
      return <Verdict tone="flaw" title={zh('gate.ask')} text={zh('gate.ask.text')} />;
    case 'clear':
      return (
        <>
          {decided}
          <Verdict
            tone="ok"
            title={zh('gate.clear')}
            text={gate.declaredAt ? zh('gate.clear.text', { at: dayAndTime(gate.declaredAt) }) : ''}
          >
            <Button kind="primary" onClick={onPassed}>
              {zh('gate.open')}
            </Button>
          </Verdict>
        </>
      );
    case 'not-checked':
    case 'declare':
      return (
        <>
          {decided}
          <Declaration gate={gate} onSigned={onPassed} />
        </>
      );
  }
}

export function Verdict(props: {
  readonly tone: 'ok' | 'flaw' | 'error';
  readonly title: string;
  readonly text: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <section className={`card verdict tone-${props.tone}`} role="status">
      <div>
        <b>{props.title}</b>
        {props.text ? <p>{props.text}</p> : null}
      </div>
      {props.children ? <div className="verdict-actions">{props.children}</div> : null}
    </section>
  );
}

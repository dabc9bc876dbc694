/** One finding, written like a colleague's note: what, where, why, how sure; and what the reviewer makes of it. */
import { useState } from 'react';
import type { FindingView } from '../../../shared/contract/findings.ts';
import { isMessageKey, zh } from '../../../shared/i18n/translate.ts';
import { IconButton, LinkButton } from '../../kit/button.tsx';
import { SeverityTag, Tag } from '../../kit/tag.tsx';
import { percent } from '../../words/numbers.ts';
import { basisText } from '../../words/passage.ts';
import { CitationFigure } from './citation-figure.tsx';
import { Decision, type DecisionProps } from './decision.tsx';
import { DismissForm } from './dismiss-form.tsx';
import { LimitFigure } from './limit-figure.tsx';
import './findings.css';

export interface FindingCardProps extends DecisionProps {
  readonly place: { readonly index: number; readonly count: number };
  readonly titleOf: (documentId: string) => string;
  readonly isDismissing: boolean;
  readonly onDismiss: (reason: string) => void;
  readonly onGo: (anchorIndex: number) => void;
  readonly onClose: () => void;
}

function sentence(finding: FindingView): string {
  const { key, params } = finding.message;
  return isMessageKey(key) ? zh(key, params) : finding.title;
}

export function FindingCard(props: FindingCardProps) {
  const { finding, place } = props;
  return (
    <aside
      className={`finding-card severity-${finding.severity}`}
      data-testid="finding-card"
      aria-label={zh('finding.card', { title: finding.title })}
    >
      <header>
        <SeverityTag severity={finding.severity} />
        <b>{finding.title}</b>
        {finding.found ? null : <Tag tone="neutral">{zh('finding.gone')}</Tag>}
        <span className="faint">
          {zh('finding.sure', { rule: finding.rule, confidence: percent(finding.confidence) })}
        </span>
        <span className="spacer" />
        <span className="faint">{zh('finding.index', place)}</span>
        <IconButton icon="close" label={zh('finding.close')} onClick={props.onClose} />
      </header>
      <div className="finding-body">
        <p className="finding-sentence">{sentence(finding)}</p>
        <Places finding={finding} titleOf={props.titleOf} onGo={props.onGo} />
        {finding.data.kind === 'citation' ? <CitationFigure data={finding.data} /> : null}
        {finding.data.kind === 'limit' ? <LimitFigure data={finding.data} /> : null}
        <Basis finding={finding} />
      </div>
      {props.isDismissing && !props.readOnly ? (
        <DismissForm
          findingId={finding.id}
          isBusy={props.isBusy}
          onDismiss={props.onDismiss}
          onCancel={() => props.onDismissing(false)}
        />
      ) : (
        <Decision {...props} />
      )}
    </aside>
  );
}

function Places({
  finding,
  titleOf,
  onGo,
}: {
  readonly finding: FindingView;
  readonly titleOf: (id: string) => string;
  readonly onGo: (index: number) => void;
}) {
  return (
    <p className="finding-places">
      {finding.where.map((anchor, index) => (
        <LinkButton key={`${anchor.documentId}:${anchor.page}:${anchor.start}`} onClick={() => onGo(index)}>
          {zh('finding.place', { document: titleOf(anchor.documentId), page: anchor.page })}
        </LinkButton>
      ))}
    </p>
  );
}

const FEW = 3;

function Basis({ finding }: { readonly finding: FindingView }) {
  const [isWhole, setWhole] = useState(false);
  if (finding.basis.length === 0) return null;
  const shown = isWhole ? finding.basis : finding.basis.slice(0, FEW);
  return (
    <p className="finding-basis">
      <span className="muted">{zh('finding.basis')}</span>
      {shown.map((basis) => (
        <span key={`${basis.law}:${basis.article}`}>{basisText(basis)}</span>
      ))}
      {shown.length < finding.basis.length ? (
        <LinkButton onClick={() => setWhole(true)}>{zh('finding.basis.more')}</LinkButton>
      ) : null}
    </p>
  );
}

/** The passages a deduction stands on, or the empty socket where one is missing. */
import type { Deduction, Evidence } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Icon } from '../../kit/icon.tsx';
import { Tag } from '../../kit/tag.tsx';
import { shortQuote } from '../../words/passage.ts';
import './evidence.css';

export interface EvidenceChipsProps {
  readonly deduction: Deduction;
  readonly readOnly: boolean;
  readonly isAttaching: boolean;
  readonly onGo: (evidence: Evidence) => void;
  readonly onAttach: () => void;
  readonly onDetach: (evidenceId: string) => void;
}

export function EvidenceChips(props: EvidenceChipsProps) {
  return (
    <span className="evidence-row">
      {props.deduction.evidence.map((evidence) => (
        <Chip key={evidence.id} evidence={evidence} {...props} />
      ))}
      <Socket {...props} />
    </span>
  );
}

function Chip({ evidence, readOnly, onGo, onDetach }: EvidenceChipsProps & { readonly evidence: Evidence }) {
  const { anchor, documentTitle } = evidence;
  const where = { document: documentTitle, page: anchor.page };
  return (
    <span className="evidence" data-testid="evidence">
      <button
        type="button"
        title={anchor.quote}
        aria-label={zh('evidence.go', { ...where, quote: anchor.quote })}
        onClick={() => onGo(evidence)}
      >
        {zh('evidence.chip', { ...where, quote: shortQuote(anchor.quote) })}
      </button>
      {evidence.toCheck ? <Tag tone="flaw">{zh('evidence.toCheck')}</Tag> : null}
      {readOnly ? null : (
        <button
          type="button"
          className="evidence-off"
          aria-label={zh('evidence.detach', { quote: shortQuote(anchor.quote) })}
          onClick={() => onDetach(evidence.id)}
        >
          <Icon name="close" size={10} />
        </button>
      )}
    </span>
  );
}

/** Where a passage is missing, or one more may be added; pressed, it waits for the next selection. */
function Socket({ deduction, readOnly, isAttaching, onAttach }: EvidenceChipsProps) {
  const isEmpty = deduction.evidence.length === 0;
  if (readOnly)
    return isEmpty ? <span className="evidence-socket is-fixed">{zh('evidence.none')}</span> : null;
  const text = isAttaching ? 'evidence.waiting' : isEmpty ? 'evidence.needed' : 'evidence.add';
  const shape = isEmpty ? 'evidence-socket' : 'evidence-more';
  return (
    <button
      type="button"
      className={isAttaching ? `${shape} is-waiting` : shape}
      aria-pressed={isAttaching}
      onClick={onAttach}
    >
      {zh(text)}
    </button>
  );
}

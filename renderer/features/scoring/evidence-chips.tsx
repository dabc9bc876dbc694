/** The passages a deduction stands on, or the empty socket where one is missing. */
import type { Deduction, Evidence } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Icon } from '../../kit/icon.tsx';
import { shortQuote } from '../../words/passage.ts';

export interface EvidenceChipsProps {
  readonly deduction: Deduction;
  readonly readOnly: boolean;
  readonly isAttaching: boolean;
  readonly onGo: (evidence: Evidence) => void;
  readonly onAttach: () => void;
  readonly onDetach: (evidenceId: string) => void;
}

export function EvidenceChips({
  deduction,
  readOnly,
  isAttaching,
  onGo,
  onAttach,
  onDetach,
}: EvidenceChipsProps) {
  const { evidence } = deduction;
  return (
    <span className="evidence-row">
      {evidence.map((one) => (
        <span key={one.id} className="evidence" data-testid="evidence">
          <button
            type="button"
            title={one.anchor.quote}
            aria-label={zh('evidence.go', {
              document: one.documentTitle,
              page: one.anchor.page,
              quote: one.anchor.quote,
            })}
            onClick={() => onGo(one)}
          >
            {zh('evidence.chip', {
              document: one.documentTitle,
              page: one.anchor.page,
              quote: shortQuote(one.anchor.quote),
            })}
          </button>
          {readOnly ? null : (
            <button
              type="button"
              className="evidence-off"
              aria-label={zh('evidence.detach', { quote: shortQuote(one.anchor.quote) })}
              onClick={() => onDetach(one.id)}
            >
              <Icon name="close" size={10} />
            </button>
          )}
        </span>
      ))}
      {readOnly ? (
        evidence.length === 0 ? (
          <span className="evidence-socket is-fixed">{zh('evidence.none')}</span>
        ) : null
      ) : (
        <button
          type="button"
          className={`${evidence.length === 0 ? 'evidence-socket' : 'evidence-more'}${isAttaching ? ' is-waiting' : ''}`}
          aria-pressed={isAttaching}
          onClick={onAttach}
        >
          {isAttaching
            ? zh('evidence.waiting')
            : evidence.length === 0
              ? zh('evidence.needed')
              : zh('evidence.add')}
        </button>
      )}
    </span>
  );
}

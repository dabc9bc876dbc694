/** The total, the grade, and how far one is. */
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Tag } from '../../kit/tag.tsx';
import { Tip } from '../../kit/tip.tsx';
import { totalText } from '../../words/numbers.ts';
import { formulaOf, fullOf, isLevels } from './rubric-view.ts';

const DASH = '—';

export function ScoreHead({ sheet }: { readonly sheet: SheetView }) {
  const { score, rubric } = sheet;
  const formula = formulaOf(sheet);
  const full = fullOf(rubric);
  return (
    <header className="score-head">
      <Tip text={formula}>
        <button
          type="button"
          className={score.vetoed ? 'total is-vetoed' : 'total'}
          data-testid="total"
          aria-label={zh('score.total', {
            total: score.total === null ? DASH : totalText(score.total),
            grade: score.grade ?? '',
          })}
        >
          {isLevels(rubric) ? (
            <>
              <strong className="total-grade">{score.grade ?? DASH}</strong>
              <small>
                {score.total === null ? '' : zh('score.index', { total: totalText(score.total) })}
              </small>
            </>
          ) : (
            <>
              <strong>{score.total === null ? DASH : totalText(score.total)}</strong>
              <small>
                {full === null ? '' : zh('score.of', { full })}
                <b className="grade">{score.grade ?? ''}</b>
              </small>
            </>
          )}
        </button>
      </Tip>
      {score.vetoed ? <Tag tone="error">{zh('score.vetoed')}</Tag> : null}
      <span className="spacer" />
      <small className="muted">
        {zh('score.counts', { applicable: score.applicable, assessed: score.assessed })}
      </small>
    </header>
  );
}

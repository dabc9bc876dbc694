/** One item of a deducting rubric: its points, its deductions, and, when it is the active one, its options. */
import type { Deduction, SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { formatPoints, pointsFromDecimal } from '../../../shared/model/points.ts';
import type { DeductItem } from '../../../shared/rubric/schema.ts';
import type { ItemScore } from '../../../shared/rubric/score.ts';
import { itemPoints } from '../../words/numbers.ts';
import { AssessedToggle } from './assessed-toggle.tsx';
import { type DeductionContext, DeductionLine } from './deduction-line.tsx';
import { whyNot } from './rubric-view.ts';

export interface ItemRowProps extends DeductionContext {
  readonly sheet: SheetView;
  readonly item: DeductItem;
  readonly score: ItemScore;
  readonly isActive: boolean;
  readonly onActive: (itemId: string | null) => void;
}

const MINUS = '−';

function perText(
  deduction: Deduction,
  item: DeductItem,
): { readonly text: string; readonly per: string | null; readonly points: string | null } {
  const option = item.deductions.find((candidate) => candidate.id === deduction.optionId);
  if (!option) return { text: deduction.optionId ?? '', per: null, points: null };
  const count = option.per === undefined ? 1 : deduction.count;
  return {
    text: option.when,
    per: option.per ?? null,
    points: `${MINUS}${formatPoints(pointsFromDecimal(option.points) * count)}`,
  };
}

export function ItemRow(props: ItemRowProps) {
  const { sheet, item, score, isActive } = props;
  if (!score.applies) return <NotApplicable sheet={sheet} item={item} />;
  const made = sheet.deductions.filter(
    (deduction) => deduction.kind === 'option' && deduction.itemId === item.id,
  );
  return (
    <li className={isActive ? 'item is-active' : 'item'} data-item={item.id}>
      <div className="item-head">
        <button
          type="button"
          className="item-name"
          aria-expanded={isActive}
          aria-label={zh('score.named', { id: item.id, name: item.name })}
          onClick={() => props.onActive(isActive ? null : item.id)}
        >
          <i>{item.id}</i>
          <span>{item.name}</span>
        </button>
        <span className="item-points">
          {score.deducted > 0 ? <b>{`${MINUS}${itemPoints(Math.min(score.deducted, score.max))}`}</b> : null}
          <span
            title={
              score.deducted > score.max
                ? zh('score.capped', { deducted: formatPoints(score.deducted) })
                : undefined
            }
          >
            {zh('score.keptOf', {
              kept: score.assessed ? itemPoints(score.kept) : '—',
              max: formatPoints(score.max),
            })}
          </span>
        </span>
      </div>
      {made.length === 0 ? null : (
        <ul className="deductions">
          {made.map((deduction) => (
            <DeductionLine
              key={deduction.id}
              {...props}
              deduction={deduction}
              {...perText(deduction, item)}
            />
          ))}
        </ul>
      )}
      {isActive ? <Options {...props} /> : null}
    </li>
  );
}

function Options({ item, score, sheet, actions, readOnly }: ItemRowProps) {
  return (
    <div className="item-options">
      <p className="muted">{item.check}</p>
      {item.evidenceHint ? <p className="faint">{zh('score.lookAt', { where: item.evidenceHint })}</p> : null}
      {readOnly ? null : (
        <>
          <ul>
            {item.deductions.map((option) => (
              <li key={option.id}>
                <button
                  type="button"
                  className="option"
                  aria-label={zh('score.option', { when: option.when, points: option.points })}
                  onClick={() => actions.deduct(item.id, option.id)}
                >
                  <span className={`option-level level-${option.level}`}>
                    {zh(`severity.${option.level}`)}
                  </span>
                  <span className="option-when">
                    {option.when}
                    {option.per ? <small>{zh('score.per', { per: option.per })}</small> : null}
                  </span>
                  <b>{`${MINUS}${option.points}`}</b>
                </button>
              </li>
            ))}
          </ul>
          <AssessedToggle
            itemId={item.id}
            name={item.name}
            hasDeductions={score.deducted > 0}
            isAssessed={sheet.assessed.includes(item.id)}
            actions={actions}
          />
        </>
      )}
    </div>
  );
}

export function NotApplicable({
  sheet,
  item,
}: {
  readonly sheet: SheetView;
  readonly item: Parameters<typeof whyNot>[1];
}) {
  return (
    <li className="item is-not-applicable" data-item={item.id}>
      <div className="item-head">
        <span className="item-name">
          <i>{item.id}</i>
          <span>{item.name}</span>
        </span>
        <span className="item-points">{zh('score.notApplicable')}</span>
      </div>
      <p className="faint item-why">{whyNot(sheet, item)}</p>
    </li>
  );
}

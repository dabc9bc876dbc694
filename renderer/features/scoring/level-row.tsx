/** One item of a rubric that gives levels: nothing found, flaw, error, grave, and whether it changed the outcome. */
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import type { LevelItem, LevelRubric } from '../../../shared/rubric/schema.ts';
import type { ItemScore } from '../../../shared/rubric/score.ts';
import { CheckField, Segments } from '../../kit/choice.tsx';
import { Tag } from '../../kit/tag.tsx';
import { type DeductionContext, DeductionLine } from './deduction-line.tsx';
import { NotApplicable } from './item-row.tsx';

const LEVELS = ['none', 'flaw', 'error', 'grave'] as const;
type Level = (typeof LEVELS)[number];

const TONES = { none: 'ok', flaw: 'flaw', error: 'error', grave: 'error' } as const;

export interface LevelRowProps extends DeductionContext {
  readonly sheet: SheetView;
  readonly rubric: LevelRubric;
  readonly item: LevelItem;
  readonly score: ItemScore;
  readonly isActive: boolean;
  readonly onActive: (itemId: string | null) => void;
}

export function LevelRow(props: LevelRowProps) {
  const { sheet, rubric, item, score, isActive } = props;
  if (!score.applies) return <NotApplicable sheet={sheet} item={item} />;
  const { labels } = rubric.scoring;
  const given = sheet.deductions.find(
    (deduction) => deduction.kind === 'level' && deduction.itemId === item.id,
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
          {score.assessed ? (
            <Tag tone={TONES[score.level]}>{labels[score.level]}</Tag>
          ) : (
            <span className="faint">{zh('score.notAssessed')}</span>
          )}
        </span>
      </div>
      {given?.level ? (
        <ul className="deductions">
          <DeductionLine
            {...props}
            deduction={given}
            text={item.levels[given.level]}
            per={null}
            points={null}
          />
        </ul>
      ) : null}
      {isActive ? (
        <LevelChoice
          {...props}
          current={given?.level ?? 'none'}
          affectsOutcome={given?.affectsOutcome ?? false}
        />
      ) : null}
    </li>
  );
}

function LevelChoice(props: LevelRowProps & { readonly current: Level; readonly affectsOutcome: boolean }) {
  const { item, rubric, sheet, actions, readOnly, current, affectsOutcome } = props;
  const { labels } = rubric.scoring;
  const isAssessed = sheet.assessed.includes(item.id) || current !== 'none';
  const choose = (level: Level): void => {
    if (level === 'none') {
      if (current !== 'none') actions.setLevel(item.id, null, false);
      actions.markAssessed([item.id], true);
    } else {
      actions.setLevel(item.id, level, affectsOutcome);
    }
  };
  return (
    <div className="item-options">
      <p className="muted">{item.check}</p>
      {item.evidenceHint ? <p className="faint">{zh('score.lookAt', { where: item.evidenceHint })}</p> : null}
      <dl className="level-texts">
        {(['flaw', 'error', 'grave'] as const).map((level) => (
          <div key={level} className={level === current ? 'is-current' : undefined}>
            <dt>{labels[level]}</dt>
            <dd>{item.levels[level]}</dd>
          </div>
        ))}
      </dl>
      <Segments
        label={zh('score.levelOf', { name: item.name })}
        value={isAssessed ? current : ('' as Level)}
        disabled={readOnly}
        choices={LEVELS.map((level) => ({
          value: level,
          label: labels[level],
          hint: level === 'none' ? undefined : item.levels[level],
        }))}
        onChange={choose}
      />
      {current === 'none' ? null : (
        <CheckField
          checked={affectsOutcome}
          disabled={readOnly}
          onChange={(affects) => actions.setLevel(item.id, current, affects)}
        >
          {zh('score.affectsOutcome')}
        </CheckField>
      )}
    </div>
  );
}

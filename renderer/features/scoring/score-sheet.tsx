/** The score sheet at the right: total, what applies, groups of items, vetoes; undo and the way to the conclusion. */
import { useEffect, useRef } from 'react';
import type { Evidence, SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { formatPoints } from '../../../shared/model/points.ts';
import type { ItemScore } from '../../../shared/rubric/score.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { itemPoints } from '../../words/numbers.ts';
import type { DeductionContext } from './deduction-line.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { ItemRow } from './item-row.tsx';
import { LevelRow } from './level-row.tsx';
import { isDeduct, isLevels } from './rubric-view.ts';
import { ScoreHead } from './score-head.tsx';
import type { SheetActions } from './sheet-actions.ts';
import { VetoList } from './veto-list.tsx';
import './scoring.css';

export interface ScoreSheetProps {
  readonly sheet: SheetView;
  readonly actions: SheetActions;
  readonly activeItemId: string | null;
  /** Raised when the active item must be brought into sight. */
  readonly showNonce: number;
  readonly onActive: (itemId: string | null) => void;
  readonly attachTo: string | null;
  readonly onAttachTo: (deductionId: string | null) => void;
  readonly onGo: (evidence: Evidence) => void;
  readonly openFindings: number;
  readonly onConclude: () => void;
}

export function ScoreSheet(props: ScoreSheetProps) {
  const { sheet, actions } = props;
  const { rubric } = sheet;
  const body = useRef<HTMLDivElement>(null);
  const readOnly = sheet.readOnly !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the nonce says when, the item says what
  useEffect(() => {
    if (props.activeItemId === null) return;
    body.current
      ?.querySelector(`[data-item="${CSS.escape(props.activeItemId)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [props.activeItemId, props.showNonce]);
  const context: DeductionContext = {
    caseId: sheet.caseId,
    readOnly,
    actions,
    attachTo: props.attachTo,
    onAttachTo: props.onAttachTo,
    onGo: props.onGo,
  };
  return (
    <aside className="score-sheet" aria-label={zh('score.title')}>
      <ScoreHead sheet={sheet} />
      <p className="rubric-line">
        <span>{zh('review.rubricVersion', { name: rubric.name, version: rubric.version })}</span>
        <span>{zh('score.locked')}</span>
      </p>
      {readOnly ? (
        <p className="note-line tone-hint read-only" role="status">
          <Icon name="lock" />
          {zh(`score.readOnly.${sheet.readOnly ?? 'signed'}`)}
        </p>
      ) : null}
      <div className="score-body" ref={body}>
        <FactsPanel sheet={sheet} actions={actions} />
        <VetoList {...context} sheet={sheet} />
        <Groups {...props} context={context} />
      </div>
      <Foot {...props} readOnly={readOnly} />
    </aside>
  );
}

function Foot(props: ScoreSheetProps & { readonly readOnly: boolean }) {
  const { sheet, actions, readOnly } = props;
  return (
    <footer className="score-foot">
      <Button
        small
        icon="undo"
        label={zh('action.undo')}
        disabled={readOnly || sheet.history.undo === null}
        why={sheet.history.undo === null ? undefined : zh('score.undoWhat', { what: sheet.history.undo })}
        onClick={actions.undo}
      >
        {zh('action.undo')}
      </Button>
      <Button
        small
        icon="redo"
        label={zh('action.redo')}
        disabled={readOnly || sheet.history.redo === null}
        why={sheet.history.redo === null ? undefined : zh('score.redoWhat', { what: sheet.history.redo })}
        onClick={actions.redo}
      >
        {zh('action.redo')}
      </Button>
      <span className="muted score-left">
        {zh('score.left', {
          items: sheet.score.applicable - sheet.score.assessed,
          findings: props.openFindings,
        })}
      </span>
      <span className="spacer" />
      <Button kind="primary" onClick={props.onConclude}>
        {zh('score.conclude')}
      </Button>
    </footer>
  );
}

function Groups(props: ScoreSheetProps & { readonly context: DeductionContext }) {
  const { sheet, context, actions } = props;
  const { rubric } = sheet;
  const scores = new Map(sheet.score.items.map((score) => [score.itemId, score]));
  const rest = (itemIds: readonly string[]): string[] =>
    itemIds.filter((id) => scores.get(id)?.applies === true && scores.get(id)?.assessed === false);
  const shared = { ...context, sheet, onActive: props.onActive };
  const at = (id: string): { readonly score: ItemScore; readonly isActive: boolean } => ({
    score: scores.get(id) as ItemScore,
    isActive: id === props.activeItemId,
  });
  if (isDeduct(rubric)) {
    return rubric.groups.map((group) => {
      const sum = sheet.score.groups.find((candidate) => candidate.groupId === group.id);
      return (
        <section key={group.id} className="group" aria-label={group.name}>
          <GroupHead
            id={group.id}
            name={group.name}
            rest={context.readOnly ? [] : rest(group.items.map((item) => item.id))}
            actions={actions}
          >
            {sum ? zh('score.keptOf', { kept: itemPoints(sum.kept), max: formatPoints(sum.max) }) : ''}
          </GroupHead>
          <ul>
            {group.items.map((item) => (
              <ItemRow key={item.id} {...shared} item={item} {...at(item.id)} />
            ))}
          </ul>
        </section>
      );
    });
  }
  if (!isLevels(rubric)) return null;
  return rubric.groups.map((group) => (
    <section key={group.id} className="group" aria-label={group.name}>
      <GroupHead
        id={group.id}
        name={group.name}
        rest={context.readOnly ? [] : rest(group.items.map((item) => item.id))}
        actions={actions}
      >
        {''}
      </GroupHead>
      <ul>
        {group.items.map((item) => (
          <LevelRow key={item.id} {...shared} rubric={rubric} item={item} {...at(item.id)} />
        ))}
      </ul>
    </section>
  ));
}

function GroupHead(props: {
  readonly id: string;
  readonly name: string;
  readonly rest: readonly string[];
  readonly actions: SheetActions;
  readonly children: string;
}) {
  const { id, name, rest, actions } = props;
  return (
    <header className="group-head">
      <i>{id}</i>
      <b>{name}</b>
      {rest.length > 0 ? (
        <LinkButton label={zh('score.restOf', { name })} onClick={() => actions.markAssessed(rest, true)}>
          {zh('score.rest', { count: rest.length })}
        </LinkButton>
      ) : null}
      <span className="spacer" />
      <span>{props.children}</span>
    </header>
  );
}

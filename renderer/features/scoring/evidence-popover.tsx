/** Beside a selected passage: book it on an option of the active item, or of any item found by a word. */
import { useState } from 'react';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { IconButton } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { clearSelection, useFinishedPassage } from '../../viewer/selection.ts';
import { shortQuote } from '../../words/passage.ts';
import { isDeduct, isLevels, nameOf } from './rubric-view.ts';
import type { SheetActions } from './sheet-actions.ts';

interface Choice {
  readonly key: string;
  readonly itemId: string;
  readonly item: string;
  readonly text: string;
  readonly tail: string;
  readonly run: () => void;
}

const MOST = 8;

/** Every way to book a passage: options of deducting items, levels of levelled ones. */
function choicesOf(sheet: SheetView, actions: SheetActions): Choice[] {
  const { rubric } = sheet;
  const applies = new Set(sheet.score.items.filter((item) => item.applies).map((item) => item.itemId));
  if (isDeduct(rubric)) {
    return rubric.groups.flatMap((group) =>
      group.items
        .filter((item) => applies.has(item.id))
        .flatMap((item) =>
          item.deductions.map((option) => ({
            key: option.id,
            itemId: item.id,
            item: zh('score.named', { id: item.id, name: item.name }),
            text: option.when,
            tail: `−${option.points}`,
            run: () => actions.deduct(item.id, option.id),
          })),
        ),
    );
  }
  if (!isLevels(rubric)) return [];
  const { labels } = rubric.scoring;
  return rubric.groups.flatMap((group) =>
    group.items
      .filter((item) => applies.has(item.id))
      .flatMap((item) =>
        (['flaw', 'error', 'grave'] as const).map((level) => ({
          key: `${item.id}:${level}`,
          itemId: item.id,
          item: zh('score.named', { id: item.id, name: item.name }),
          text: item.levels[level],
          tail: labels[level],
          run: () => actions.setLevel(item.id, level, false),
        })),
      ),
  );
}

export interface EvidencePopoverProps {
  readonly sheet: SheetView;
  readonly activeItemId: string | null;
  readonly actions: SheetActions;
}

export function EvidencePopover({ sheet, activeItemId, actions }: EvidencePopoverProps) {
  const passage = useFinishedPassage();
  const [word, setWord] = useState('');
  if (passage === null) return null;
  const all = choicesOf(sheet, actions);
  const asked = word.trim();
  const shown =
    asked === ''
      ? all.filter((choice) => choice.itemId === activeItemId)
      : all.filter((choice) => `${choice.item}${choice.text}`.includes(asked));
  return (
    <aside className="evidence-popover" aria-label={zh('popover.title')}>
      <header>
        <b>{zh('popover.title')}</b>
        <q>{shortQuote(passage.quote, 18)}</q>
        <IconButton icon="close" label={zh('popover.close')} onClick={clearSelection} />
      </header>
      <TextField
        kind="search"
        label={zh('popover.search')}
        hideLabel
        placeholder={zh('popover.search')}
        value={word}
        onChange={setWord}
      />
      {shown.length === 0 ? (
        <p className="muted">{asked === '' ? zh('popover.chooseItem') : zh('popover.nothing')}</p>
      ) : null}
      {asked === '' && activeItemId !== null && shown.length > 0 ? (
        <p className="popover-item">{nameOf(sheet.rubric, activeItemId)}</p>
      ) : null}
      <ul>
        {shown.slice(0, MOST).map((choice) => (
          <li key={choice.key}>
            <button
              type="button"
              className="option"
              aria-label={zh('popover.option', { text: choice.text, tail: choice.tail })}
              onClick={choice.run}
            >
              <span className="option-when">
                {choice.text}
                {asked === '' ? null : <small>{choice.item}</small>}
              </span>
              <b>{choice.tail}</b>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}

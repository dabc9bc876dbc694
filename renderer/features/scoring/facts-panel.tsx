/** What applies to the case: it decides which items count. */
import { useState } from 'react';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { CheckField } from '../../kit/choice.tsx';
import { SelectField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';
import type { SheetActions } from './sheet-actions.ts';

export function FactsPanel({
  sheet,
  actions,
}: {
  readonly sheet: SheetView;
  readonly actions: SheetActions;
}) {
  const [isOpen, setOpen] = useState(false);
  const { facts } = sheet.rubric;
  if (facts.length === 0) return null;
  const chosen = facts.flatMap((fact) => {
    const value = sheet.facts[fact.id] ?? fact.initial;
    if (fact.kind === 'choice') return [String(value)];
    return value === true ? [fact.label] : [];
  });
  return (
    <section className="facts-panel">
      <button type="button" className="facts-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <b>{zh('score.facts')}</b>
        <span className="muted facts-summary">{chosen.join(zh('list.dot'))}</span>
        <Icon name={isOpen ? 'up' : 'down'} size={12} />
      </button>
      {isOpen ? (
        <div className="facts-body">
          {facts.map((fact) => {
            const value = sheet.facts[fact.id] ?? fact.initial;
            return fact.kind === 'choice' ? (
              <SelectField
                key={fact.id}
                label={fact.label}
                value={String(value)}
                disabled={sheet.readOnly !== null}
                options={fact.choices.map((choice) => ({ value: choice, label: choice }))}
                onChange={(choice) => actions.setFact(fact.id, choice)}
              />
            ) : (
              <CheckField
                key={fact.id}
                checked={value === true}
                disabled={sheet.readOnly !== null}
                onChange={(isTrue) => actions.setFact(fact.id, isTrue)}
              >
                {fact.label}
              </CheckField>
            );
          })}
        </div>
      ) : null}
    </section>
  );
}

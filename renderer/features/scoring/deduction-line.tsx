/** One deduction made: what for, how often, on which passages, with a note. */
import { useEffect, useRef, useState } from 'react';
import type { Deduction, Evidence } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { useAutosave } from '../../client/autosave.ts';
import { call } from '../../client/client.ts';
import { IconButton } from '../../kit/button.tsx';
import { AreaField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';
import { EvidenceChips } from './evidence-chips.tsx';
import type { SheetActions } from './sheet-actions.ts';

export interface DeductionContext {
  readonly caseId: string;
  readonly readOnly: boolean;
  readonly actions: SheetActions;
  /** The deduction the next selection is attached to. */
  readonly attachTo: string | null;
  readonly onAttachTo: (deductionId: string | null) => void;
  readonly onGo: (evidence: Evidence) => void;
}

export interface DeductionLineProps extends DeductionContext {
  readonly deduction: Deduction;
  readonly text: string;
  /** 处, 份 …: counted; null: once. */
  readonly per: string | null;
  readonly points: string | null;
}

export function DeductionLine(props: DeductionLineProps) {
  const { deduction, text, per, points, readOnly, actions, attachTo, onAttachTo } = props;
  const [isNoting, setNoting] = useState(deduction.note !== '');
  const isAttaching = attachTo === deduction.id;
  const attach = (): void => {
    if (isAttaching) onAttachTo(null);
    else if (!actions.attach(deduction.id)) onAttachTo(deduction.id);
  };
  return (
    <li className="deduction" data-deduction={deduction.id}>
      <span className="deduction-line">
        <span className="deduction-text">
          {text}
          {deduction.findingId ? <small className="from-machine">{zh('deduction.fromFinding')}</small> : null}
        </span>
        {per === null ? null : (
          <Counter deduction={deduction} per={per} text={text} readOnly={readOnly} actions={actions} />
        )}
        {points === null ? null : <b className="deduction-points">{points}</b>}
        {readOnly ? null : (
          <span className="deduction-tools">
            <IconButton
              icon="note"
              label={zh('deduction.note', { text })}
              pressed={isNoting}
              onClick={() => setNoting(!isNoting)}
            />
            <IconButton
              icon="close"
              label={zh('deduction.remove', { text })}
              onClick={() => actions.remove(deduction.id)}
            />
          </span>
        )}
      </span>
      <EvidenceChips
        deduction={deduction}
        readOnly={readOnly}
        isAttaching={isAttaching}
        onGo={props.onGo}
        onAttach={attach}
        onDetach={actions.detach}
      />
      {isNoting || (readOnly && deduction.note !== '') ? (
        <Note
          key={deduction.id}
          caseId={props.caseId}
          deduction={deduction}
          text={text}
          readOnly={readOnly}
        />
      ) : null}
    </li>
  );
}

function Counter(props: {
  readonly deduction: Deduction;
  readonly per: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly actions: SheetActions;
}) {
  const { deduction, per, text, readOnly, actions } = props;
  return (
    <span className="counter">
      {readOnly ? null : (
        <button
          type="button"
          aria-label={zh('deduction.fewer', { text })}
          disabled={deduction.count <= 1}
          onClick={() => actions.setCount(deduction.id, deduction.count - 1)}
        >
          <Icon name="minus" size={10} />
        </button>
      )}
      <span>{zh('deduction.count', { count: deduction.count, per })}</span>
      {readOnly ? null : (
        <button
          type="button"
          aria-label={zh('deduction.more', { text })}
          disabled={deduction.count >= 99}
          onClick={() => actions.setCount(deduction.id, deduction.count + 1)}
        >
          <Icon name="plus" size={10} />
        </button>
      )}
    </span>
  );
}

/** The note is written while it is typed. What comes back from the backend is taken only when nothing waits here. */
function Note({
  caseId,
  deduction,
  text,
  readOnly,
}: {
  readonly caseId: string;
  readonly deduction: Deduction;
  readonly text: string;
  readonly readOnly: boolean;
}) {
  const [value, setValue] = useState(deduction.note);
  const newest = useRef<string | null>(null);
  const { push, flush } = useAutosave(async (note: string) => {
    await call('scoring.setNote', { caseId, deductionId: deduction.id, note });
    if (newest.current === note) newest.current = null;
  });
  useEffect(() => {
    if (newest.current === null) setValue(deduction.note);
  }, [deduction.note]);
  return (
    <AreaField
      label={zh('deduction.note', { text })}
      hideLabel
      placeholder={zh('deduction.note.hint')}
      rows={1}
      maxRows={5}
      maxLength={2000}
      value={value}
      disabled={readOnly}
      onChange={(note) => {
        setValue(note);
        newest.current = note;
        push(note);
      }}
      onBlur={() => void flush()}
    />
  );
}

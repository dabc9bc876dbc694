/** The vetoes: one of them and the case fails, so each asks for a reason and a passage. */
import { useState } from 'react';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import type { Veto } from '../../../shared/rubric/schema.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { AreaField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useSelection } from '../../viewer/selection.ts';
import { shortQuote } from '../../words/passage.ts';
import { type DeductionContext, DeductionLine } from './deduction-line.tsx';
import { vetoApplies } from './rubric-view.ts';

export function VetoList(props: DeductionContext & { readonly sheet: SheetView }) {
  const { sheet, readOnly } = props;
  const given = sheet.deductions.filter((deduction) => deduction.kind === 'veto');
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<Veto | null>(null);
  const { vetoes } = sheet.rubric;
  if (vetoes.length === 0) return null;
  const shown = vetoes.filter((veto) => isOpen || given.some((deduction) => deduction.itemId === veto.id));
  return (
    <section className="group veto-group" aria-label={zh('veto.title')}>
      <button type="button" className="group-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="dot dot-veto" aria-hidden="true" />
        <b>{zh('veto.title')}</b>
        <span className="spacer" />
        <span>{zh('veto.count', { given: given.length, all: vetoes.length })}</span>
        <Icon name={isOpen ? 'up' : 'down'} size={12} />
      </button>
      <ul>
        {shown.map((veto) => {
          const deduction = given.find((candidate) => candidate.itemId === veto.id);
          return (
            <li key={veto.id} className={deduction ? 'item is-vetoed' : 'item'} data-item={veto.id}>
              <div className="item-head">
                <span className="item-name">
                  <i>{veto.id}</i>
                  <span>{veto.name}</span>
                </span>
                {deduction || readOnly || !vetoApplies(sheet, veto.id) ? null : (
                  <Button small label={zh('veto.applyOf', { id: veto.id })} onClick={() => setAsked(veto)}>
                    {zh('veto.apply')}
                  </Button>
                )}
              </div>
              {deduction ? (
                <ul className="deductions">
                  <DeductionLine
                    {...props}
                    deduction={deduction}
                    text={zh('veto.applied')}
                    per={null}
                    points={null}
                  />
                </ul>
              ) : null}
            </li>
          );
        })}
      </ul>
      {asked === null ? null : <VetoDialog {...props} veto={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

const SHORTEST = 2;

function VetoDialog({
  caseId,
  veto,
  actions,
  onClose,
}: DeductionContext & { readonly veto: Veto; readonly onClose: () => void }) {
  const passage = useSelection((state) => state.passage);
  const reason = useDraft(`veto:${caseId}:${veto.id}`);
  const isReady = reason.text.trim().length >= SHORTEST;
  const submit = async (): Promise<void> => {
    if (!(await actions.veto(veto.id, reason.text.trim()))) return;
    reason.clear();
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={zh('veto.dialog', { id: veto.id })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{zh('action.cancel')}</Button>
          <Button kind="danger" disabled={!isReady} isBusy={actions.isBusy} onClick={() => void submit()}>
            {zh('veto.confirm')}
          </Button>
        </>
      }
    >
      <div className="form-stack">
        <p>
          <b>{veto.name}</b>
        </p>
        {veto.evidenceHint ? (
          <p className="muted">{zh('score.lookAt', { where: veto.evidenceHint })}</p>
        ) : null}
        <p className={passage ? 'note-line tone-ok' : 'note-line tone-flaw'}>
          {passage ? zh('veto.withPassage', { quote: shortQuote(passage.quote, 30) }) : zh('veto.noPassage')}
        </p>
        <AreaField
          label={zh('form.reason')}
          value={reason.text}
          disabled={!reason.isLoaded}
          autoFocus
          maxLength={2000}
          onChange={reason.setText}
        />
      </div>
    </Dialog>
  );
}

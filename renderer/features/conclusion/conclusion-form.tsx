/** Determination, reason and opinion: written to the conclusion while they are typed. */
import { useEffect, useState } from 'react';
import type { ConclusionView } from '../../../shared/contract/conclusions.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { useAutosave } from '../../client/autosave.ts';
import { call } from '../../client/client.ts';
import { useReplace } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { RadioField } from '../../kit/choice.tsx';
import { useConfirm } from '../../kit/dialog.tsx';
import { AreaField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';

interface Form {
  readonly determination: ConclusionView['determination'];
  readonly determinationReason: string;
  readonly opinion: string;
}

const DETERMINATIONS = ['pass', 'flawed', 'wrong'] as const;

function formOf({ determination, determinationReason, opinion }: ConclusionView): Form {
  return { determination, determinationReason, opinion };
}

/** Local text leads while something waits to be written; otherwise what is stored. */
function useConclusionForm(view: ConclusionView) {
  const replace = useReplace();
  const { caseId } = view;
  const [form, setForm] = useState(() => formOf(view));
  const [isDirty, setDirty] = useState(false);
  const { push, flush } = useAutosave(async (value: Form) => {
    const saved = await call('conclusions.save', { caseId, ...value });
    setDirty(false);
    replace('conclusions.get', { caseId }, saved);
  });
  useEffect(() => {
    if (!isDirty) setForm(formOf(view));
  }, [view, isDirty]);
  const set = (part: Partial<Form>): void => {
    const next = { ...form, ...part };
    setForm(next);
    setDirty(true);
    push(next);
  };
  return { form, set, flush };
}

export function ConclusionForm({ view, isOwn }: { readonly view: ConclusionView; readonly isOwn: boolean }) {
  const confirm = useConfirm();
  const { form, set, flush } = useConclusionForm(view);
  const readOnly = !isOwn || view.state === 'signed' || view.state === 'sealed';
  const differs = form.determination !== null && form.determination !== view.proposal;
  const needsReason = form.determination !== null && (form.determination !== 'pass' || differs);
  const takeDraft = async (): Promise<void> => {
    const isReplacing = form.opinion.trim() !== '' && form.opinion !== view.draftOpinion;
    if (
      isReplacing &&
      !(await confirm({
        title: zh('conclusion.draft.replace'),
        text: zh('conclusion.draft.replace.text'),
        yes: zh('conclusion.draft.use'),
      }))
    )
      return;
    set({ opinion: view.draftOpinion });
  };
  return (
    <>
      <section className="card card-pad" aria-label={zh('conclusion.determination')}>
        <h2>{zh('conclusion.determination')}</h2>
        <RadioField
          label={zh('conclusion.determination')}
          value={form.determination}
          disabled={readOnly}
          choices={DETERMINATIONS.map((value) => ({
            value,
            label: view.labels[value],
            hint: value === view.proposal ? zh('conclusion.isProposed') : undefined,
          }))}
          onChange={(determination) => set({ determination })}
        />
        {differs ? (
          <p className="note-line tone-flaw">
            <Icon name="warning" />
            {zh('conclusion.differs', { proposal: view.labels[view.proposal] })}
          </p>
        ) : null}
        {form.determination === 'wrong' ? (
          <p className="note-line tone-error">{zh('conclusion.secondNeeded')}</p>
        ) : null}
        <AreaField
          label={needsReason ? zh('conclusion.reason.needed') : zh('conclusion.reason')}
          rows={2}
          value={form.determinationReason}
          disabled={readOnly}
          maxLength={4000}
          onChange={(determinationReason) => set({ determinationReason })}
          onBlur={() => void flush()}
        />
      </section>
      <section className="card card-pad" aria-label={zh('conclusion.opinion')}>
        <div className="section-head">
          <h2>{zh('conclusion.opinion')}</h2>
          <span className="spacer" />
          {readOnly ? null : (
            <Button small icon="copy" onClick={() => void takeDraft()}>
              {zh('conclusion.draft.use')}
            </Button>
          )}
        </div>
        <AreaField
          label={zh('conclusion.opinion')}
          hideLabel
          placeholder={zh('conclusion.opinion.hint')}
          rows={10}
          maxRows={28}
          value={form.opinion}
          disabled={readOnly}
          maxLength={20_000}
          onChange={(opinion) => set({ opinion })}
          onBlur={() => void flush()}
        />
        {form.opinion.trim() === '' && !readOnly ? (
          <details className="draft-preview">
            <summary>{zh('conclusion.draft.preview')}</summary>
            <p>{view.draftOpinion}</p>
          </details>
        ) : null}
      </section>
    </>
  );
}

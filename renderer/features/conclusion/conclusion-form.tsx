/** Determination, reason and opinion: written to the conclusion while they are typed. */
import { useEffect, useRef, useState } from 'react';
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

/** Local text leads while something newer than what is stored waits here; otherwise what is stored. */
function useConclusionForm(view: ConclusionView) {
  const replace = useReplace();
  const { caseId } = view;
  const [form, setForm] = useState(() => formOf(view));
  const newest = useRef<Form | null>(null);
  const { push, flush } = useAutosave(async (value: Form) => {
    const saved = await call('conclusions.save', { caseId, ...value });
    if (newest.current === value) newest.current = null;
    replace('conclusions.get', { caseId }, saved);
  });
  useEffect(() => {
    if (newest.current === null) setForm(formOf(view));
  }, [view]);
  const set = (part: Partial<Form>): void => {
    const next = { ...form, ...part };
    newest.current = next;
    setForm(next);
    push(next);
  };
  return { form, set, leave: () => void flush() };
}

interface PartProps {
  readonly view: ConclusionView;
  readonly form: Form;
  readonly readOnly: boolean;
  readonly set: (part: Partial<Form>) => void;
  readonly leave: () => void;
}

export function ConclusionForm({ view, isOwn }: { readonly view: ConclusionView; readonly isOwn: boolean }) {
  const { form, set, leave } = useConclusionForm(view);
  const readOnly = !isOwn || view.state === 'signed' || view.state === 'sealed';
  const part = { view, form, readOnly, set, leave };
  return (
    <>
      <Determination {...part} />
      <Opinion {...part} />
    </>
  );
}

function Determination({ view, form, readOnly, set, leave }: PartProps) {
  const { determination } = form;
  const differs = determination !== null && determination !== view.proposal;
  const needsReason = determination !== null && (determination !== 'pass' || differs);
  return (
    <section className="card card-pad" aria-label={zh('conclusion.determination')}>
      <h2>{zh('conclusion.determination')}</h2>
      <RadioField
        label={zh('conclusion.determination')}
        value={determination}
        disabled={readOnly}
        choices={DETERMINATIONS.map((value) => ({
          value,
          label: view.labels[value],
          hint: value === view.proposal ? zh('conclusion.isProposed') : undefined,
        }))}
        onChange={(chosen) => set({ determination: chosen })}
      />
      {differs ? (
        <p className="note-line tone-flaw">
          <Icon name="warning" />
          {zh('conclusion.differs', { proposal: view.labels[view.proposal] })}
        </p>
      ) : null}
      {determination === 'wrong' ? (
        <p className="note-line tone-error">{zh('conclusion.secondNeeded')}</p>
      ) : null}
      <AreaField
        label={needsReason ? zh('conclusion.reason.needed') : zh('conclusion.reason')}
        rows={2}
        value={form.determinationReason}
        disabled={readOnly}
        maxLength={4000}
        onChange={(determinationReason) => set({ determinationReason })}
        onBlur={leave}
      />
    </section>
  );
}

function Opinion({ view, form, readOnly, set, leave }: PartProps) {
  const confirm = useConfirm();
  const isEmpty = form.opinion.trim() === '';
  const mayReplace = async (): Promise<boolean> =>
    isEmpty ||
    form.opinion === view.draftOpinion ||
    confirm({
      title: zh('conclusion.draft.replace'),
      text: zh('conclusion.draft.replace.text'),
      yes: zh('conclusion.draft.use'),
    });
  const takeDraft = async (): Promise<void> => {
    if (await mayReplace()) set({ opinion: view.draftOpinion });
  };
  return (
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
        onBlur={leave}
      />
      {isEmpty && !readOnly ? (
        <details className="draft-preview">
          <summary>{zh('conclusion.draft.preview')}</summary>
          <p>{view.draftOpinion}</p>
        </details>
      ) : null}
    </section>
  );
}

/** The form of a new review. What is typed is kept while it is typed, and given back after a crash. */
import { useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { parseCivilDate } from '../../../shared/model/civil-date.ts';
import { failureOf } from '../../client/call-error.ts';
import { useFormDraft } from '../../client/drafts.ts';
import { useCall, useCommand } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ErrorLine } from '../../kit/error.tsx';
import { SelectField, TextField } from '../../kit/field.tsx';
import { Loaded } from '../../kit/loaded.tsx';

const EMPTY = { name: '', unit: '', periodFrom: '', periodTo: '', rubricId: '' };
type Form = typeof EMPTY;

export interface CreateReviewProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onCreated: (reviewId: string) => void;
}

function useReviewForm(props: CreateReviewProps) {
  const [isTried, setTried] = useState(false);
  const { value, set, clear, isLoaded } = useFormDraft<Form>('review.new', EMPTY);
  const rubrics = useCall('rubrics.list', {}, { enabled: props.isOpen });
  const rubricId = value.rubricId || (rubrics.data?.[0]?.id ?? '');
  const create = useCommand('reviews.create', (review) => {
    clear();
    setTried(false);
    props.onClose();
    props.onCreated(review.id);
  });
  const submit = (): void => {
    setTried(true);
    const from = parseCivilDate(value.periodFrom);
    const to = parseCivilDate(value.periodTo);
    if (faultsOf(value).any || from === null || to === null || rubricId === '') return;
    create.mutate({ name: value.name, unit: value.unit, periodFrom: from, periodTo: to, rubricId });
  };
  return { value, set, isLoaded, isTried, rubrics, rubricId, create, submit };
}

export function CreateReview(props: CreateReviewProps) {
  const { value, set, isLoaded, isTried, rubrics, rubricId, create, submit } = useReviewForm(props);
  const footer = (
    <>
      <span className="muted">{zh('form.kept')}</span>
      <span className="spacer" />
      <Button onClick={props.onClose}>{zh('action.cancel')}</Button>
      <Button kind="primary" isBusy={create.isPending} onClick={submit}>
        {zh('home.create.submit')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen={props.isOpen} title={zh('home.create')} onClose={props.onClose} footer={footer}>
      <form
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Fields value={value} set={set} disabled={!isLoaded} faults={isTried ? faultsOf(value) : null} />
        <Loaded query={rubrics} rows={1}>
          {(list) => (
            <SelectField
              label={zh('review.rubric')}
              hint={zh('home.rubric.hint')}
              value={rubricId}
              options={list.map((rubric) => ({
                value: rubric.id,
                label: zh('review.rubricVersion', { name: rubric.name, version: rubric.version }),
              }))}
              onChange={(id) => set({ rubricId: id })}
            />
          )}
        </Loaded>
        {create.error ? <ErrorLine failure={failureOf(create.error)} /> : null}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}

interface Faults {
  readonly name: string | null;
  readonly unit: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly any: boolean;
}

function faultsOf(form: Form): Faults {
  const required = (text: string): string | null => (text.trim() === '' ? zh('form.required') : null);
  const from = parseCivilDate(form.periodFrom);
  const to = parseCivilDate(form.periodTo);
  const faults = {
    name: required(form.name),
    unit: required(form.unit),
    from: from === null ? zh('form.date') : null,
    to: to === null ? zh('form.date') : from !== null && to < from ? zh('home.periodReversed') : null,
  };
  return { ...faults, any: Object.values(faults).some((fault) => fault !== null) };
}

function Fields(props: {
  readonly value: Form;
  readonly set: (part: Partial<Form>) => void;
  readonly disabled: boolean;
  readonly faults: Faults | null;
}) {
  const { value, set, disabled, faults } = props;
  return (
    <>
      <TextField
        label={zh('review.name')}
        placeholder={zh('review.name.example')}
        value={value.name}
        error={faults?.name}
        disabled={disabled}
        maxLength={80}
        autoFocus
        onChange={(name) => set({ name })}
      />
      <TextField
        label={zh('review.unit')}
        value={value.unit}
        error={faults?.unit}
        disabled={disabled}
        maxLength={80}
        onChange={(unit) => set({ unit })}
      />
      <div className="two-columns">
        <TextField
          kind="date"
          label={zh('review.periodFrom')}
          value={value.periodFrom}
          error={faults?.from}
          disabled={disabled}
          onChange={(periodFrom) => set({ periodFrom })}
        />
        <TextField
          kind="date"
          label={zh('review.periodTo')}
          value={value.periodTo}
          error={faults?.to}
          disabled={disabled}
          onChange={(periodTo) => set({ periodTo })}
        />
      </div>
    </>
  );
}

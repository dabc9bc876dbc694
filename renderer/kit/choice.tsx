/** Choices: tick, one of a few, and a row of segments. */
import { Checkbox, Radio } from 'antd';
import type { ReactNode } from 'react';

/** A box to tick, with its sentence. */
export function CheckField(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
  readonly label?: string;
  readonly children?: ReactNode;
}) {
  return (
    <Checkbox
      checked={props.checked}
      disabled={props.disabled ?? false}
      aria-label={props.label}
      onChange={(event) => props.onChange(event.target.checked)}
    >
      {props.children}
    </Checkbox>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** One of a few, each on a line of its own with what it means. */
export function RadioField<T extends string>(props: {
  readonly label: string;
  readonly value: T | null;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean | undefined;
  readonly inline?: boolean;
}) {
  return (
    <Radio.Group
      className={props.inline ? 'radio-field radio-inline' : 'radio-field'}
      aria-label={props.label}
      value={props.value}
      disabled={props.disabled ?? false}
      onChange={(event) => props.onChange(event.target.value as T)}
    >
      {props.choices.map((choice) => (
        <Radio key={choice.value} value={choice.value}>
          {choice.label}
          {choice.hint ? <span className="muted choice-hint">{choice.hint}</span> : null}
        </Radio>
      ))}
    </Radio.Group>
  );
}

/** A row of segments, one of them chosen; each is a radio for keyboard and screen reader. */
export function Segments<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean | undefined;
}) {
  return (
    <div className="segments" role="radiogroup" aria-label={props.label}>
      {props.choices.map((choice) => (
        // biome-ignore lint/a11y/useSemanticElements: a segment is drawn as a button and read as a radio
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === props.value}
          data-value={choice.value}
          title={choice.hint}
          disabled={props.disabled}
          onClick={() => props.onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

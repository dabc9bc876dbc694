/** Fields of a form: a label above, a hint or an error below; names come from the label. */
import { Input } from 'antd';
import { type ReactNode, useId } from 'react';

interface FieldFrame {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  /** Keeps the label for those who listen, not for those who look. */
  readonly hideLabel?: boolean;
}

interface TextValue extends FieldFrame {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly maxLength?: number;
}

function Frame(props: FieldFrame & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label className={props.hideLabel ? 'visually-hidden' : 'field-label'} htmlFor={props.id}>
        {props.label}
      </label>
      {props.children}
      {props.error ? (
        <p className="field-error" role="alert">
          {props.error}
        </p>
      ) : props.hint ? (
        <p className="field-hint">{props.hint}</p>
      ) : null}
    </div>
  );
}

/** One line of text. */
export function TextField(props: TextValue & { readonly kind?: 'text' | 'date' | 'search' }) {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <Input
        id={id}
        type={props.kind ?? 'text'}
        value={props.value}
        placeholder={props.placeholder}
        disabled={props.disabled ?? false}
        autoFocus={props.autoFocus ?? false}
        maxLength={props.maxLength}
        autoComplete="off"
        spellCheck={false}
        status={props.error ? 'error' : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Frame>
  );
}

/** A password; shown only while the eye is pressed. */
export function PasswordField(props: TextValue) {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <Input.Password
        id={id}
        value={props.value}
        placeholder={props.placeholder}
        disabled={props.disabled ?? false}
        autoFocus={props.autoFocus ?? false}
        autoComplete="off"
        status={props.error ? 'error' : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Frame>
  );
}

/** Several lines of text that grow with what is written. */
export function AreaField(
  props: TextValue & { readonly rows?: number; readonly maxRows?: number; readonly onBlur?: () => void },
) {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <Input.TextArea
        id={id}
        value={props.value}
        placeholder={props.placeholder}
        disabled={props.disabled ?? false}
        autoFocus={props.autoFocus ?? false}
        maxLength={props.maxLength}
        autoSize={{ minRows: props.rows ?? 3, maxRows: props.maxRows ?? 12 }}
        spellCheck={false}
        status={props.error ? 'error' : undefined}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur}
      />
    </Frame>
  );
}

/** One of a list, as the system's own drop-down. */
export function SelectField(
  props: FieldFrame & {
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly onChange: (value: string) => void;
    readonly placeholder?: string;
    readonly disabled?: boolean;
  },
) {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <select
        id={id}
        className="select"
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

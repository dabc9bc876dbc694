/** Buttons: one primary a screen, everything else plain or quiet. */
import { Button as AntButton, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly small?: boolean;
  readonly icon?: IconName;
  readonly label?: string;
  readonly disabled?: boolean;
  /** Why it is disabled, or what it does: shown on hover. */
  readonly why?: string | undefined;
  readonly keys?: string;
  readonly isBusy?: boolean;
  readonly pressed?: boolean;
  readonly submit?: boolean;
  readonly testId?: string;
  readonly onClick?: () => void;
  readonly children?: ReactNode;
}

/** A key as it is printed on the keyboard. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd>{children}</kbd>;
}

/** A button with its word, and its key beside it where it has one. */
export function Button(props: ButtonProps) {
  const { kind = 'plain' } = props;
  const button = (
    <AntButton
      type={kind === 'primary' ? 'primary' : kind === 'quiet' ? 'text' : 'default'}
      danger={kind === 'danger'}
      size={props.small ? 'small' : 'middle'}
      htmlType={props.submit ? 'submit' : 'button'}
      disabled={props.disabled ?? false}
      loading={props.isBusy ?? false}
      aria-label={props.label}
      aria-pressed={props.pressed}
      data-testid={props.testId}
      icon={props.icon ? <Icon name={props.icon} /> : undefined}
      onClick={props.onClick}
    >
      {props.children}
      {props.keys ? <Kbd>{props.keys}</Kbd> : null}
    </AntButton>
  );
  if (!props.why) return button;
  return (
    <Tooltip title={props.why}>
      <span className="button-why">{button}</span>
    </Tooltip>
  );
}

/** A small square button with an icon; its label is its accessible name and its tooltip. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip title={props.label}>
      <AntButton
        type="text"
        size="small"
        aria-label={props.label}
        aria-pressed={props.pressed}
        disabled={props.disabled ?? false}
        icon={<Icon name={props.icon} />}
        onClick={props.onClick}
      />
    </Tooltip>
  );
}

/** Text that acts: a link inside the program, never an address. */
export function LinkButton(props: {
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}) {
  return (
    <button
      type="button"
      className="link-button"
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

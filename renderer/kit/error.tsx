/** What went wrong, its code, and what to do: for a pane, for a line in a form, and for the whole window. */
import { Component, type ReactNode } from 'react';
import type { Failure } from '../../shared/errors.ts';
import { zh } from '../../shared/i18n/translate.ts';
import { failureOf, failureText } from '../client/call-error.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** A pane that could not be filled. */
export function ErrorPane(props: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}) {
  const failure = failureOf(props.error);
  return (
    <div className="error-pane" role="alert">
      <span className="empty-mark is-error">
        <Icon name="warning" size={22} />
      </span>
      <p className="empty-title">{failureText(failure)}</p>
      <p className="muted">{zh('error.code', { code: failure.code })}</p>
      <div className="empty-actions">
        {props.onRetry ? <Button onClick={props.onRetry}>{zh('action.retry')}</Button> : null}
        {props.children}
      </div>
    </div>
  );
}

/** One line in a form: the sentence and the code. */
export function ErrorLine({ failure }: { readonly failure: Failure }) {
  return (
    <p className="error-line" role="alert">
      <Icon name="warning" />
      <span>
        {failureText(failure)}
        <small>{zh('error.code', { code: failure.code })}</small>
      </span>
    </p>
  );
}

/** Keeps a fault of one screen from emptying the window. */
export class FaultWall extends Component<{ readonly children: ReactNode }, { readonly fault: unknown }> {
  override state: { readonly fault: unknown } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: unknown } {
    return { fault };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return (
      <div className="fault-wall">
        <ErrorPane error={this.state.fault} onRetry={() => this.setState({ fault: null })}>
          <Button onClick={() => window.location.reload()}>{zh('action.reload')}</Button>
        </ErrorPane>
      </div>
    );
  }
}

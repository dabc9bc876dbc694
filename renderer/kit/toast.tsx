/** Short word that something was done or refused, with one thing to do about it. */
import { App } from 'antd';
import { useMemo } from 'react';
import { failureOf, failureText } from '../client/call-error.ts';
import { LinkButton } from './button.tsx';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly done: (text: string, action?: ToastAction) => void;
  readonly note: (text: string) => void;
  /** Shows the sentence of whatever was thrown. */
  readonly failed: (error: unknown) => void;
}

const SECONDS = 4;

export function useToast(): Toast {
  const { message } = App.useApp();
  return useMemo(
    () => ({
      done: (text, action) => {
        const close = (): void => message.destroy(text);
        void message.open({
          key: text,
          type: 'success',
          content: <Words text={text} action={action} onActed={close} />,
          duration: SECONDS,
        });
      },
      note: (text) => void message.open({ type: 'info', content: text, duration: SECONDS }),
      failed: (error) =>
        void message.open({ type: 'error', content: failureText(failureOf(error)), duration: SECONDS + 2 }),
    }),
    [message],
  );
}

function Words({
  text,
  action,
  onActed,
}: {
  readonly text: string;
  readonly action: ToastAction | undefined;
  readonly onActed: () => void;
}) {
  const act = (): void => {
    onActed();
    action?.run();
  };
  return (
    <span className="toast">
      {text}
      {action ? <LinkButton onClick={act}>{action.label}</LinkButton> : null}
    </span>
  );
}

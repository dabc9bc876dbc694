/** Short word that something was done or refused, with one thing to do about it. */
import { App } from 'antd';
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
  return {
    done: (text, action) => {
      const key = text;
      const close = (): void => message.destroy(key);
      const content = (
        <span className="toast">
          {text}
          {action ? (
            <LinkButton
              onClick={() => {
                close();
                action.run();
              }}
            >
              {action.label}
            </LinkButton>
          ) : null}
        </span>
      );
      void message.open({ key, type: 'success', content, duration: SECONDS });
    },
    note: (text) => void message.open({ type: 'info', content: text, duration: SECONDS }),
    failed: (error) => {
      const failure = failureOf(error);
      void message.open({ type: 'error', content: failureText(failure), duration: SECONDS + 2 });
    },
  };
}

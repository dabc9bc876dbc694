/** The bar one types into to find words in the case: how many there are, the one that is shown, the next. */
import { type KeyboardEventHandler, useEffect, useRef } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { Button, IconButton } from '../../kit/button.tsx';

export interface FindBarProps {
  readonly text: string;
  readonly count: number;
  /** Zero-based; -1 before the first. */
  readonly current: number;
  readonly isComplete: boolean;
  readonly isAsking: boolean;
  /** Raised to take the caret. */
  readonly nonce: number;
  readonly onText: (text: string) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onClose: () => void;
  readonly onBack: () => void;
  readonly onKeyDown: KeyboardEventHandler;
}

function countText({ text, count, current, isComplete, isAsking }: FindBarProps): string {
  if (text.trim() === '') return '';
  if (isAsking && count === 0) return zh('find.asking');
  if (count === 0) return zh('find.none');
  return zh(isComplete ? 'find.count' : 'find.countMore', { index: Math.max(1, current + 1), count });
}

export function FindBar(props: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const { nonce } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the field takes the caret again
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [nonce]);
  return (
    <search className="find-bar" aria-label={zh('find.label')}>
      <input
        ref={field}
        className="find-field"
        type="text"
        value={props.text}
        maxLength={100}
        placeholder={zh('find.placeholder')}
        aria-label={zh('find.field')}
        title={zh('find.hint')}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={props.onKeyDown}
      />
      <span className="find-count" role="status" data-testid="find-count">
        {countText(props)}
      </span>
      <IconButton
        icon="up"
        label={zh('find.previous')}
        disabled={props.count === 0}
        onClick={props.onPrevious}
      />
      <IconButton icon="down" label={zh('find.next')} disabled={props.count === 0} onClick={props.onNext} />
      <span className="spacer" />
      <Button small kind="quiet" keys="Esc" onClick={props.onBack}>
        {zh('find.back')}
      </Button>
      <IconButton icon="close" label={zh('find.close')} onClick={props.onClose} />
    </search>
  );
}

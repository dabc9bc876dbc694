/** Nothing here yet, and what to do next. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export function Empty(props: {
  readonly icon?: IconName;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <span className="empty-mark">
        <Icon name={props.icon ?? 'file'} size={22} />
      </span>
      <p className="empty-title">{props.title}</p>
      {props.hint ? <p className="muted">{props.hint}</p> : null}
      {props.children ? <div className="empty-actions">{props.children}</div> : null}
    </div>
  );
}

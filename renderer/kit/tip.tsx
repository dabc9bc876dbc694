/** More about a thing, on hover and on focus. */
import { Popover, Tooltip } from 'antd';
import type { ReactElement, ReactNode } from 'react';

export function Tip({ text, children }: { readonly text: ReactNode; readonly children: ReactElement }) {
  return <Tooltip title={text}>{children}</Tooltip>;
}

/** A panel that opens under a button and stays until it is left. */
export function Panel(props: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly content: ReactNode;
  readonly children: ReactElement;
}) {
  return (
    <Popover
      open={props.isOpen}
      onOpenChange={props.onOpenChange}
      content={props.content}
      trigger="click"
      placement="bottomRight"
      arrow={false}
    >
      {props.children}
    </Popover>
  );
}

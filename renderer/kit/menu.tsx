/** A short menu under a button. */
import { Dropdown } from 'antd';
import type { ReactElement } from 'react';

export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly isDanger?: boolean;
  readonly run: () => void;
}

export function Menu(props: {
  readonly entries: readonly MenuEntry[];
  readonly children: ReactElement;
  readonly up?: boolean;
}) {
  return (
    <Dropdown
      trigger={['click']}
      placement={props.up ? 'topLeft' : 'bottomRight'}
      menu={{
        items: props.entries.map(({ key, label, isDanger }) => ({ key, label, danger: isDanger ?? false })),
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation();
          props.entries.find((entry) => entry.key === key)?.run();
        },
      }}
    >
      {props.children}
    </Dropdown>
  );
}

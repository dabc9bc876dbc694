/** A dense table: rows are opened by click, Enter or the link in their first cell; arrows move between rows. */
import { Table } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  readonly width?: number | string;
  readonly align?: 'left' | 'right' | 'center';
  readonly render: (row: T) => ReactNode;
  readonly compare?: (a: T, b: T) => number;
}

export interface DataTableProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly columns: readonly Column<T>[];
  readonly onOpen?: (row: T) => void;
  readonly empty?: ReactNode;
}

function moveRow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.currentTarget;
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

/** Rows of one kind of record. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { onOpen } = props;
  return (
    <div className="data-table">
      <Table<T>
        size="small"
        aria-label={props.label}
        dataSource={[...props.rows]}
        rowKey={props.rowKey}
        pagination={false}
        showSorterTooltip={false}
        locale={{ emptyText: props.empty ?? null }}
        columns={props.columns.map((column) => ({
          key: column.key,
          title: column.title,
          width: column.width,
          align: column.align ?? 'left',
          render: (_: unknown, row: T) => column.render(row),
          ...(column.compare ? { sorter: column.compare } : {}),
        }))}
        onRow={(row) =>
          onOpen
            ? {
                tabIndex: 0,
                className: 'row-opens',
                onClick: () => onOpen(row),
                onKeyDown: (event) => {
                  if (event.target === event.currentTarget && event.key === 'Enter') onOpen(row);
                  else moveRow(event);
                },
              }
            : {}
        }
      />
    </div>
  );
}

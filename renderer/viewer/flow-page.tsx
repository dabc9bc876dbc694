/**
 * A Word page from its blocks: paragraphs and tables as the reader gave them, what stands outside the text (header,
 * footer, comment) or was deleted, inserted or hidden shown as such. Text only, never markup.
 */
import { memo, type ReactNode } from 'react';
import { zh } from '../../shared/i18n/translate.ts';
import type { Block, BlockMarkKind, FlowPage } from '../../shared/model/page.ts';
import { isMoved, markClass } from './highlight-layer.tsx';
import type { Mark } from './mark.ts';
import { BODY_PT } from './page-size.ts';

interface PieceProps {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly block: Block;
  readonly marks: readonly Mark[];
}

/** Cuts a block's text at every border of a mark; each piece carries the offset it begins at. */
function Pieces({ text, start, end, block, marks }: PieceProps) {
  const cuts = new Set([start, end]);
  for (const mark of [...marks, ...block.marks]) {
    if (mark.start > start && mark.start < end) cuts.add(mark.start);
    if (mark.end > start && mark.end < end) cuts.add(mark.end);
  }
  const points = [...cuts].sort((a, b) => a - b);
  return (
    <>
      {points.slice(0, -1).map((from, index) => {
        const to = points[index + 1] ?? end;
        const over = marks.filter((mark) => mark.start < to && mark.end > from);
        const strongest = over.find((mark) => mark.isActive) ?? over.at(-1);
        const changes = block.marks.filter((mark) => mark.start < to && mark.end > from);
        return (
          <Piece key={from} start={from} mark={strongest} changes={changes.map((change) => change.kind)}>
            {text.slice(from, to)}
          </Piece>
        );
      })}
    </>
  );
}

function Piece(props: {
  readonly start: number;
  readonly mark: Mark | undefined;
  readonly changes: readonly BlockMarkKind[];
  readonly children: string;
}) {
  const classes = [
    ...props.changes.map((kind) => `change-${kind}`),
    props.mark ? markClass(props.mark) : '',
  ].filter((name) => name !== '');
  const titles = [
    ...props.changes.map((kind) => zh(`viewer.change.${kind}`)),
    props.mark?.label ?? '',
  ].filter((title) => title !== '');
  return (
    <span
      data-start={props.start}
      data-mark={props.mark?.id}
      className={classes.join(' ') || undefined}
      title={titles.join(' · ') || undefined}
    >
      {props.children}
    </span>
  );
}

function Paragraph({
  block,
  text,
  marks,
}: {
  readonly block: Block;
  readonly text: string;
  readonly marks: readonly Mark[];
}) {
  const { style } = block;
  const own = marks.filter((mark) => mark.start < block.end && mark.end > block.start);
  const label = OUTSIDE[block.kind];
  return (
    <p
      className={`flow-block flow-${block.kind}`}
      style={{
        textAlign: style.align,
        fontWeight: style.bold ? 700 : 400,
        fontSize: style.sizePt === null ? undefined : `${style.sizePt / BODY_PT}em`,
        textIndent: style.indent > 0 ? `${style.indent}em` : undefined,
      }}
    >
      {label === undefined ? null : <span className="flow-label">{zh(label)}</span>}
      <Pieces text={text} start={block.start} end={block.end} block={block} marks={own} />
    </p>
  );
}

const OUTSIDE = {
  header: 'viewer.block.header',
  footer: 'viewer.block.footer',
  footnote: 'viewer.block.footnote',
  comment: 'viewer.block.comment',
  'text-box': 'viewer.block.text-box',
  paragraph: undefined,
  heading: undefined,
  cell: undefined,
} as const;

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly blocks: Block[];
}

const cellKey = (row: number, column: number): string => `${row}/${column}`;

/** Rows of cells. A cell that a merge from above covers is not drawn; text in it moves into the cell that covers it. */
function cellsOf(blocks: readonly Block[]): Cell[][] {
  const cells = new Map<string, Cell>();
  const coveredBy = new Map<string, Cell>();
  for (const block of blocks) {
    if (block.cell === null) continue;
    const { row, column, rowSpan, columnSpan } = block.cell;
    const above = coveredBy.get(cellKey(row, column));
    if (above) {
      if (block.end > block.start) above.blocks.push(block);
      continue;
    }
    const cell = cells.get(cellKey(row, column)) ?? { row, column, rowSpan, columnSpan, blocks: [] };
    cell.blocks.push(block);
    cells.set(cellKey(row, column), cell);
    for (let below = 1; below < rowSpan; below += 1) coveredBy.set(cellKey(row + below, column), cell);
  }
  const rows = new Map<number, Cell[]>();
  for (const cell of cells.values()) {
    const row = rows.get(cell.row) ?? [];
    row.push(cell);
    rows.set(cell.row, row);
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row.sort((a, b) => a.column - b.column));
}

function Table({
  blocks,
  page,
  marks,
}: {
  readonly blocks: readonly Block[];
  readonly page: FlowPage;
  readonly marks: readonly Mark[];
}) {
  return (
    <table className="flow-table">
      <tbody>
        {cellsOf(blocks).map((row) => (
          <tr key={row[0]?.row}>
            {row.map((cell) => (
              <td key={cell.column} rowSpan={cell.rowSpan} colSpan={cell.columnSpan}>
                {cell.blocks.map((block) => (
                  <Paragraph key={block.path} block={block} text={page.text} marks={marks} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Blocks in order, those of one table together. */
function groups(blocks: readonly Block[]): { readonly table: number | null; readonly blocks: Block[] }[] {
  const result: { table: number | null; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const table = block.cell?.table ?? null;
    const last = result.at(-1);
    if (table !== null && last?.table === table) last.blocks.push(block);
    else result.push({ table, blocks: [block] });
  }
  return result;
}

export interface FlowSheetProps {
  readonly page: FlowPage;
  readonly marks: readonly Mark[];
}

export const FlowSheet = memo(function FlowSheet({ page, marks }: FlowSheetProps): ReactNode {
  const standing = marks.filter((mark) => !isMoved(mark, page.text));
  return (
    <div className="flow-sheet" data-testid="page-text" data-page-text="">
      {groups(page.blocks).map(({ table, blocks }) =>
        table === null ? (
          blocks.map((block) => (
            <Paragraph key={block.path} block={block} text={page.text} marks={standing} />
          ))
        ) : (
          <Table key={`table-${blocks[0]?.path}`} blocks={blocks} page={page} marks={standing} />
        ),
      )}
    </div>
  );
});

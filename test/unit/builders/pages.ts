/** Small page makers: pages as the readers give them, without a file. */
import type { CaseDocument } from '../../../shared/facts/view.ts';
import type {
  Block,
  BlockKind,
  BlockMark,
  FixedPage,
  FlowPage,
  Page,
  TextLine,
} from '../../../shared/model/page.ts';

const STYLE = { align: 'left', bold: false, sizePt: null, indent: 0 } as const;
const LINE_POINTS = 20;
const CHAR_POINTS = 10;

/** A paragraph, a paragraph of another kind, or a table given as rows of cells. */
export type Part =
  | string
  | {
      readonly kind: BlockKind;
      readonly text: string;
      readonly marks?: readonly Omit<BlockMark, 'start' | 'end'>[];
    }
  | { readonly rows: readonly (readonly string[])[] };

/** A Word page: blocks in order, joined by line breaks. */
export function flowPage(parts: readonly Part[], page = 1): FlowPage {
  let text = '';
  let tables = 0;
  const blocks: Block[] = [];
  const push = (
    value: string,
    kind: BlockKind,
    path: string,
    cell: Block['cell'],
    marks: readonly Omit<BlockMark, 'start' | 'end'>[],
  ): void => {
    if (text !== '') text += '\n';
    const start = text.length;
    text += value;
    const end = text.length;
    blocks.push({
      start,
      end,
      kind,
      path,
      style: STYLE,
      cell,
      marks: marks.map((mark) => ({ ...mark, start, end })),
    });
  };
  parts.forEach((part, index) => {
    if (typeof part === 'string') push(part, 'paragraph', `p${index}`, null, []);
    else if ('rows' in part) {
      const table = tables;
      tables += 1;
      part.rows.forEach((cells, row) => {
        cells.forEach((value, column) => {
          push(
            value,
            'cell',
            `t${table}r${row}c${column}p0`,
            { table, row, column, rowSpan: 1, columnSpan: 1 },
            [],
          );
        });
      });
    } else push(part.text, part.kind, `p${index}`, null, part.marks ?? []);
  });
  return { layout: 'flow', page, textSource: 'native', text, blocks };
}

/** A printed page: one box a line, every character ten points wide. */
export function printedPage(
  lines: readonly string[],
  page = 1,
  textSource: FixedPage['textSource'] = 'native',
): FixedPage {
  let text = '';
  const edges: number[] = [];
  const placed: TextLine[] = lines.map((line, index) => {
    if (index > 0) {
      text += '\n';
      edges.push(0, 0);
    }
    const start = text.length;
    text += line;
    for (let i = 0; i < line.length; i += 1) edges.push(i * CHAR_POINTS * 10, (i + 1) * CHAR_POINTS * 10);
    const top = index * LINE_POINTS;
    return { start, end: text.length, box: [0, top, line.length * CHAR_POINTS, top + LINE_POINTS] };
  });
  return {
    layout: 'fixed',
    page,
    width: 595,
    height: 842,
    rotation: 0,
    textSource,
    text,
    lines: placed,
    edges: Uint16Array.from(edges),
  };
}

/** A document of one file; `kind` is a document type code. */
export function caseDocument(
  kind: string | null,
  pages: readonly Page[],
  title = '文书',
  file = `${title}.docx`,
): CaseDocument {
  return {
    id: `${file}:1`,
    file,
    kind,
    title,
    fromPage: pages[0]?.page ?? 1,
    toPage: pages.at(-1)?.page ?? 1,
    pages,
  };
}

/** A Word document of paragraphs and tables. */
export function wordDocument(kind: string, title: string, parts: readonly Part[]): CaseDocument {
  return caseDocument(kind, [flowPage([title, ...parts])], title);
}

export interface LaidRow {
  readonly text: string;
  /** Left margin, or the middle of the page; a number of points for a column. */
  readonly at?: 'left' | 'centre' | number;
  /** Points; 14 unless told. */
  readonly size?: number;
  /** On the height of the row before it. */
  readonly sameRow?: boolean;
}

const PAGE = { width: 595, height: 842, margin: 80, size: 14, leading: 1.7 };

/** A page with its rows where a printer puts them: titles in the middle and large, columns side by side. */
export function laidPage(
  rows: readonly (string | LaidRow)[],
  page = 1,
  textSource: FixedPage['textSource'] = 'native',
): FixedPage {
  let text = '';
  let top = 60;
  const lines: TextLine[] = [];
  for (const row of rows) {
    const {
      text: own,
      at = 'left',
      size = PAGE.size,
      sameRow = false,
    } = typeof row === 'string' ? { text: row } : row;
    if (!sameRow && lines.length > 0) top += PAGE.size * PAGE.leading;
    if (text !== '') text += '\n';
    const start = text.length;
    text += own;
    const width = own.length * size;
    const left = at === 'left' ? PAGE.margin : at === 'centre' ? (PAGE.width - width) / 2 : at;
    lines.push({ start, end: text.length, box: [left, top, left + width, top + size] });
  }
  return {
    layout: 'fixed',
    page,
    width: PAGE.width,
    height: PAGE.height,
    rotation: 0,
    textSource,
    text,
    lines,
    edges: new Uint16Array(),
  };
}

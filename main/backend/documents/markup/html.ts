/**
 * Web pages saved under any name (old systems write them as .doc): their text, paragraph by paragraph, tables as cells.
 * Scripts, styles and whatever is not shown are dropped; nothing is fetched; nothing of the markup remains.
 */
import { AppError } from '../../../../shared/errors.ts';
import type { BlockStyle, CellPlace, FileText } from '../../../../shared/model/page.ts';
import { type FlowRun, PageWriter, pathOf } from '../flow/page-writer.ts';
import type { Caps } from '../limits.ts';
import { decodeText } from '../text.ts';

/** Elements whose contents are no text of the page. */
const DROPPED = /^(?:script|style|head|template|noscript|iframe|object|svg|math|select|textarea|xml)$/;
const BREAKS =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|table|tr|td|th|body|center|blockquote|pre|section|article|header|footer|form|hr|caption)$/;
const HEADING = /^h[1-6]$/;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  times: '×',
  yen: '¥',
  sect: '§',
};
const CHARSET_SAMPLE = 4096;
const LARGEST_SPAN = 100;

/** By byte-order mark or the page's own word, else as any text. */
function decode(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, CHARSET_SAMPLE));
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  const isMarked = (bytes[0] ?? 0) >= 0xef && (bytes[1] === 0xbb || (bytes[1] ?? 0) >= 0xfe);
  if (named && !isMarked && /^(?:gb2312|gbk|gb18030|big5|utf-8|utf8)$/.test(named)) {
    try {
      const label = named.startsWith('gb') ? 'gb18030' : named;
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // It says one thing and is another.
    }
  }
  return decodeText(bytes);
}

function plain(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));?/gi, (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    })
    .replace(/[ \t\r\n\f]+/g, ' ');
}

interface Table {
  readonly index: number;
  row: number;
  column: number;
  columnSpan: number;
  rowSpan: number;
  isInCell: boolean;
  /** Columns covered from above: rows left, by column. */
  readonly covered: Map<number, number>;
}

class Reader {
  readonly writer = new PageWriter();
  private parts: string[] = [];
  private isAtStart = true;
  private count = 0;
  private tableCount = 0;
  private readonly tables: Table[] = [];
  private heading = false;
  private align: BlockStyle['align'] = 'left';

  /** White space at the beginning of a line is not shown. */
  add(text: string): void {
    const shown = this.isAtStart ? text.trimStart() : text;
    if (shown === '') return;
    this.parts.push(shown);
    this.isAtStart = false;
  }

  open(name: string, attributes: string): void {
    if (name === 'br') {
      this.parts.push('\n');
      this.isAtStart = true;
      return;
    }
    if (!BREAKS.test(name)) return;
    this.end();
    const table = this.tables.at(-1);
    if (name === 'table') {
      const covered = new Map<number, number>();
      this.tables.push({
        index: this.tableCount++,
        row: -1,
        column: -1,
        columnSpan: 1,
        rowSpan: 1,
        isInCell: false,
        covered,
      });
    } else if (name === 'tr' && table) this.startRow(table);
    else if ((name === 'td' || name === 'th') && table) startCell(table, attributes);
    this.heading = HEADING.test(name);
    const align = /\balign\s*[=:]\s*["']?\s*(center|right|justify)/i.exec(attributes)?.[1]?.toLowerCase();
    this.align = (align as BlockStyle['align'] | undefined) ?? (name === 'center' ? 'center' : 'left');
  }

  private startRow(table: Table): void {
    table.row += 1;
    table.column = -1;
    table.columnSpan = 1;
    table.isInCell = false;
    for (const [column, rows] of table.covered)
      if (rows <= 1) table.covered.delete(column);
      else table.covered.set(column, rows - 1);
  }

  close(name: string): void {
    if (!BREAKS.test(name)) return;
    const table = this.tables.at(-1);
    const isCellEnd = (name === 'td' || name === 'th') && table !== undefined;
    this.end(isCellEnd);
    if (isCellEnd) table.isInCell = false;
    if (name === 'table') this.tables.pop();
    this.heading = false;
    this.align = 'left';
  }

  /** Writes the paragraph read so far; an empty one only where it is all of a cell. */
  end(isCellEnd = false): void {
    const text = this.parts.join('').replace(/ +\n/g, '\n').trimEnd();
    this.parts = [];
    this.isAtStart = true;
    const table = this.tables.at(-1);
    const cell: CellPlace | null =
      table?.isInCell === true
        ? {
            table: table.index,
            row: Math.max(0, table.row),
            column: table.column,
            rowSpan: table.rowSpan,
            columnSpan: table.columnSpan,
          }
        : null;
    const last = this.writer.blocks.at(-1)?.cell;
    const isKnown =
      cell && last?.table === cell.table && last.row === cell.row && last.column === cell.column;
    if (text === '' && (!isCellEnd || isKnown)) return;
    const runs: FlowRun[] = text === '' ? [] : [{ text, mark: null, bold: null, sizePt: null }];
    this.writer.add({
      runs,
      kind: cell ? 'cell' : this.heading ? 'heading' : 'paragraph',
      path: pathOf(cell, this.count++),
      number: '',
      style: { align: this.align, bold: false, sizePt: null, indent: 0 },
      cell,
    });
  }
}

function spanOf(attributes: string, name: string): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.min(LARGEST_SPAN, Math.max(1, value));
}

function startCell(table: Table, attributes: string): void {
  let column = table.column < 0 ? 0 : table.column + table.columnSpan;
  while (table.covered.has(column)) column += 1;
  table.column = column;
  table.columnSpan = spanOf(attributes, 'colspan');
  table.rowSpan = spanOf(attributes, 'rowspan');
  table.isInCell = true;
  if (table.rowSpan > 1)
    for (let i = 0; i < table.columnSpan; i += 1) table.covered.set(column + i, table.rowSpan);
}

/** Markup in order: comments and instructions, tags, text. No alternative begins where another can. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<\/?([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>?|[^<]+|</gi;

/** @throws AppError empty, damaged */
export function readHtml(bytes: Uint8Array, caps: Caps): FileText {
  const reader = new Reader();
  let dropped: string | null = null;
  let pieces = 0;
  for (const [whole, name, attributes = ''] of decode(bytes).matchAll(MARKUP)) {
    pieces += 1;
    if (pieces > caps.textPieces * 10) throw new AppError('too-large', { pieces });
    const tag = name?.toLowerCase();
    const isClosing = whole.startsWith('</');
    if (dropped !== null) {
      if (isClosing && tag === dropped) dropped = null;
      // A page without an end to its head is read all the same.
      else if (dropped === 'head' && tag === 'body') dropped = null;
      if (tag !== 'body') continue;
    }
    if (tag === undefined) {
      if (!whole.startsWith('<!') && !whole.startsWith('<?')) reader.add(plain(whole));
    } else if (isClosing) reader.close(tag);
    else if (DROPPED.test(tag) && !whole.endsWith('/>')) dropped = tag;
    else reader.open(tag, attributes);
  }
  reader.end();
  if (reader.writer.text.trim() === '') throw new AppError('empty');
  return { format: 'text', pages: [reader.writer.toPage(1)], warnings: [] };
}

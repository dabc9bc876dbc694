/** Words of an .xlsx list an office sends back: every sheet as rows of text. Formulas are not computed, only their last value is read. */
import { AppError } from '../../../shared/errors.ts';
import type { Caps } from './limits.ts';
import { readXml, type XmlHandler } from './xml.ts';
import { openZip, type ZipArchive } from './zip.ts';

/** A list longer or wider than this is no list an office keeps by hand. */
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 256;

function part(archive: ZipArchive, name: string, caps: Caps, handler: XmlHandler): boolean {
  const bytes = archive.read(name);
  if (bytes === null) return false;
  readXml(bytes, caps, handler);
  return true;
}

/** Texts of `<t>` in each `<si>`; phonetic hints (`<rPh>`) are no words of the cell. */
function sharedStrings(archive: ZipArchive, caps: Caps): string[] {
  const strings: string[] = [];
  let text = '';
  let isWord = false;
  let hints = 0;
  part(archive, 'xl/sharedStrings.xml', caps, {
    open: ({ local }) => {
      if (local === 'si') text = '';
      if (local === 'rPh') hints += 1;
      isWord = local === 't' && hints === 0;
    },
    close: (local) => {
      if (local === 'si') strings.push(text);
      if (local === 'rPh') hints -= 1;
      isWord = false;
    },
    text: (words) => {
      if (isWord) text += words;
    },
  });
  return strings;
}

/** Sheet names with the parts that hold them, in order. */
function sheetParts(archive: ZipArchive, caps: Caps): [name: string, part: string][] {
  const targets = new Map<string, string>();
  part(archive, 'xl/_rels/workbook.xml.rels', caps, {
    open: (element) => {
      const target = element.attribute('Target') ?? '';
      if (element.local === 'Relationship')
        targets.set(element.attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
    close: () => undefined,
  });
  const sheets: [string, string][] = [];
  const isWorkbook = part(archive, 'xl/workbook.xml', caps, {
    open: (element) => {
      if (element.local !== 'sheet') return;
      const target = targets.get(element.attribute('id') ?? '');
      if (target !== undefined) sheets.push([element.attribute('name') ?? '', target]);
    },
    close: () => undefined,
  });
  if (!isWorkbook) throw new AppError('wrong-type');
  return sheets;
}

/** Column of a cell's name: B7 is 1. @throws AppError too-large */
function columnOf(name: string): number {
  let column = 0;
  for (const char of /^[A-Z]{1,3}/.exec(name)?.[0] ?? '') column = column * 26 + (char.charCodeAt(0) - 64);
  if (column > MOST_COLUMNS) throw new AppError('too-large', { columns: column, limit: MOST_COLUMNS });
  return column - 1;
}

class SheetReader implements XmlHandler {
  readonly rows: string[][] = [];
  private readonly strings: readonly string[];
  private column = 0;
  private type = '';
  private value = '';
  private isValue = false;

  constructor(strings: readonly string[]) {
    this.strings = strings;
  }

  readonly open: XmlHandler['open'] = (element) => {
    if (element.local === 'row') {
      const number = Number(element.attribute('r') ?? this.rows.length + 1);
      if (!(number <= MOST_ROWS)) throw new AppError('too-large', { rows: number, limit: MOST_ROWS });
      while (this.rows.length < number) this.rows.push([]);
      this.column = 0;
    } else if (element.local === 'c') {
      const name = element.attribute('r');
      if (name !== undefined) this.column = columnOf(name);
      this.type = element.attribute('t') ?? 'n';
      this.value = '';
    }
    this.isValue = element.local === 'v' || element.local === 't';
  };

  readonly close: XmlHandler['close'] = (local) => {
    this.isValue = false;
    if (local !== 'c') return;
    const row = this.rows.at(-1);
    if (!row) return;
    while (row.length < this.column) row.push('');
    row[this.column] =
      this.type === 's' ? (this.strings[Number(this.value)] ?? '') : this.value.replaceAll('_x000D_', '');
    this.column += 1;
  };

  readonly text = (words: string): void => {
    if (this.isValue) this.value += words;
  };
}

/** Reads an .xlsx. @throws AppError wrong-type damaged truncated encrypted hostile too-large */
export function readXlsx(bytes: Uint8Array, caps: Caps): Map<string, string[][]> {
  const archive = openZip(bytes, caps);
  const strings = sharedStrings(archive, caps);
  const sheets = new Map<string, string[][]>();
  for (const [name, target] of sheetParts(archive, caps)) {
    const reader = new SheetReader(strings);
    part(archive, target, caps, reader);
    sheets.set(name, reader.rows);
  }
  return sheets;
}

/** Walks one WordprocessingML part and gives its paragraphs, in reading order, with tables, marks and notes. */
import type { BlockMarkKind, CellPlace } from '../../../../shared/model/page.ts';
import type { FlowRun } from '../flow/page-writer.ts';
import type { Caps } from '../limits.ts';
import { readXml, type XmlElement } from '../xml.ts';
import { applyProperty, emptyFormat, isOn, type ParagraphFormat } from './styles.ts';

export interface DocxParagraph {
  readonly runs: FlowRun[];
  readonly format: ParagraphFormat;
  readonly styleId: string | null;
  readonly cell: CellPlace | null;
  readonly inTextBox: boolean;
  /** Ids of footnotes, endnotes and comments this paragraph refers to. */
  readonly notes: { kind: 'footnote' | 'endnote' | 'comment'; id: string }[];
}

/** A section ends behind its last paragraph and names its headers and footers by relationship id. */
export interface DocxSection {
  readonly afterParagraph: number;
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}

export interface DocxBody {
  readonly paragraphs: readonly DocxParagraph[];
  readonly sections: readonly DocxSection[];
  readonly images: number;
  /** Notes and comments by id, for those parts. */
  readonly noteOf: ReadonlyMap<number, string>;
}

interface TableState {
  readonly index: number;
  /** Paragraphs before it. */
  readonly from: number;
  row: number;
  column: number;
  span: number;
  continues: boolean;
  /** Cell that an open vertical merge began in, by column. */
  readonly mergeStart: Map<number, { row: number; rows: number }>;
}

const WORD_NAMESPACES = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const ALTERNATE = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

class BodyReader {
  readonly paragraphs: DocxParagraph[] = [];
  readonly sections: DocxSection[] = [];
  readonly noteOf = new Map<number, string>();
  images = 0;
  private readonly open: {
    paragraph: DocxParagraph;
    run: Partial<Record<'bold' | 'hidden', boolean>> & { sizePt?: number };
  }[] = [];
  private readonly tables: TableState[] = [];
  private tableCount = 0;
  private skipDepth = 0;
  private deleted = 0;
  private inserted = 0;
  private textBoxes = 0;
  private inRun = 0;
  private inRunProperties = false;
  private inParagraphProperties = false;
  private inText = false;
  private section: { headers: string[]; footers: string[] } | null = null;
  private noteId: string | null = null;

  element(element: XmlElement): void {
    if (this.skipDepth > 0) {
      this.skipDepth += 1;
      return;
    }
    if (element.uri === ALTERNATE && element.local === 'Fallback') {
      this.skipDepth = 1;
      return;
    }
    if (!WORD_NAMESPACES.has(element.uri)) {
      if (element.local === 'blip' || element.local === 'imagedata') this.images += 1;
      return;
    }
    this.structure(element);
    this.content(element);
  }

  private structure({ local, attribute }: XmlElement): void {
    switch (local) {
      case 'p':
        this.startParagraph();
        break;
      case 'tbl':
        this.tables.push({
          index: this.tableCount,
          from: this.paragraphs.length,
          row: -1,
          column: 0,
          span: 1,
          continues: false,
          mergeStart: new Map(),
        });
        this.tableCount += 1;
        break;
      case 'tr': {
        const table = this.tables.at(-1);
        if (table) {
          table.row += 1;
          table.column = -1;
          table.span = 1;
        }
        break;
      }
      case 'tc': {
        const table = this.tables.at(-1);
        if (table) {
          table.column = table.column < 0 ? 0 : table.column + table.span;
          table.span = 1;
          table.continues = false;
        }
        break;
      }
      case 'gridSpan': {
        const table = this.tables.at(-1);
        if (table) table.span = Math.max(1, Number(attribute('val') ?? 1) || 1);
        break;
      }
      case 'vMerge': {
        const table = this.tables.at(-1);
        if (!table) break;
        const started = table.mergeStart.get(table.column);
        if (attribute('val') === 'restart' || !started)
          table.mergeStart.set(table.column, { row: table.row, rows: 1 });
        else {
          started.rows += 1;
          table.continues = true;
        }
        break;
      }
      case 'txbxContent':
        this.textBoxes += 1;
        break;
      case 'sectPr':
        this.section = { headers: [], footers: [] };
        break;
      case 'headerReference':
        this.section?.headers.push(attribute('id') ?? '');
        break;
      case 'footerReference':
        this.section?.footers.push(attribute('id') ?? '');
        break;
      case 'footnote':
      case 'endnote':
      case 'comment':
        this.noteId = ['separator', 'continuationSeparator'].includes(attribute('type') ?? '')
          ? null
          : (attribute('id') ?? null);
        break;
      default:
    }
  }

  private content({ local, attribute }: XmlElement): void {
    const current = this.open.at(-1);
    switch (local) {
      case 'pPr':
        this.inParagraphProperties = true;
        break;
      case 'rPr':
        this.inRunProperties = true;
        break;
      case 'r':
        this.inRun += 1;
        if (current) current.run = {};
        break;
      case 'del':
      case 'moveFrom':
        if (!this.inRunProperties && !this.inParagraphProperties) this.deleted += 1;
        break;
      case 'ins':
      case 'moveTo':
        if (!this.inRunProperties && !this.inParagraphProperties) this.inserted += 1;
        break;
      case 't':
      case 'delText':
        this.inText = true;
        break;
      case 'tab':
        if (this.inRun > 0 && !this.inParagraphProperties) this.add('\t');
        break;
      case 'br':
      case 'cr':
        this.add('\n');
        break;
      case 'noBreakHyphen':
        this.add('-');
        break;
      case 'sym': {
        const code = Number.parseInt(attribute('char') ?? '', 16);
        // Wingdings tick boxes: what a filled form means by them.
        if (Number.isFinite(code))
          this.add(code === 0xf0fe || code === 0xf052 ? '☑' : code === 0xf0a8 || code === 0xf06f ? '□' : '');
        break;
      }
      case 'footnoteReference':
      case 'endnoteReference':
      case 'commentReference':
        current?.paragraph.notes.push({
          kind: local.replace('Reference', '') as 'comment',
          id: attribute('id') ?? '',
        });
        break;
      case 'pStyle':
        if (current && this.inParagraphProperties) {
          (current.paragraph as { styleId: string | null }).styleId = attribute('val') ?? null;
        }
        break;
      default:
        this.property(local, attribute);
    }
  }

  private property(local: string, attribute: (name: string) => string | undefined): void {
    const current = this.open.at(-1);
    if (!current) return;
    if (this.inRunProperties && this.inRun > 0) {
      if (local === 'b') current.run.bold = isOn(attribute('val'));
      else if (local === 'vanish') current.run.hidden = isOn(attribute('val'));
      else if (local === 'sz') current.run.sizePt = Number(attribute('val')) / 2;
    } else if (this.inParagraphProperties && !this.inRunProperties)
      applyProperty(current.paragraph.format, local, attribute);
  }

  private startParagraph(): void {
    const table = this.tables.at(-1);
    const cell: CellPlace | null =
      table && table.row >= 0 && table.column >= 0 && !table.continues
        ? { table: table.index, row: table.row, column: table.column, rowSpan: 1, columnSpan: table.span }
        : null;
    const paragraph: DocxParagraph = {
      runs: [],
      format: emptyFormat(),
      styleId: null,
      cell,
      inTextBox: this.textBoxes > 0,
      notes: [],
    };
    if (this.noteId !== null) this.noteOf.set(this.paragraphs.length, this.noteId);
    this.paragraphs.push(paragraph);
    this.open.push({ paragraph, run: {} });
  }

  text(text: string): void {
    if (this.skipDepth === 0 && this.inText) this.add(text);
  }

  private add(text: string): void {
    const current = this.open.at(-1);
    if (!current || text === '') return;
    const hidden = current.run.hidden === true;
    const mark: BlockMarkKind | null =
      this.deleted > 0 ? 'deleted' : hidden ? 'hidden' : this.inserted > 0 ? 'inserted' : null;
    const bold = current.run.bold ?? null;
    const sizePt = current.run.sizePt ?? null;
    const last = current.paragraph.runs.at(-1);
    if (last && last.mark === mark && last.bold === bold && last.sizePt === sizePt) {
      (last as { text: string }).text += text;
    } else current.paragraph.runs.push({ text, mark, bold, sizePt });
  }

  end(local: string, uri: string): void {
    if (this.skipDepth > 0) {
      this.skipDepth -= 1;
      return;
    }
    if (!WORD_NAMESPACES.has(uri)) return;
    switch (local) {
      case 'p':
        this.open.pop();
        break;
      case 'tbl':
        this.finishTable();
        break;
      case 'txbxContent':
        this.textBoxes -= 1;
        break;
      case 'pPr':
        this.inParagraphProperties = false;
        break;
      case 'rPr':
        this.inRunProperties = false;
        break;
      case 'r':
        this.inRun -= 1;
        break;
      case 'del':
      case 'moveFrom':
        if (!this.inRunProperties && !this.inParagraphProperties) this.deleted -= 1;
        break;
      case 'ins':
      case 'moveTo':
        if (!this.inRunProperties && !this.inParagraphProperties) this.inserted -= 1;
        break;
      case 't':
      case 'delText':
        this.inText = false;
        break;
      case 'sectPr':
        if (this.section) this.sections.push({ afterParagraph: this.paragraphs.length, ...this.section });
        this.section = null;
        break;
      case 'footnote':
      case 'endnote':
      case 'comment':
        this.noteId = null;
        break;
      default:
    }
  }

  /** Row spans are known only when the table has ended. */
  private finishTable(): void {
    const table = this.tables.pop();
    if (!table) return;
    for (const paragraph of this.paragraphs.slice(table.from)) {
      if (paragraph.cell?.table !== table.index) continue;
      const merged = table.mergeStart.get(paragraph.cell.column);
      if (merged && merged.row === paragraph.cell.row && merged.rows > 1) {
        (paragraph as { cell: CellPlace }).cell = { ...paragraph.cell, rowSpan: merged.rows };
      }
    }
  }
}

/** Reads document.xml, a header, a footer, notes or comments. */
export function readBody(bytes: Uint8Array, caps: Caps): DocxBody {
  const reader = new BodyReader();
  readXml(bytes, caps, {
    open: (element) => reader.element(element),
    close: (local, uri) => reader.end(local, uri),
    text: (text) => reader.text(text),
  });
  return {
    paragraphs: reader.paragraphs,
    sections: reader.sections,
    images: reader.images,
    noteOf: reader.noteOf,
  };
}

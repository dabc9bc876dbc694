/** RTF tokens to paragraphs: text in all its encodings, marks, tables, and the texts beside the main one. */
import type { BlockMarkKind, BlockStyle } from '../../../../shared/model/page.ts';
import type { FlowRun } from '../flow/page-writer.ts';
import { CELL, type TableParagraph } from '../flow/table-places.ts';
import { codePageOf, decodeBytes } from './charset.ts';
import { type Destination, destinationOf, firstState, type RtfState } from './state.ts';
import type { RtfHandler } from './tokens.ts';

export interface RtfParagraph extends TableParagraph {
  readonly runs: readonly FlowRun[];
  readonly number: string;
  readonly style: BlockStyle;
  readonly isHeading: boolean;
  readonly isSectionEnd: boolean;
}

/** A header, note, comment or text box, and the body paragraph it stands at. */
export interface RtfAside {
  readonly kind: Exclude<Destination, 'body' | 'number' | 'fonts' | 'none'>;
  readonly at: number;
  readonly paragraphs: RtfParagraph[];
}

const SYMBOLS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  page: '\n',
  column: '\n',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': ' ',
  _: '-',
};
const ALIGNMENTS: Readonly<Record<string, BlockStyle['align']>> = {
  ql: 'left',
  qc: 'center',
  qr: 'right',
  qj: 'justify',
  qd: 'justify',
};
const TWIPS_A_CHARACTER = 240;
const CELL_FLAGS: Readonly<Record<string, number>> = {
  clmrg: CELL.mergedAcross,
  clvmgf: CELL.firstDown | CELL.mergedDown,
  clvmrg: CELL.mergedDown,
};

/** One text: the body, or an aside. */
class Text {
  readonly paragraphs: RtfParagraph[];
  runs: FlowRun[] = [];
  number = '';

  constructor(paragraphs: RtfParagraph[]) {
    this.paragraphs = paragraphs;
  }

  add(text: string, state: RtfState): void {
    if (text === '') return;
    const mark: BlockMarkKind | null = state.deleted
      ? 'deleted'
      : state.hidden
        ? 'hidden'
        : state.inserted
          ? 'inserted'
          : null;
    const { bold, sizePt } = state;
    const last = this.runs.at(-1);
    if (last && last.mark === mark && last.bold === bold && last.sizePt === sizePt)
      this.runs[this.runs.length - 1] = { ...last, text: last.text + text };
    else this.runs.push({ text, mark, bold, sizePt });
  }

  end(state: RtfState, parts: Partial<RtfParagraph> = {}): void {
    const { align, firstLine, outline, inTable } = state;
    this.paragraphs.push({
      runs: this.runs,
      number: this.number.trimStart(),
      style: {
        align,
        bold: false,
        sizePt: null,
        indent: Math.max(0, Math.round(firstLine / TWIPS_A_CHARACTER)),
      },
      isHeading: outline !== null && outline < 9,
      isSectionEnd: false,
      inTable,
      isRowEnd: false,
      isCellEnd: false,
      isEmpty: this.runs.length === 0,
      edges: [],
      flags: [],
      ...parts,
    });
    this.runs = [];
    this.number = '';
  }
}

export class RtfReader implements RtfHandler {
  readonly body: RtfParagraph[] = [];
  readonly asides: RtfAside[] = [];
  images = 0;
  private state = firstState();
  private readonly states: RtfState[] = [];
  private readonly texts: Text[] = [new Text(this.body)];
  private bytes: number[] = [];
  private skip = 0;
  private filePage = 1252;
  private readonly fontPages = new Map<number, number | null>();
  private edges: number[] = [];
  private flags: number[] = [];
  private cellFlags = 0;

  open = (): void => {
    this.flush();
    this.states.push(this.state);
    this.state = { ...this.state, isOptional: false };
  };

  close = (): void => {
    this.flush();
    const ended = this.state;
    this.state = this.states.pop() ?? this.state;
    if (ended.destination === this.state.destination || !isAside(ended.destination)) return;
    const text = this.texts.pop();
    if (text && text.runs.length > 0) text.end(ended);
  };

  byte = (byte: number): void => {
    if (this.skip > 0) this.skip -= 1;
    else if (this.state.destination !== 'none' && this.state.destination !== 'fonts') this.bytes.push(byte);
  };

  word = (name: string, number: number | null): void => {
    if (this.skip > 0 && name !== 'u') {
      this.skip -= 1;
      return;
    }
    if (name === 'u' && number !== null) {
      this.unicode(number);
      return;
    }
    this.flush();
    if (name === '*') {
      this.state.isOptional = true;
      return;
    }
    const destination = destinationOf(name, this.state);
    if (destination !== null) this.enter(name, destination);
    else this.property(name, number);
  };

  private property(name: string, number: number | null): void {
    this.state.isOptional = false;
    const { destination } = this.state;
    if (destination === 'fonts') this.font(name, number);
    if (destination === 'fonts' || destination === 'none') return;
    this.character(name, number);
    this.paragraph(name, number);
    this.table(name, number);
  }

  private enter(name: string, destination: Destination): void {
    if (name === 'pict') this.images += 1;
    if (isAside(destination) && destination !== this.state.destination) {
      const paragraphs: RtfParagraph[] = [];
      this.asides.push({ kind: destination, at: this.body.length, paragraphs });
      this.texts.push(new Text(paragraphs));
      this.state = { ...firstState(), unicodeSkip: this.state.unicodeSkip, font: this.state.font };
    }
    this.state.destination = destination;
    this.state.isOptional = false;
  }

  private unicode(number: number): void {
    this.flush();
    this.skip = this.state.unicodeSkip;
    const { destination } = this.state;
    if (destination === 'none' || destination === 'fonts') return;
    this.write(String.fromCharCode(number < 0 ? number + 65_536 : number));
  }

  private font(name: string, number: number | null): void {
    if (name === 'f') this.state.font = number ?? 0;
    else if (name === 'fcharset') this.fontPages.set(this.state.font, codePageOf(number ?? 0));
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const text = decodeBytes(this.bytes, this.fontPages.get(this.state.font) ?? null, this.filePage);
    this.bytes = [];
    this.write(text);
  }

  private write(text: string): void {
    const current = this.texts.at(-1);
    if (this.state.destination === 'number') {
      if (current) current.number += text.replaceAll('\t', ' ');
    } else current?.add(text, this.state);
  }

  private character(name: string, number: number | null): void {
    const { state } = this;
    const isOn = number !== 0;
    const symbol = SYMBOLS[name];
    if (symbol !== undefined) this.write(symbol);
    else if (name === 'plain')
      Object.assign(state, { deleted: false, inserted: false, hidden: false, bold: false, sizePt: null });
    else if (name === 'uc') state.unicodeSkip = Math.max(0, Math.min(10, number ?? 1));
    else if (name === 'f') state.font = number ?? 0;
    else if (name === 'b') state.bold = isOn;
    else if (name === 'v') state.hidden = isOn;
    else if (name === 'deleted') state.deleted = isOn;
    else if (name === 'revised') state.inserted = isOn;
    else if (name === 'fs') state.sizePt = (number ?? 24) / 2;
    else if (name === 'ansicpg') this.filePage = number ?? 1252;
  }

  private paragraph(name: string, number: number | null): void {
    const { state } = this;
    const align = ALIGNMENTS[name];
    if (align) state.align = align;
    else if (name === 'pard')
      Object.assign(state, { align: 'left', firstLine: 0, outline: null, inTable: false });
    else if (name === 'fi') state.firstLine = number ?? 0;
    else if (name === 'outlinelevel') state.outline = number ?? null;
    else if (name === 'intbl') state.inTable = true;
    else if (name === 'par' || name === 'nestcell') this.texts.at(-1)?.end(state);
    else if (name === 'sect') this.texts.at(-1)?.end(state, { isSectionEnd: true });
  }

  private table(name: string, number: number | null): void {
    const flag = CELL_FLAGS[name];
    if (flag !== undefined) this.cellFlags |= flag;
    else if (name === 'trowd') [this.edges, this.flags, this.cellFlags] = [[], [], 0];
    else if (name === 'trleft') this.edges = [number ?? 0];
    else if (name === 'cellx') {
      if (this.edges.length === 0) this.edges.push(0);
      this.edges.push(number ?? 0);
      this.flags.push(this.cellFlags);
      this.cellFlags = 0;
    } else if (name === 'cell') this.texts.at(-1)?.end(this.state, { inTable: true, isCellEnd: true });
    else if (name === 'row')
      this.texts
        .at(-1)
        ?.end(this.state, { inTable: true, isRowEnd: true, edges: this.edges, flags: this.flags });
  }

  /** Ends the last paragraph, which often has no mark of its own. */
  finish(): void {
    const [text] = this.texts;
    if (text && text.runs.length > 0) text.end(this.state);
  }
}

function isAside(destination: Destination): destination is RtfAside['kind'] {
  return ['header', 'footer', 'footnote', 'comment', 'text-box'].includes(destination);
}

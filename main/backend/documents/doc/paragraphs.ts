/** The characters of a .doc to paragraphs: fields resolved, marks kept, cells with their places. */
import type { BlockMarkKind, BlockStyle } from '../../../../shared/model/page.ts';
import type { FlowRun } from '../flow/page-writer.ts';
import type { DocText } from './pieces.ts';
import type { CharacterProperties, ParagraphProperties, Stretches } from './properties.ts';

export interface DocParagraph {
  /** Character position behind its end. */
  readonly end: number;
  readonly runs: readonly FlowRun[];
  readonly properties: ParagraphProperties;
  readonly style: BlockStyle;
  readonly isCellEnd: boolean;
  readonly isSectionEnd: boolean;
}

const CHAR = {
  picture: 0x01,
  cell: 0x07,
  drawing: 0x08,
  tab: 0x09,
  line: 0x0b,
  page: 0x0c,
  paragraph: 0x0d,
  column: 0x0e,
  fieldBegin: 0x13,
  fieldMiddle: 0x14,
  fieldEnd: 0x15,
  hyphen: 0x1e,
  softHyphen: 0x1f,
  symbol: 0x28,
} as const;

const PLAIN: ParagraphProperties = { style: 0 };
const TWIPS_A_CHARACTER = 240;
/** Wingdings' tick boxes: what a filled form means by them. */
const SYMBOLS: Readonly<Record<number, string>> = {
  61694: '☑',
  61522: '☑',
  61608: '□',
  61551: '□',
};

function markOf(properties: CharacterProperties | null): BlockMarkKind | null {
  if (properties?.deleted) return 'deleted';
  if (properties?.hidden) return 'hidden';
  return properties?.inserted ? 'inserted' : null;
}

function styleOf(properties: ParagraphProperties): BlockStyle {
  const indent = Math.round((properties.firstLine ?? 0) / TWIPS_A_CHARACTER);
  return { align: properties.align ?? 'left', bold: false, sizePt: null, indent: Math.max(0, indent) };
}

class RunWriter {
  readonly runs: FlowRun[] = [];
  images = 0;
  /** Depth of fields, and how many of them are in their instructions, which nobody sees. */
  private readonly fields: boolean[] = [];

  add(code: number, properties: CharacterProperties | null): void {
    if (code === CHAR.fieldBegin) this.fields.push(true);
    else if (code === CHAR.fieldMiddle) this.fields.splice(-1, 1, false);
    else if (code === CHAR.fieldEnd) this.fields.pop();
    else if (!this.fields.includes(true)) this.push(this.shown(code, properties), properties);
  }

  private shown(code: number, properties: CharacterProperties | null): string {
    if (properties?.symbol !== undefined && code === CHAR.symbol) return SYMBOLS[properties.symbol] ?? '';
    if (code === CHAR.picture || code === CHAR.drawing) {
      this.images += 1;
      return '';
    }
    if (code === CHAR.line || code === CHAR.column || code === CHAR.page) return '\n';
    if (code === CHAR.hyphen) return '-';
    if (code === CHAR.tab) return '\t';
    return code < 0x20 || code === CHAR.softHyphen ? '' : String.fromCharCode(code);
  }

  private push(text: string, properties: CharacterProperties | null): void {
    if (text === '') return;
    const mark = markOf(properties);
    const bold = properties?.bold ?? null;
    const sizePt = properties?.sizePt ?? null;
    const last = this.runs.at(-1);
    if (last && last.mark === mark && last.bold === bold && last.sizePt === sizePt)
      this.runs[this.runs.length - 1] = { ...last, text: last.text + text };
    else this.runs.push({ text, mark, bold, sizePt });
  }

  /** Runs since the last call; open fields go on. */
  take(): FlowRun[] {
    return this.runs.splice(0);
  }
}

export interface Source {
  readonly text: DocText;
  readonly characters: Stretches<CharacterProperties>;
  readonly paragraphs: Stretches<ParagraphProperties>;
}

/** Paragraphs of the characters from `from` to `to`. @param sectionEnds positions behind which a section ends */
export function readParagraphs(
  { text, characters, paragraphs }: Source,
  from: number,
  to: number,
  sectionEnds: ReadonlySet<number> = new Set(),
): { readonly paragraphs: DocParagraph[]; readonly images: number } {
  const found: DocParagraph[] = [];
  const writer = new RunWriter();
  for (let position = from; position < to; position += 1) {
    const code = text.text.charCodeAt(position);
    const offset = text.offsetOf(position);
    const isSectionEnd = code === CHAR.page && sectionEnds.has(position + 1);
    if (code !== CHAR.paragraph && code !== CHAR.cell && !isSectionEnd) {
      writer.add(code, characters.at(offset));
      if (position < to - 1) continue;
    }
    const properties = paragraphs.at(offset) ?? PLAIN;
    found.push({
      end: position + 1,
      runs: writer.take(),
      properties,
      style: styleOf(properties),
      isCellEnd: code === CHAR.cell,
      isSectionEnd,
    });
  }
  return { paragraphs: found, images: writer.images };
}

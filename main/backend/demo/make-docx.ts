/** A demo document as .docx, laid out like an office form. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { DemoBlock, DemoDocument } from './schema.ts';

const BODY_HALF_POINTS = 28;
const TITLE_HALF_POINTS = 44;
const LINE_TWIPS = 480;
const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };

function run(text: string, size: number, bold = false): TextRun[] {
  return text
    .split('\n')
    .map(
      (part, index) =>
        new TextRun({ text: part, size, bold, font: SONG, ...(index > 0 ? { break: 1 } : {}) }),
    );
}

function paragraph(block: Exclude<DemoBlock, { kind: 'table' }>): Paragraph {
  const alignment = {
    title: AlignmentType.CENTER,
    center: AlignmentType.CENTER,
    right: AlignmentType.RIGHT,
    p: AlignmentType.JUSTIFIED,
    left: AlignmentType.LEFT,
    header: AlignmentType.CENTER,
    footer: AlignmentType.CENTER,
  }[block.kind];
  return new Paragraph({
    alignment,
    spacing: { line: LINE_TWIPS },
    ...(block.kind === 'p' ? { indent: { firstLine: BODY_HALF_POINTS * 20 } } : {}),
    children: run(
      block.text,
      block.kind === 'title' ? TITLE_HALF_POINTS : BODY_HALF_POINTS,
      block.kind === 'title',
    ),
  });
}

function table(rows: readonly (readonly string[])[]): Table {
  const columns = Math.max(...rows.map((row) => row.length));
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const labelWidth = columns === 2 ? [22, 78] : null;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            (cell, index) =>
              new TableCell({
                width: { size: labelWidth?.[index] ?? Math.floor(100 / columns), type: WidthType.PERCENTAGE },
                ...(index === row.length - 1 && row.length < columns
                  ? { columnSpan: columns - row.length + 1 }
                  : {}),
                margins: { top: 60, bottom: 60, left: 100, right: 100 },
                children: cell
                  .split('\n')
                  .map((line) => new Paragraph({ spacing: { line: 360 }, children: run(line, 24) })),
              }),
          ),
        }),
    ),
  });
}

/** Makes the .docx bytes. */
export async function makeDocx(document: DemoDocument): Promise<Uint8Array> {
  const margin = (kind: 'header' | 'footer'): Exclude<DemoBlock, { kind: 'table' }> | undefined =>
    document.blocks.find((block): block is Exclude<DemoBlock, { kind: 'table' }> => block.kind === kind);
  const header = margin('header');
  const footer = margin('footer');
  const body = document.blocks.filter((block) => block.kind !== 'header' && block.kind !== 'footer');
  const file = new Document({
    sections: [
      {
        properties: { page: { margin: { top: 1700, bottom: 1500, left: 1600, right: 1480 } } },
        ...(header ? { headers: { default: new Header({ children: [paragraph(header)] }) } } : {}),
        ...(footer ? { footers: { default: new Footer({ children: [paragraph(footer)] }) } } : {}),
        children: body.map((block) => (block.kind === 'table' ? table(block.rows) : paragraph(block))),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

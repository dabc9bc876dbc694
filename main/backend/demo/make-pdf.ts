/**
 * A demo document as born-digital PDF: real text in a Chinese font that every reader knows by name (not embedded, so
 * that no font file is needed). Written by hand because a PDF of lines and text is 200 lines, and no library writes
 * Chinese without a font to embed.
 */
import type { DemoBlock, DemoDocument } from './schema.ts';

const PAGE = { width: 595.28, height: 841.89, left: 76, right: 76, top: 84, bottom: 76 };
const BODY_SIZE = 12;
const TITLE_SIZE = 20;
const LEADING = 1.75;
const CELL_PADDING = 5;
const CELL_LEADING = 1.5;
const CELL_SIZE = 11;
const TABLE_GAP = 8;
const LABEL_SHARE = 0.22;

function widthOf(char: string, size: number): number {
  return char.charCodeAt(0) < 0x80 ? size / 2 : size;
}

/** Marks that may not begin a line stay with the one before. */
const NO_LINE_START = /[，。、；：？！）》〉」”’％]/;

function wrap(text: string, size: number, width: number, indent = 0): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let used = indent;
    for (const char of paragraph) {
      const own = widthOf(char, size);
      if (used + own > width && !NO_LINE_START.test(char)) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += char;
      used += own;
    }
    lines.push(line);
  }
  return lines;
}

function hex(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i += 1) out += text.charCodeAt(i).toString(16).padStart(4, '0');
  return out;
}

function textWidth(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += widthOf(char, size);
  return width;
}

class PageSetter {
  readonly pages: string[] = [];
  private content = '';
  private y = PAGE.height - PAGE.top;
  private readonly margin: { header: string | null; footer: string | null };

  constructor(margin: { header: string | null; footer: string | null }) {
    this.margin = margin;
  }

  private text(line: string, x: number, y: number, size: number, bold = false): void {
    if (line === '') return;
    // A stroke of the outline makes the title bold without a second font.
    const mode = bold ? '2 Tr 0.4 w' : '0 Tr';
    this.content += `BT /F1 ${size} Tf ${mode} ${x.toFixed(2)} ${y.toFixed(2)} Td <${hex(line)}> Tj ET\n`;
  }

  private need(height: number): void {
    if (this.y - height < PAGE.bottom && this.content !== '') this.endPage();
  }

  endPage(): void {
    const { header, footer } = this.margin;
    if (header !== null) this.text(header, (PAGE.width - textWidth(header, 9)) / 2, PAGE.height - 48, 9);
    if (footer !== null) this.text(footer, (PAGE.width - textWidth(footer, 9)) / 2, 40, 9);
    this.pages.push(this.content);
    this.content = '';
    this.y = PAGE.height - PAGE.top;
  }

  block(block: DemoBlock): void {
    if (block.kind === 'header' || block.kind === 'footer') return;
    if (block.kind === 'table') {
      this.table(block.rows);
      return;
    }
    const size = block.kind === 'title' ? TITLE_SIZE : BODY_SIZE;
    const width = PAGE.width - PAGE.left - PAGE.right;
    const indent = block.kind === 'p' ? size * 2 : 0;
    wrap(block.text, size, width, indent).forEach((line, index) => {
      this.need(size * LEADING);
      this.y -= size * LEADING;
      const free = width - textWidth(line, size);
      const shift =
        block.kind === 'right'
          ? free
          : block.kind === 'title' || block.kind === 'center'
            ? free / 2
            : index === 0
              ? indent
              : 0;
      this.text(line, PAGE.left + shift, this.y, size, block.kind === 'title');
    });
    if (block.kind === 'title') this.y -= size * 0.4;
  }

  private table(rows: readonly (readonly string[])[]): void {
    const width = PAGE.width - PAGE.left - PAGE.right;
    const columns = Math.max(...rows.map((row) => row.length));
    this.y -= TABLE_GAP;
    const shares =
      columns === 2
        ? [LABEL_SHARE, 1 - LABEL_SHARE]
        : columns === 4
          ? [LABEL_SHARE, 0.5 - LABEL_SHARE, LABEL_SHARE, 0.5 - LABEL_SHARE]
          : Array.from({ length: columns }, (_, i) => (i === 0 ? 0.08 : 0.92 / (columns - 1)));
    for (const row of rows) {
      const widths = row.map((_, index) => {
        const own = shares.slice(index, index === row.length - 1 ? columns : index + 1);
        return width * own.reduce((sum, share) => sum + share, 0);
      });
      const cells = row.map((cell, index) =>
        wrap(cell, CELL_SIZE, (widths[index] ?? width) - 2 * CELL_PADDING),
      );
      const height =
        Math.max(...cells.map((lines) => lines.length)) * CELL_SIZE * CELL_LEADING + 2 * CELL_PADDING;
      this.need(height);
      let x = PAGE.left;
      cells.forEach((lines, index) => {
        const own = widths[index] ?? width;
        this.content += `0.6 w ${x.toFixed(2)} ${(this.y - height).toFixed(2)} ${own.toFixed(2)} ${height.toFixed(2)} re S\n`;
        lines.forEach((line, n) =>
          this.text(
            line,
            x + CELL_PADDING,
            this.y - CELL_PADDING - (n + 0.85) * CELL_SIZE * CELL_LEADING + 3,
            CELL_SIZE,
          ),
        );
        x += own;
      });
      this.y -= height;
    }
  }
}

const FONT_OBJECTS = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];

/** Makes the PDF bytes. */
export function makePdf(document: DemoDocument): Uint8Array {
  const textOf = (kind: 'header' | 'footer'): string | null => {
    const block = document.blocks.find((candidate) => candidate.kind === kind);
    return block && 'text' in block ? block.text : null;
  };
  const setter = new PageSetter({ header: textOf('header'), footer: textOf('footer') });
  for (const block of document.blocks) setter.block(block);
  setter.endPage();
  const firstPage = 3 + FONT_OBJECTS.length;
  const kids = setter.pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${setter.pages.length} >>`,
    ...FONT_OBJECTS,
    ...setter.pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    ]),
  ];
  let out = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) out += `${String(offset).padStart(10, '0')} 00000 n \n`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return new TextEncoder().encode(out);
}

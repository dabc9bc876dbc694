/**
 * Scanned pages with known words: drawn with a Chinese font of the system, then turned, shaded, sealed, made noisy and
 * saved as JPEG, as an office's scanner would.
 */
import { createCanvas, GlobalFonts, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import { seeded } from './seeded.ts';

export interface ScanPage {
  readonly title?: string;
  /** Paragraphs, wrapped to the page's width. */
  readonly paragraphs?: readonly string[];
  /** Rows of a ruled table; a cell may hold line breaks. */
  readonly table?: { readonly widths: readonly number[]; readonly rows: readonly (readonly string[])[] };
  /** Words of a round red seal over the last lines. */
  readonly seal?: string;
}

export interface ScanFaults {
  readonly dpi?: number;
  /** Degrees, clockwise. */
  readonly skew?: number;
  /** Standard deviation of the noise, in grey levels. */
  readonly noise?: number;
  /** How much darker the dark corner is, in grey levels. */
  readonly shading?: number;
  /** 1–100. */
  readonly jpeg?: number;
  readonly font?: string;
}

/** Points of an A4 page. */
export const A4 = { width: 595.28, height: 841.89 } as const;
const MARGIN = 72;
const LEADING = 1.7;
const BODY = 12;
const TITLE = 20;
const CELL = 11;
const PADDING = 5;

const FONTS = [
  'Noto Serif CJK SC',
  'Noto Sans CJK SC',
  'Noto Serif CJK JP',
  'Noto Sans CJK JP',
  'Droid Sans Fallback',
];

/** Chinese fonts of this system, best first; empty when there is none and no scan can be made. */
export function chineseFonts(): readonly string[] {
  const known = new Set(GlobalFonts.families.map(({ family }) => family));
  return FONTS.filter((font) => known.has(font));
}

/** The reason to give when a test cannot run. */
export const NO_FONT = 'no Chinese font on this system (apt-get install fonts-noto-cjk)';

const NO_LINE_START = /[，。、；：？！）》」”]/;

function wrap(context: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const char of paragraph) {
      if (context.measureText(line + char).width > width && !NO_LINE_START.test(char)) {
        lines.push(line);
        line = '';
      }
      line += char;
    }
    lines.push(line);
  }
  return lines;
}

/** Draws upright in points; returns the page's words in reading order and where they end. */
function drawWords(
  context: SKRSContext2D,
  page: ScanPage,
  font: string,
): { words: string[]; bottom: number } {
  const words: string[] = [];
  let y = MARGIN;
  context.fillStyle = '#1c1c1c';
  context.strokeStyle = '#333';
  context.textBaseline = 'middle';
  const line = (text: string, x: number, size: number): void => {
    context.font = `${size}px "${font}"`;
    context.fillText(text, x, y + (size * LEADING) / 2);
  };
  if (page.title !== undefined) {
    context.font = `${TITLE}px "${font}"`;
    line(page.title, (A4.width - context.measureText(page.title).width) / 2, TITLE);
    words.push(page.title);
    y += TITLE * LEADING + 8;
  }
  for (const paragraph of page.paragraphs ?? []) {
    context.font = `${BODY}px "${font}"`;
    for (const each of wrap(context, paragraph, A4.width - MARGIN * 2)) {
      line(each, MARGIN, BODY);
      words.push(each);
      y += BODY * LEADING;
    }
  }
  if (page.table) words.push(...drawTable(context, page.table, y + 6, font));
  return { words, bottom: y };
}

function drawTable(
  context: SKRSContext2D,
  { widths, rows }: NonNullable<ScanPage['table']>,
  top: number,
  font: string,
): string[] {
  const words: string[] = [];
  let y = top;
  context.font = `${CELL}px "${font}"`;
  for (const row of rows) {
    const cells = row.map((text, index) => wrap(context, text, (widths[index] ?? 0) - PADDING * 2));
    const height = Math.max(...cells.map((lines) => lines.length)) * CELL * 1.5 + PADDING * 2;
    let x = MARGIN;
    cells.forEach((lines, index) => {
      const width = widths[index] ?? 0;
      context.strokeRect(x, y, width, height);
      const first = y + (height - lines.length * CELL * 1.5) / 2;
      lines.forEach((each, at) => {
        context.fillText(each, x + PADDING, first + (at + 0.5) * CELL * 1.5);
        words.push(each);
      });
      x += width;
    });
    y += height;
  }
  return words;
}

function drawSeal(context: SKRSContext2D, text: string, bottom: number, font: string): void {
  const [x, y, radius] = [A4.width - 200, bottom - 30, 58];
  context.save();
  context.globalAlpha = 0.6;
  context.strokeStyle = '#d01818';
  context.fillStyle = '#d01818';
  context.lineWidth = 3;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.stroke();
  context.font = `13px "${font}"`;
  const chars = [...text];
  chars.forEach((char, index) => {
    const angle = Math.PI * (0.85 + (1.3 * index) / Math.max(1, chars.length - 1));
    context.save();
    context.translate(x + Math.cos(angle) * (radius - 13), y + Math.sin(angle) * (radius - 13));
    context.rotate(angle + Math.PI / 2);
    context.fillText(char, -6, 0);
    context.restore();
  });
  context.font = `30px "${font}"`;
  context.fillText('★', x - 15, y);
  context.restore();
}

function spoil(data: Uint8ClampedArray, width: number, faults: ScanFaults, seed: number): void {
  const { noise = 0, shading = 0 } = faults;
  const random = seeded(seed);
  const height = data.length / 4 / width;
  for (let i = 0; i < data.length; i += 4) {
    const x = (i / 4) % width;
    const y = Math.floor(i / 4 / width);
    const shade = shading * ((x / width) * 0.6 + (y / height) * 0.4);
    const grain = noise === 0 ? 0 : (random() + random() + random() - 1.5) * noise * 2;
    for (let k = 0; k < 3; k += 1) data[i + k] = (data[i + k] ?? 0) - shade + grain;
  }
}

export interface Scan {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The true words, line by line. */
  readonly words: readonly string[];
}

/** One page as a scanner would give it. */
export function scanPage(page: ScanPage, faults: ScanFaults = {}, seed = 1): Scan {
  const { dpi = 200, skew = 0, jpeg = 72, font = chineseFonts()[0] ?? 'sans-serif' } = faults;
  const scale = dpi / 72;
  const width = Math.round(A4.width * scale);
  const height = Math.round(A4.height * scale);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fbfaf6';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((skew * Math.PI) / 180);
  context.scale(scale, scale);
  context.translate(-A4.width / 2, -A4.height / 2);
  const { words, bottom } = drawWords(context, page, font);
  if (page.seal !== undefined) drawSeal(context, page.seal, bottom, font);
  context.resetTransform();
  const image = context.getImageData(0, 0, width, height);
  spoil(image.data, width, faults, seed);
  context.putImageData(new ImageData(image.data, width, height), 0, 0);
  return { jpeg: canvas.encodeSync('jpeg', jpeg), width, height, words };
}

/** Scans bound into one PDF without a text layer. */
export function scannedPdf(scans: readonly Scan[]): Uint8Array {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  const put = (piece: string | Uint8Array): void => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece);
    parts.push(bytes);
    at += bytes.byteLength;
  };
  const object = (head: string, stream?: Uint8Array): void => {
    offsets.push(at);
    put(`${offsets.length} 0 obj\n${head}\n`);
    if (stream) {
      put('stream\n');
      put(stream);
      put('\nendstream\n');
    }
    put('endobj\n');
  };
  put('%PDF-1.7\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(
    `<< /Type /Pages /Kids [${scans.map((_, index) => `${3 + index * 3} 0 R`).join(' ')}] /Count ${scans.length} >>`,
  );
  scans.forEach((scan, index) => {
    const page = 3 + index * 3;
    const content = Buffer.from(`q ${A4.width} 0 0 ${A4.height} 0 0 cm /I Do Q`);
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4.width} ${A4.height}] /Resources << /XObject << /I ${page + 1} 0 R >> >> /Contents ${page + 2} 0 R >>`,
    );
    object(
      `<< /Type /XObject /Subtype /Image /Width ${scan.width} /Height ${scan.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${scan.jpeg.byteLength} >>`,
      scan.jpeg,
    );
    object(`<< /Length ${content.byteLength} >>`, content);
  });
  const start = at;
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
  put(offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join(''));
  put(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(parts));
}

/** From characters with boxes to a page's text and lines. */
import type { TextLine } from '../../../../shared/model/page.ts';
import { foldIdeographs } from '../../../../shared/text/fold.ts';

/** One character as the PDF gives it; edges in points, origin top left. Line breaks and made-up spaces have no box. */
export interface PdfChar {
  readonly code: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly hasBox: boolean;
}

export interface PdfText {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly edges: Uint16Array;
}

const LARGEST_EDGE = 0xffff;
/** A gap of this many character heights between two Chinese characters is a real gap (table cells), not spacing. */
const CELL_GAP = 0.45;

function isCjk(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef) ||
    code >= 0x20000
  );
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function tenths(value: number): number {
  return Math.max(0, Math.min(LARGEST_EDGE, Math.round(value * 10)));
}

class PageText {
  text = '';
  readonly lines: TextLine[] = [];
  readonly edges: number[] = [];

  /** Adds one line of characters; white space at its ends is dropped. */
  addLine(chars: readonly PdfChar[]): void {
    const kept = withoutPadding(chars);
    if (kept.length === 0) return;
    if (this.text !== '') this.push(0x0a, 0, 0);
    const start = this.text.length;
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const char of kept) {
      if (char.hasBox && char.code !== 0x20) {
        x0 = Math.min(x0, char.x0);
        y0 = Math.min(y0, char.y0);
        x1 = Math.max(x1, char.x1);
        y1 = Math.max(y1, char.y1);
      }
      this.push(char.code, char.x0, char.x1);
    }
    if (x0 === Infinity) [x0, y0, x1, y1] = [0, 0, 0, 0];
    const round = (value: number): number => Math.round(value * 10) / 10;
    this.lines.push({ start, end: this.text.length, box: [round(x0), round(y0), round(x1), round(y1)] });
  }

  private push(code: number, x0: number, x1: number): void {
    const char = String.fromCodePoint(code);
    // Nearly every character of a Chinese page stands between these two and stays as it is.
    const shown = code < 0x2e80 || (code >= 0x3000 && code < 0xf900) ? char : foldIdeographs(char);
    const [left, right] = [tenths(x0), tenths(x1)];
    for (let i = 0; i < shown.length; i += 1) this.edges.push(left, right);
    this.text += shown;
  }
}

/** Drops spaces at the ends and those that only spread Chinese characters apart. */
function withoutPadding(chars: readonly PdfChar[]): PdfChar[] {
  const solid = chars.filter((char) => char.code !== 0x20 && char.code !== 0x3000);
  if (solid.length === 0) return [];
  const isSpread = isLetterSpaced(solid);
  const out: PdfChar[] = [];
  for (let i = 0; i < chars.length; i += 1) {
    const char = chars[i] as PdfChar;
    if (char.code !== 0x20) {
      out.push(char);
      continue;
    }
    const before = out.at(-1);
    const after = chars.slice(i + 1, i + 8).find((next) => next.code !== 0x20);
    if (!before || !after) continue;
    if (before.code === 0x20) continue;
    if (isCjk(before.code) && isCjk(after.code)) {
      const gap = after.x0 - before.x1;
      const height = Math.max(before.y1 - before.y0, 1);
      if (isSpread || gap < height * CELL_GAP) continue;
    }
    out.push({ ...char, x0: before.x1, x1: after.x0, y0: before.y0, y1: before.y1 });
  }
  while (out.at(-1)?.code === 0x20 || out.at(-1)?.code === 0x3000) out.pop();
  while (out[0]?.code === 0x20) out.shift();
  return out;
}

/** 行 政 处 罚 决 定 书: few characters, all far apart by about the same gap. */
function isLetterSpaced(solid: readonly PdfChar[]): boolean {
  if (solid.length < 3 || solid.length > 14 || !solid.every((char) => isCjk(char.code))) return false;
  const gaps = solid.slice(1).map((char, index) => char.x0 - (solid[index]?.x1 ?? char.x0));
  const smallest = Math.min(...gaps);
  const largest = Math.max(...gaps);
  return smallest > 2 && largest <= smallest * 1.8 + 1;
}

/** Builds a page's text from its characters in the order the PDF engine gives them. */
export function buildText(chars: readonly PdfChar[]): PdfText {
  const page = new PageText();
  let line: PdfChar[] = [];
  for (const char of chars) {
    if (isBreak(char.code)) {
      page.addLine(line);
      line = [];
    } else line.push(char);
  }
  page.addLine(line);
  return { text: page.text, lines: page.lines, edges: Uint16Array.from(page.edges) };
}

/**
 * Lines of a scanned page as a person wrote them, after comparing them with the paper. A correction is kept by its
 * place on the paper, so that it finds its line again when the page is read anew.
 */
import type { Box, FixedPage, TextLine } from './page.ts';

export interface LineCorrection {
  /** Points of the unrotated page. */
  readonly box: Box;
  readonly text: string;
}

const LARGEST_EDGE = 0xffff;
/** Share of the smaller one's area two boxes share from which they are the same line. */
const SAME_LINE = 0.5;

function area([x0, y0, x1, y1]: Box): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}

function shared(a: Box, b: Box): number {
  const common: Box = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ];
  return area(common) / Math.max(1, Math.min(area(a), area(b)));
}

/** A Latin letter or a figure takes half the room of a Chinese character. */
function roomOf(char: string): number {
  return char.charCodeAt(0) < 0x80 ? 1 : 2;
}

/** Edges of characters spread over a line as wide as they are. */
function spread(text: string, [x0, , x1]: Box): number[] {
  const total = [...text].reduce((sum, char) => sum + roomOf(char), 0);
  const edges: number[] = [];
  let used = 0;
  const place = (): number =>
    Math.min(LARGEST_EDGE, Math.max(0, Math.round((x0 + ((x1 - x0) * used) / Math.max(1, total)) * 10)));
  for (const char of text) {
    const left = place();
    used += roomOf(char);
    for (let unit = 0; unit < char.length; unit += 1) edges.push(left, place());
  }
  return edges;
}

interface Part {
  readonly text: string;
  readonly line: Omit<TextLine, 'start' | 'end'>;
  readonly edges: readonly number[];
}

function partsOf(page: FixedPage): Part[] {
  return page.lines.map(({ start, end, ...line }) => ({
    text: page.text.slice(start, end),
    line,
    edges: Array.from(page.edges.slice(start * 2, end * 2)),
  }));
}

function joined(page: FixedPage, parts: readonly Part[], hasEdges: boolean): FixedPage {
  let text = '';
  const edges: number[] = [];
  const lines: TextLine[] = [];
  for (const part of parts) {
    if (text !== '') {
      text += '\n';
      edges.push(0, 0);
    }
    lines.push({ ...part.line, start: text.length, end: text.length + part.text.length });
    text += part.text;
    edges.push(...part.edges);
  }
  return {
    ...page,
    textSource: text === '' ? page.textSource : 'ocr',
    text,
    lines,
    edges: hasEdges ? Uint16Array.from(edges) : new Uint16Array(),
  };
}

/** A line without words is none: it was dirt, or a seal. */
function corrected(parts: readonly Part[], { box, text }: LineCorrection): Part[] {
  let found = -1;
  let most = SAME_LINE;
  parts.forEach((part, index) => {
    const share = shared(part.line.box, box);
    if (share >= most) [found, most] = [index, share];
  });
  const own: Part = { text, line: { box, confidence: 1, isConfirmed: true }, edges: spread(text, box) };
  if (found >= 0) return text === '' ? parts.toSpliced(found, 1) : parts.toSpliced(found, 1, own);
  if (text === '') return [...parts];
  const after = parts.findIndex((part) => part.line.box[1] > box[1]);
  return parts.toSpliced(after < 0 ? parts.length : after, 0, own);
}

/** A page with the lines people wrote in the place of those read; one for a place without a line is put in by height. */
export function withCorrections(page: FixedPage, corrections: readonly LineCorrection[]): FixedPage {
  if (corrections.length === 0) return page;
  const hasEdges = page.edges.length > 0 || page.text === '';
  return joined(page, corrections.reduce<Part[]>(corrected, partsOf(page)), hasEdges);
}

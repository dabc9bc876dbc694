/** One TextCode of a text object: its characters and where each begins. */
import type { Matrix } from '../../../../shared/model/drawing.ts';
import type { OfdFont } from './resources.ts';
import { distancesOf, isTrue, numberOf, numbersOf, rectangleOf } from './values.ts';
import { childrenOf, type XmlNode } from './xml-tree.ts';

export type Turn = 0 | 90 | 180 | 270;

export interface Glyph {
  readonly char: string;
  /** Begin of its base line, in the run's own space. */
  readonly x: number;
  readonly y: number;
  /** Width it takes on its base line. */
  readonly advance: number;
}

export interface TextRun {
  readonly glyphs: readonly Glyph[];
  /** Height of the font in the run's own space. */
  readonly size: number;
  readonly hScale: number;
  readonly turn: Turn;
  /** From the run's own space into points. */
  readonly matrix: Matrix;
  readonly font: OfdFont | null;
  readonly bold: boolean;
  readonly italic: boolean;
}

const BOLD_WEIGHT = 600;
/** No character in any writing is wider, in font heights; a longer step is a jump to another cell. */
const WIDEST = 1.1;
/** A place that leaves less than this share of a character's width is wrong. */
const NARROWEST = 0.4;

const isWide = (code: number): boolean => code >= 0x2e80 || code === 0x2014 || code === 0x2026;
const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

/** Width of a character in font heights, as fonts for Chinese have it: the font itself is not asked. */
function usualWidth(code: number): number {
  return isWide(code) ? 1 : 0.5;
}

function turnOf(text: string | undefined): Turn {
  const turn = (((Math.round(numberOf(text, 0) / 90) * 90) % 360) + 360) % 360;
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0;
}

/** Which glyph each character is drawn by: CGTransform joins characters (ligatures) and splits them. */
function glyphIndexes(node: XmlNode, count: number): number[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  let shift = 0;
  const transforms = childrenOf(node, 'CGTransform')
    .map((each) => ({
      at: numberOf(each.attribute('CodePosition'), 0),
      codes: Math.max(1, numberOf(each.attribute('CodeCount'), 1)),
      glyphs: Math.max(1, numberOf(each.attribute('GlyphCount'), 1)),
    }))
    .filter(({ codes, glyphs }) => codes !== glyphs)
    .toSorted((a, b) => a.at - b.at);
  let next = 0;
  for (let i = 0; i < count; i += 1) {
    while (next < transforms.length && i >= (transforms[next]?.at ?? 0) + (transforms[next]?.codes ?? 0)) {
      shift += (transforms[next]?.glyphs ?? 0) - (transforms[next]?.codes ?? 0);
      next += 1;
    }
    const transform = transforms[next];
    if (transform && i >= transform.at) {
      const part = Math.floor(((i - transform.at) * transform.glyphs) / transform.codes);
      indexes[i] = transform.at + shift + part;
    } else indexes[i] = i + shift;
  }
  return indexes;
}

/** Where each glyph begins, from the first one's place and the distances; what is missing is what the font is wide. */
function places(
  node: XmlNode,
  widths: readonly number[],
  count: number,
  readTurn: Turn,
): { readonly xs: number[]; readonly ys: number[] } {
  const dx = distancesOf(node.attribute('DeltaX'), count);
  const dy = distancesOf(node.attribute('DeltaY'), count);
  const isFree = dx.length === 0 && dy.length === 0;
  const xs = [0];
  const ys = [0];
  for (let i = 1; i < count; i += 1) {
    const usual = isFree ? (widths[i - 1] ?? 0) : 0;
    const along = readTurn === 180 || readTurn === 270 ? -usual : usual;
    const isDown = readTurn === 90 || readTurn === 270;
    xs.push((xs[i - 1] ?? 0) + (dx[i - 1] ?? dx.at(-1) ?? (isDown ? 0 : along)));
    ys.push((ys[i - 1] ?? 0) + (dy[i - 1] ?? dy.at(-1) ?? (isDown ? along : 0)));
  }
  return { xs, ys };
}

interface TextStyle {
  readonly size: number;
  readonly hScale: number;
  readonly readTurn: Turn;
  /** Right end of the object's place; Infinity where it says nothing about the last character. */
  readonly right: number;
}

/** The right end of an object's place in its own space, if that is not turned. */
function rightEnd(node: XmlNode): number {
  const [a = 1, b = 0] = numbersOf(node.attribute('CTM'));
  const boundary = rectangleOf(node.attribute('Boundary'));
  return boundary === null || a <= 0 || Math.abs(b) > 1e-6 ? Number.POSITIVE_INFINITY : boundary.width / a;
}

/** Punctuation at the end may be half as wide as usual: then the object's place ends earlier. */
function lastAdvance(usual: number, x: number, { right, readTurn }: TextStyle): number {
  const room = right - x;
  return readTurn === 0 && room >= usual * NARROWEST ? Math.min(usual, room) : usual;
}

/** The characters of one TextCode, those that draw nothing but blanks included. */
function glyphsOf(
  object: XmlNode,
  code: XmlNode,
  style: TextStyle,
  start: readonly [number, number],
): Glyph[] {
  const chars = [...code.text.replace(/^[\r\n]\s*|\s*[\r\n]\s*$/g, '')];
  const widths = chars.map((char) => usualWidth(char.codePointAt(0) ?? 0) * style.size * style.hScale);
  const indexes = glyphIndexes(object, chars.length);
  const count = Math.max(chars.length, (indexes.at(-1) ?? 0) + 1);
  const { xs, ys } = places(code, widths, Math.min(count, chars.length * 8 + 8), style.readTurn);
  return chars.flatMap((char, i) => {
    if (isControl(char.codePointAt(0) ?? 0)) return [];
    const index = indexes[i] ?? i;
    const x = xs[index] ?? xs.at(-1) ?? 0;
    const y = ys[index] ?? ys.at(-1) ?? 0;
    const step = Math.hypot((xs[index + 1] ?? x) - x, (ys[index + 1] ?? y) - y);
    const usual = widths[i] ?? style.size;
    const widest = style.size * style.hScale * WIDEST;
    // Proportional letters are as wide as the step to the next one, unless that is a jump.
    const isLetter = !isWide(char.codePointAt(0) ?? 0);
    const isStep = step > 0 && (step < usual || (isLetter && step < widest));
    const isLast = i === chars.length - 1;
    const advance = isLast ? lastAdvance(usual, start[0] + x, style) : isStep ? step : usual;
    return [{ char, x: start[0] + x, y: start[1] + y, advance }];
  });
}

/** The runs of a text object, one a TextCode. @param matrix from the object's space into points */
export function textRuns(node: XmlNode, matrix: Matrix, fonts: ReadonlyMap<string, OfdFont>): TextRun[] {
  const font = fonts.get(node.attribute('Font') ?? '') ?? null;
  const size = Math.abs(numberOf(node.attribute('Size'), 0));
  if (size === 0) return [];
  const hScale = Math.abs(numberOf(node.attribute('HScale'), 1)) || 1;
  const readTurn = turnOf(node.attribute('ReadDirection'));
  const turn = turnOf(node.attribute('CharDirection'));
  const style: TextStyle = { size, hScale, readTurn, right: rightEnd(node) };
  let x = 0;
  let y = 0;
  return childrenOf(node, 'TextCode').map((code) => {
    x = numbersOf(code.attribute('X'))[0] ?? x;
    y = numbersOf(code.attribute('Y'))[0] ?? y;
    return {
      glyphs: glyphsOf(node, code, style, [x, y]),
      size,
      hScale,
      turn,
      matrix,
      font,
      bold: (font?.bold ?? false) || numberOf(node.attribute('Weight'), 400) >= BOLD_WEIGHT,
      italic: isTrue(node.attribute('Italic'), font?.italic ?? false),
    };
  });
}

/**
 * Our own text over the drawn page: each run of characters stands where the reader of the file found it, so that
 * selection, search hits and findings agree. Selecting follows the nearest line, not the browser's guess in a gap.
 */
import { memo, type PointerEvent, useRef } from 'react';
import type { FixedPage, TextLine } from '../../shared/model/page.ts';

interface Run {
  readonly start: number;
  readonly text: string;
  readonly left: number;
  readonly width: number;
}

const FAMILY = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';
const MEASURE_SIZE = 100;
let measuring: CanvasRenderingContext2D | null = null;

/** Natural width of a text at size 1. */
function naturalWidth(text: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return text.length;
  measuring.font = `${MEASURE_SIZE}px ${FAMILY}`;
  return measuring.measureText(text).width / MEASURE_SIZE;
}

const isWide = (unit: number): boolean => unit >= 0x2e80;

/** Cuts a line where characters change between full and half width: within a run their widths are alike. */
function runsOf(page: FixedPage, line: TextLine): Run[] {
  const [x0, , x1] = line.box;
  const text = page.text.slice(line.start, line.end);
  if (page.edges.length === 0) return [{ start: line.start, text, left: x0, width: x1 - x0 }];
  const runs: Run[] = [];
  let from = 0;
  for (let i = 1; i <= text.length; i += 1) {
    if (i < text.length && isWide(text.charCodeAt(i)) === isWide(text.charCodeAt(i - 1))) continue;
    const left = (page.edges[(line.start + from) * 2] ?? 0) / 10;
    const right = (page.edges[(line.start + i - 1) * 2 + 1] ?? 0) / 10;
    runs.push({
      start: line.start + from,
      text: text.slice(from, i),
      left,
      width: Math.max(0, right - left),
    });
    from = i;
  }
  return runs;
}

function Line({ page, line }: { readonly page: FixedPage; readonly line: TextLine }) {
  const [, y0, , y1] = line.box;
  const size = Math.max(1, y1 - y0);
  return (
    <div className="text-line" style={{ top: y0, height: size, fontSize: size, lineHeight: `${size}px` }}>
      {runsOf(page, line).map((run) => {
        const natural = naturalWidth(run.text) * size;
        const stretch = natural > 0 ? run.width / natural : 1;
        return (
          <span
            key={run.start}
            data-start={run.start}
            style={{ left: run.left, transform: `scaleX(${stretch})` }}
          >
            {run.text}
          </span>
        );
      })}
    </div>
  );
}

/** Line nearest to a point: by height first, then by side where two stand on one height. */
function nearestLine(page: FixedPage, x: number, y: number): TextLine | null {
  let best: TextLine | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of page.lines) {
    const [x0, y0, x1, y1] = line.box;
    const away = Math.max(y0 - y, y - y1, 0) * 4 + Math.max(x0 - x, x - x1, 0);
    if (away < least) {
      least = away;
      best = line;
    }
  }
  return best;
}

/** Offset nearest to a point, in points of the page. */
export function offsetAt(page: FixedPage, x: number, y: number): number | null {
  const line = nearestLine(page, x, y);
  if (line === null) return null;
  if (page.edges.length === 0) {
    const [x0, , x1] = line.box;
    const share = x1 > x0 ? Math.min(1, Math.max(0, (x - x0) / (x1 - x0))) : 0;
    return line.start + Math.round(share * (line.end - line.start));
  }
  for (let i = line.start; i < line.end; i += 1) {
    const left = (page.edges[i * 2] ?? 0) / 10;
    const right = (page.edges[i * 2 + 1] ?? 0) / 10;
    if (x < (left + right) / 2) return i;
  }
  return line.end;
}

const CLAUSE_END = /[，。；：！？]/;
/** A line this many of its heights short of the widest one ends a paragraph. */
const SHORT_BY = 1.5;

/** Offsets of line breaks that end a paragraph rather than wrap one. */
function paragraphEnds(page: FixedPage): ReadonlySet<number> {
  const right = Math.max(...page.lines.map((line) => line.box[2]), 0);
  const short = page.lines.filter(({ box: [, y0, x1, y1] }) => x1 < right - SHORT_BY * (y1 - y0));
  return new Set(short.map((line) => line.end));
}

/** Words of a page to be taken elsewhere: lines that only wrap are joined. */
export function copiedText(page: FixedPage, start: number, end: number): string {
  const ends = paragraphEnds(page);
  let out = '';
  for (let i = start; i < end; i += 1) {
    const char = page.text.charAt(i);
    if (char !== '\n' || ends.has(i)) out += char;
    else if (/[A-Za-z]/.test(page.text.charAt(i - 1)) && /[A-Za-z]/.test(page.text.charAt(i + 1))) out += ' ';
  }
  return out;
}

/** The clause around an offset, over line breaks that only wrap: what a double click takes. */
export function clauseAround(page: FixedPage, offset: number): { start: number; end: number } {
  const ends = paragraphEnds(page);
  const stops = (at: number): boolean => CLAUSE_END.test(page.text[at] ?? '') || ends.has(at);
  let start = Math.min(offset, page.text.length);
  while (start > 0 && !stops(start - 1)) start -= 1;
  let end = offset;
  while (end < page.text.length && !stops(end)) end += 1;
  return { start, end };
}

/** DOM point of an offset: the run that holds it. */
function domPoint(layer: HTMLElement, offset: number): { node: Node; offset: number } | null {
  let before: HTMLElement | null = null;
  for (const run of layer.querySelectorAll<HTMLElement>('[data-start]')) {
    if (Number(run.dataset.start) > offset) break;
    before = run;
  }
  const node = before?.firstChild;
  if (!before || !node) return null;
  return { node, offset: Math.min(offset - Number(before.dataset.start), node.textContent?.length ?? 0) };
}

function select(layer: HTMLElement, from: number, to: number): void {
  const a = domPoint(layer, from);
  const b = domPoint(layer, to);
  if (a && b) window.getSelection()?.setBaseAndExtent(a.node, a.offset, b.node, b.offset);
}

export interface TextLayerProps {
  readonly page: FixedPage;
  /** CSS pixels per point. */
  readonly scale: number;
  /** Nothing draws the paper: the letters themselves are shown. */
  readonly isVisible: boolean;
}

/** Point of the unrotated page under the pointer. */
function pointIn(event: PointerEvent<HTMLElement>, page: FixedPage, scale: number): { x: number; y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  const across = (event.clientX - box.left) / scale;
  const down = (event.clientY - box.top) / scale;
  switch (page.rotation) {
    case 90:
      return { x: down, y: page.height - across };
    case 180:
      return { x: page.width - across, y: page.height - down };
    case 270:
      return { x: page.width - down, y: across };
    default:
      return { x: across, y: down };
  }
}

export const TextLayer = memo(function TextLayer({ page, scale, isVisible }: TextLayerProps) {
  const dragFrom = useRef<number | null>(null);
  const down = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    const { x, y } = pointIn(event, page, scale);
    dragFrom.current = offsetAt(page, x, y);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!event.shiftKey) window.getSelection()?.removeAllRanges();
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (dragFrom.current === null || (event.buttons & 1) === 0) return;
    const { x, y } = pointIn(event, page, scale);
    const to = offsetAt(page, x, y);
    if (to !== null && to !== dragFrom.current) select(event.currentTarget, dragFrom.current, to);
  };
  const up = (): void => {
    dragFrom.current = null;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: text is selected here, by pointer; nothing is operated
    <div
      className={isVisible ? 'text-layer is-visible' : 'text-layer'}
      data-testid="page-text"
      data-page-text=""
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onMouseDown={(event) => event.preventDefault()}
      onDoubleClick={(event) => {
        const { x, y } = pointIn(event as unknown as PointerEvent<HTMLElement>, page, scale);
        const offset = offsetAt(page, x, y);
        if (offset === null) return;
        const clause = clauseAround(page, offset);
        select(event.currentTarget, clause.start, clause.end);
      }}
    >
      <div className="text-sheet" style={sheetStyle(page, scale)}>
        {page.lines.map((line) => (
          <Line key={line.start} page={page} line={line} />
        ))}
      </div>
    </div>
  );
});

/** Places a sheet in points of the unrotated page over the page as it is shown. */
export function sheetStyle(page: FixedPage, scale: number): React.CSSProperties {
  const { width, height, rotation } = page;
  const moves: Readonly<Record<number, string>> = {
    90: `translate(${height * scale}px, 0) rotate(90deg)`,
    180: `translate(${width * scale}px, ${height * scale}px) rotate(180deg)`,
    270: `translate(0, ${width * scale}px) rotate(270deg)`,
  };
  return { width, height, transform: `${moves[rotation] ?? ''} scale(${scale})` };
}

/** Colours and lines of a graphic object: its own, else its drawing parameters', else its layer's. */
import type { Paint, Stroke } from '../../../../shared/model/drawing.ts';
import { numberOf, numbersOf } from './values.ts';
import { childOf, type XmlNode } from './xml-tree.ts';

/** Where a property is looked for, nearest first. */
export type Sources = readonly XmlNode[];

const LONGEST_CHAIN = 8;
/** Millimetres, where nothing is said. */
const USUAL_WIDTH = 0.353;
const USUAL_MITER = 4.234;
const BLACK = '#000000';

/** An object, the parameters it names, those they rest on, and what it inherits. */
export function sourcesOf(node: XmlNode, params: ReadonlyMap<string, XmlNode>, inherited: Sources): Sources {
  const chain: XmlNode[] = [];
  let next = params.get(node.attribute('DrawParam') ?? '');
  while (next && chain.length < LONGEST_CHAIN && !chain.includes(next)) {
    chain.push(next);
    next = params.get(next.attribute('Relative') ?? '');
  }
  return [node, ...chain, ...inherited];
}

function property(sources: Sources, name: string): string | undefined {
  for (const node of sources) {
    const value = node.attribute(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The nearest FillColor or StrokeColor. */
export function colorNode(sources: Sources, name: 'FillColor' | 'StrokeColor'): XmlNode | undefined {
  for (const node of sources) {
    const color = childOf(node, name);
    if (color) return color;
  }
  return undefined;
}

function hex(channels: readonly number[]): string {
  return `#${channels
    .map((value) =>
      Math.max(0, Math.min(255, Math.round(value)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** `255 0 0`, `#FF #00 #00`, one number for grey, four for CMYK; null when there is no value. */
export function colorOf(value: string | undefined): string | null {
  const channels = value?.includes('#')
    ? value.split(/[\s,]+/).flatMap((word) => {
        const number = Number.parseInt(word.replace('#', ''), 16);
        return Number.isNaN(number) ? [] : [number];
      })
    : numbersOf(value);
  const [a = 0, b = 0, c = 0, d = 0] = channels;
  if (channels.length >= 4) {
    const white = 1 - Math.min(255, d) / 255;
    return hex([a, b, c].map((ink) => (255 - ink) * white));
  }
  if (channels.length === 3) return hex([a, b, c]);
  return channels.length === 1 ? hex([a, a, a]) : null;
}

/** Colour between those of a shading: shadings are drawn plain. */
function shadingColor(node: XmlNode): string | null {
  const shading = node.children.find((child) => /Shd$/.test(child.name));
  const stops = (shading?.children ?? []).flatMap((child) => {
    const color = child.name === 'Color' ? child : childOf(child, 'Color');
    const value = colorOf(color?.attribute('Value'));
    return value === null ? [] : [value];
  });
  if (stops.length === 0) return null;
  const channel = (at: number): number =>
    stops.reduce((sum, stop) => sum + Number.parseInt(stop.slice(at, at + 2), 16), 0) / stops.length;
  return hex([channel(1), channel(3), channel(5)]);
}

/** Share of 255 as OFD counts how much covers, as 0 … 1. */
export function opacityOf(node: XmlNode | undefined): number {
  return Math.max(0, Math.min(1, numberOf(node?.attribute('Alpha'), 255) / 255));
}

/** @param usual where the colour has no value; null: nothing is painted */
export function paintOf(node: XmlNode | undefined, opacity: number, usual: string | null): Paint | null {
  const color = node ? (colorOf(node.attribute('Value')) ?? shadingColor(node) ?? BLACK) : usual;
  if (color === null) return null;
  return { color, alpha: Math.round(opacityOf(node) * opacity * 1000) / 1000 };
}

function capOf(word: string | undefined): Stroke['cap'] {
  const cap = word?.toLowerCase();
  return cap === 'round' || cap === 'square' ? cap : 'butt';
}

function joinOf(word: string | undefined): Stroke['join'] {
  const join = word?.toLowerCase();
  return join === 'round' || join === 'bevel' ? join : 'miter';
}

export function strokeOf(sources: Sources, opacity: number): Stroke | null {
  const paint = paintOf(colorNode(sources, 'StrokeColor'), opacity, BLACK);
  if (paint === null) return null;
  const dash = numbersOf(property(sources, 'DashPattern')).map(Math.abs).slice(0, 32);
  return {
    paint,
    width: Math.abs(numberOf(property(sources, 'LineWidth'), USUAL_WIDTH)),
    cap: capOf(property(sources, 'Cap')),
    join: joinOf(property(sources, 'Join')),
    miter: Math.max(1, numberOf(property(sources, 'MiterLimit'), USUAL_MITER)),
    dash: dash.some((length) => length > 0) ? dash : [],
    dashOffset: numberOf(property(sources, 'DashOffset'), 0),
  };
}

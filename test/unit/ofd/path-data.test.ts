import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectanglePath, svgPath } from '../../../main/backend/documents/ofd/path-data.ts';

describe('an outline in the words of SVG', () => {
  it.each([
    ['M 0 0 L 10 0 L 10 5 C', 'M 0 0 L 10 0 L 10 5 Z'],
    ['S 1 1 L 2 2', 'M 1 1 L 2 2'],
    ['M0 0Q1 2 3 4B1 2 3 4 5 6', 'M 0 0 Q 1 2 3 4 C 1 2 3 4 5 6'],
    ['M 1,2 L -3,.5', 'M 1 2 L -3 0.5'],
    ['M 0 0 A 5 -6 30 2 0 9 9', 'M 0 0 A 5 6 30 1 0 9 9'],
    ['M 0 0 10 10 20 20', 'M 0 0 L 10 10 L 20 20'],
    ['L 3 4', 'M 0 0 L 3 4'],
    ['M 0 0 L 1e1 2.5E-1', 'M 0 0 L 10 0.25'],
    ['M 1 1 L 2 2 C C C M 3 3 L 4 4 C', 'M 1 1 L 2 2 Z M 3 3 L 4 4 Z'],
    ['m 1 1 l 2 2 z', 'M 1 1 L 2 2 Z'],
  ])('%s', (abbreviated, svg) => expect(svgPath(abbreviated)).toBe(svg));

  it.each([
    ['a command that lacks numbers is left out', 'M 0 0 L 1 L 2 2', 'M 0 0 L 2 2'],
    ['numbers without a command are left out', '5 5 M 0 0 C 7 7 L 2 2', 'M 0 0 Z L 2 2'],
    ['what ends too early is left out', 'M 0 0 L 1 1 B 1 2 3', 'M 0 0 L 1 1'],
    ['what is nowhere on paper is left out', 'M 0 0 L 1e99 1 L 2 2', 'M 0 0 L 2 2'],
    ['words that are none are left out', 'url(#x) M 0 0 L 1 1 <script>', 'M 0 0 L 1 1'],
    ['nothing stays nothing', '', ''],
    ['closing nothing is nothing', 'C C', ''],
  ])('%s', (_, abbreviated, svg) => expect(svgPath(abbreviated)).toBe(svg));

  it('ends, and holds nothing but commands and numbers, whatever is written', () => {
    const words = fc.constantFrom(
      'M',
      'L',
      'Q',
      'B',
      'A',
      'C',
      'S',
      '1',
      '-2.5',
      '1e9',
      'x',
      'NaN',
      ';',
      '(',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        expect(svgPath(parts.join(' '))).toMatch(/^(?:[MLQCAZ](?: -?[\d.]+(?:e-?\d+)?)*(?: |$))*$/);
      }),
    );
  });

  it('a rectangle is four corners', () => {
    expect(rectanglePath(1, 2, 3, 4)).toBe('M 1 2 L 4 2 L 4 6 L 1 6 Z');
  });
});

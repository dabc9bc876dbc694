import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, toCompact, toSource } from '../../../shared/text/compact.ts';

const spaced = fc
  .array(
    fc.constantFrom(
      '行',
      '政',
      '第',
      '五',
      '条',
      ' ',
      '\n',
      '　',
      '\t',
      '\u00a0',
      '\ufeff',
      '\u200b',
      'a',
      '𠮷',
    ),
    { maxLength: 50 },
  )
  .map((parts) => parts.join(''));

describe('text without white space, with a way back', () => {
  it('finds a letter-spaced title whole', () => {
    const compacted = compact('行 政 处 罚\n决　定 书');
    expect(compacted.text).toBe('行政处罚决定书');
    expect(toSource(compacted, 4, 7)).toEqual({ start: 8, end: 13 });
  });

  it('does not include the white space behind a range', () => {
    const compacted = compact('第五条　　的规定');
    expect(toSource(compacted, 0, 3)).toEqual({ start: 0, end: 3 });
  });

  it('gives an empty range for an empty range, also at the end', () => {
    const compacted = compact('甲 ');
    expect(toSource(compacted, 1, 1)).toEqual({ start: 2, end: 2 });
    expect(toSource(compact(''), 0, 0)).toEqual({ start: 0, end: 0 });
  });

  it('takes white space out and nothing else, and leads every range back to its own characters', () => {
    fc.assert(
      fc.property(spaced, fc.nat(), fc.nat(), (text, a, b) => {
        const compacted = compact(text);
        expect(compacted.text).toBe(text.replace(/[\s\u200b]/g, ''));
        const start = Math.min(a, b) % (compacted.text.length + 1);
        const end = start + (Math.max(a, b) % (compacted.text.length + 1 - start));
        const source = toSource(compacted, start, end);
        expect(source.start).toBeLessThanOrEqual(source.end);
        expect(source.end).toBeLessThanOrEqual(text.length);
        expect(compact(text.slice(source.start, source.end)).text).toBe(compacted.text.slice(start, end));
        expect(toCompact(compacted, source.start)).toBe(start);
      }),
      { numRuns: 1_000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPoints, pointsFromDecimal, scaleHalfUp } from '../../../shared/model/points.ts';

describe('points in hundredths', () => {
  it.each([
    [2.5, 250],
    [0.1, 10],
    [0.29, 29],
    [1.15, 115],
    [100, 10_000],
    [0, 0],
  ])('takes %d of a rubric for %i hundredths', (decimal, points) => {
    expect(pointsFromDecimal(decimal)).toBe(points);
  });

  it.each([0.005, 1.234, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d: more than two decimals',
    (decimal) => {
      expect(() => pointsFromDecimal(decimal)).toThrow(RangeError);
    },
  );

  it.each([
    [250, '2.5'],
    [200, '2'],
    [8650, '86.5'],
    [8667, '86.67'],
    [10_000, '100'],
    [0, '0'],
    [1, '0.01'],
  ])('prints %i as %s', (points, text) => {
    expect(formatPoints(points)).toBe(text);
  });

  it('prints a fixed number of decimals where a table wants it', () => {
    expect(formatPoints(200, 1)).toBe('2.0');
    expect(formatPoints(8667, 2)).toBe('86.67');
  });

  it.each([
    [10_000, 1, 3, 3333],
    [10_000, 2, 3, 6667],
    [1, 1, 2, 1],
    [3, 1, 2, 2],
    [10_000, 6400, 7400, 8649],
    [10_000, 0, 7400, 0],
  ])('shares out %i × %i ÷ %i as %i, halves rounded up', (a, b, c, result) => {
    expect(scaleHalfUp(a, b, c)).toBe(result);
  });

  it('refuses to share by nothing', () => {
    expect(() => scaleHalfUp(1, 1, 0)).toThrow(RangeError);
  });

  it('is never further than half a hundredth from the exact share', () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 100_000 }), (a, b, c) => {
        const exact = (BigInt(a) * BigInt(b) * 2n + BigInt(c)) / (2n * BigInt(c));
        expect(scaleHalfUp(a, b, c)).toBe(Number(exact));
      }),
      { numRuns: 2_000 },
    );
  });
});

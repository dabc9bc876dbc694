/** Points are whole hundredths: 2.5 points are 250. Sums are exact and rounding happens in one place. */

export type Points = number & { readonly __brand: 'Points' };

/** From the decimal number a rubric file holds. @throws RangeError beyond two decimals */
export function pointsFromDecimal(value: number): Points {
  const hundredths = Math.round(value * 100);
  if (!Number.isFinite(value) || Math.abs(hundredths - value * 100) > 1e-6) {
    throw new RangeError(`More than two decimals: ${value}`);
  }
  return hundredths as Points;
}

/** As a person writes it: 250 → `2.5`, 200 → `2`, or with a fixed number of decimals. */
export function formatPoints(points: number, decimals?: number): string {
  const text = (points / 100).toFixed(2);
  if (decimals !== undefined) return (points / 100).toFixed(decimals);
  return text.replace(/\.?0+$/, '');
}

/** a × b ÷ c in whole hundredths, halves rounded up (四舍五入). */
export function scaleHalfUp(a: number, b: number, c: number): Points {
  if (c <= 0) throw new RangeError('division by zero');
  return Math.floor((2 * a * b + c) / (2 * c)) as Points;
}

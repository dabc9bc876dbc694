/** Points and shares as the sheet prints them. */
import { formatPoints } from '../../shared/model/points.ts';

/** 8650 → `86.5`, 8000 → `80`: a total with one decimal only where it has one. */
export function totalText(points: number): string {
  return formatPoints(points);
}

/** 0.96 → `96%`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Points of an item: one decimal, two only where there are two. */
export function itemPoints(points: number): string {
  return formatPoints(points, points % 10 === 0 ? 1 : 2);
}

import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  distancesOf,
  inverseOf,
  isTrue,
  matrixOf,
  numbersOf,
  pointAt,
  rectangleOf,
  times,
} from '../../../main/backend/documents/ofd/values.ts';

describe('numbers in attributes', () => {
  it.each([
    ['0 0 210 297', [0, 0, 210, 297]],
    [' 1.5,2\t-3\n4e1 ', [1.5, 2, -3, 40]],
    ['1 two 3', [1, 3]],
    ['NaN Infinity 1e300', []],
    ['', []],
    [undefined, []],
  ])('%j', (text, numbers) => expect(numbersOf(text)).toEqual(numbers));

  it('a box needs all four numbers; sizes have no sign', () => {
    expect(rectangleOf('1 2 3')).toBeNull();
    expect(rectangleOf('1 -2 -3 4')).toEqual({ x: 1, y: -2, width: 3, height: 4 });
  });

  it('truth is written in words and in figures', () => {
    expect([
      isTrue('true', false),
      isTrue('1', false),
      isTrue('False', true),
      isTrue(undefined, true),
    ]).toEqual([true, true, false, true]);
  });
});

describe('distances between characters', () => {
  it.each<[string | undefined, number, number[]]>([
    ['3 3.5 4', 9, [3, 3.5, 4]],
    ['g 3 5', 9, [5, 5, 5]],
    ['1 g 2 5.5 3 G 1 7', 9, [1, 5.5, 5.5, 3, 7]],
    ['g 1000000000 5', 4, [5, 5, 5, 5]],
    ['g -3 5 2', 9, [2]],
    ['g 2', 9, [0, 0]],
    ['x 3', 9, [0, 3]],
    [undefined, 9, []],
  ])('%j, at most %i', (text, most, expected) => expect(distancesOf(text, most)).toEqual(expected));
});

describe('matrices', () => {
  const turn = [0, 1, -1, 0, 10, 20] as const;

  it('what is written last is applied first', () => {
    const both = times([2, 0, 0, 3, 1, 1], [...turn]);
    expect(pointAt(both, 4, 5)).toEqual([2 * (10 - 5) + 1, 3 * (20 + 4) + 1]);
  });

  it('the way back leads back', () => {
    const back = inverseOf([...turn]);
    expect(back && pointAt(back, ...pointAt([...turn], 3, 7))).toEqual([3, 7]);
    expect(inverseOf([1, 2, 2, 4, 0, 0])).toBeNull();
  });

  it('without shift it has four numbers', () => {
    expect(matrixOf('1 0 0 -1')).toEqual([1, 0, 0, -1, 0, 0]);
    expect(matrixOf('1 0 0')).toBeNull();
  });

  it('a turned box is bounded upright', () => {
    expect(boundsOf([...turn], { x: 0, y: 0, width: 2, height: 1 })).toEqual([9, 20, 10, 22]);
  });
});

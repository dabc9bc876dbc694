import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWholeNumber, toChineseNumeral } from '../../../shared/text/numerals.ts';

const articleNumber = fc.integer({ min: 1, max: 9999 });

describe('numbers as statutes write them', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十九', 19],
    ['二十', 20],
    ['二十七', 27],
    ['一百', 100],
    ['一百零二', 102],
    ['一百〇二', 102],
    ['一百一十', 110],
    ['三百五十四', 354],
    ['一千零五', 1005],
    ['一千一百六十五', 1165],
    ['一千二百六十', 1260],
    ['两千零一', 2001],
    ['廿三', 23],
    ['卅', 30],
    ['卅一', 31],
    ['二〇二三', 2023],
    ['二○二三', 2023],
    ['一九九六', 1996],
    ['354', 354],
    ['３５４', 354],
    [' 27 ', 27],
    ['壹佰贰拾叁', 123],
    ['元', 1],
    ['零', 0],
  ])('reads %s as %i', (text, value) => {
    expect(readWholeNumber(text)).toBe(value);
  });

  it.each([
    '',
    '条',
    '百',
    '千百',
    '十百',
    '二十十',
    '一二十',
    '三十四五',
    '十二月',
    '-5',
    '3.5',
    '一万',
    '百五',
  ])('takes “%s” for no number', (text) => {
    expect(readWholeNumber(text)).toBeNull();
  });

  it.each([
    [0, '零'],
    [10, '十'],
    [11, '十一'],
    [27, '二十七'],
    [110, '一百一十'],
    [101, '一百零一'],
    [1000, '一千'],
    [1005, '一千零五'],
    [1010, '一千零一十'],
    [9999, '九千九百九十九'],
  ])('writes %i as %s', (value, text) => {
    expect(toChineseNumeral(value)).toBe(text);
  });

  it.each([-1, 10_000, 2.5, Number.NaN])('refuses to write %d', (value) => {
    expect(() => toChineseNumeral(value)).toThrow(RangeError);
  });

  it('reads back every article number it writes, in Chinese and in Arabic digits', () => {
    fc.assert(
      fc.property(articleNumber, (value) => {
        expect(readWholeNumber(toChineseNumeral(value))).toBe(value);
        expect(readWholeNumber(String(value))).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('writes no two numbers alike', () => {
    const written = Array.from({ length: 10_000 }, (_, value) => toChineseNumeral(value));
    expect(new Set(written).size).toBe(10_000);
  });

  it('never throws at any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'零一二两三十百千廿卅〇○壹拾佰0９.-条第') }),
        (text) => {
          const value = readWholeNumber(text);
          expect(value === null || (Number.isInteger(value) && value >= 0)).toBe(true);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChineseNumeral } from '../../../shared/text/numerals.ts';
import { cite, judge } from '../builders/law.ts';

/** Pieces of which references are made, right ones and torn ones. */
const piece = fc.constantFrom(
  ...'《》〈〉（）()“”，、。；：\n　 第条款项目之一二三十百千零0９5①章节编至到和及或的法',
  '《中华人民共和国行政处罚法》',
  '《行政复议法》',
  '行政强制法',
  '（以下简称《处罚法》）',
  '（2017年修正）',
  '该法',
  '本法',
  '该条例',
  '第三十二条',
  '第一款',
  '第（二）项',
  '第一百三十三条之一',
  '购销合同',
  '规定',
  '𠮷',
);
const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

describe('the places of citations', () => {
  it('always lie inside the text, in order, and hold exactly the citation’s words', () => {
    fc.assert(
      fc.property(text, (source) => {
        let start = 0;
        for (const citation of cite(source)) {
          expect(citation.start).toBeGreaterThanOrEqual(start);
          expect(citation.end).toBeGreaterThan(citation.start);
          expect(citation.end).toBeLessThanOrEqual(source.length);
          expect(source.slice(citation.start, citation.end)).toBe(citation.text);
          expect(citation.article).toBeGreaterThan(0);
          start = citation.start;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('move with the text in front of them, and nothing else changes', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lead = '当事人到场。';
        const moved = cite(`${lead}${source}`).map((citation) => ({
          ...citation,
          start: citation.start - lead.length,
          end: citation.end - lead.length,
        }));
        expect(moved).toEqual(cite(source));
      }),
    );
  });

  it('do not depend on line breaks', () => {
    const broken = fc.array(fc.tuple(piece, fc.constantFrom('', '\n', '　')), { maxLength: 25 });
    fc.assert(
      fc.property(broken, (parts) => {
        const bare = (source: string): unknown[] =>
          cite(source).map(({ start: _, end: __, text: ___, ...rest }) => rest);
        expect(bare(parts.map(([part, gap]) => part + gap).join(''))).toEqual(
          bare(parts.map(([part]) => part).join('')),
        );
      }),
    );
  });
});

describe('what is written is what is read', () => {
  const place = fc.record({
    article: fc.integer({ min: 1, max: 1300 }),
    sub: fc.option(fc.integer({ min: 1, max: 9 })),
    paragraph: fc.option(fc.integer({ min: 1, max: 12 })),
    item: fc.option(fc.integer({ min: 1, max: 20 })),
    arabic: fc.boolean(),
  });

  it('for any article, sub-article, paragraph and item, in Chinese and Arabic numbers', () => {
    fc.assert(
      fc.property(place, ({ article, sub, paragraph, item, arabic }) => {
        const number = (value: number): string => (arabic ? String(value) : toChineseNumeral(value));
        const written = [
          `第${number(article)}条`,
          sub === null ? '' : `之${toChineseNumeral(sub)}`,
          paragraph === null ? '' : `第${number(paragraph)}款`,
          item === null ? '' : `第（${number(item)}）项`,
        ].join('');
        expect(cite(`依照《行政处罚法》${written}的规定`)).toEqual([
          expect.objectContaining({
            article,
            articleSub: sub,
            paragraph,
            item,
            subItem: null,
            lawId: 'admin-penalty-law',
          }),
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('for a list of any articles', () => {
    const articles = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(articles, fc.constantFrom('、', '，', '和', '以及'), (numbers, join) => {
        const list = numbers.map((number) => `第${toChineseNumeral(number)}条`).join(join);
        expect(cite(`《行政处罚法》${list}`).map((citation) => citation.article)).toEqual(numbers);
      }),
    );
  });
});

/** A megabyte of UTF-8: a Chinese character is three bytes. */
const MEGABYTE = 1_000_000 / 3;
const HOSTILE_MS = 2_000;

/** Milliseconds of processor time, so that a busy machine does not fail a quick reader. */
function cost(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  return process.cpuUsage(begun).user / 1_000;
}

describe('a text made to run away is read in time', () => {
  it.each([
    '第',
    '第一',
    '《',
    '《》',
    '第一、',
    '第一条',
    '第一条、',
    '《行政处罚法》第一条第一款、',
    '（以下简称甲）',
    '《行政处罚法》该法第一条',
    '至第一',
    '第一条规定：“',
  ])('a megabyte of “%s”', (unit) => {
    const source = unit.repeat(Math.ceil(MEGABYTE / unit.length));
    expect(cost(() => cite(source))).toBeLessThan(HOSTILE_MS);
  });

  it('an enumeration of a thousand articles is judged in time', () => {
    const articles = Array.from({ length: 1_000 }, (_, index) => `第${toChineseNumeral((index % 86) + 1)}条`);
    const source = `依照《行政处罚法》${articles.join('、')}的规定，从轻处罚。`;
    expect(cost(() => expect(judge(source, '2023-05-06')).toHaveLength(1_000))).toBeLessThan(HOSTILE_MS);
  });
});

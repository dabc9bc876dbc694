import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches, indexWords, searchForm, searchQuery } from '../../../shared/text/search.ts';

/** What is found of a typed text, as the source writes it. */
function found(typed: string, text: string): string[] {
  const query = searchQuery(typed);
  return query === null ? [] : findMatches(text, query).map(({ start, end }) => text.slice(start, end));
}

describe('searching a page', () => {
  it.each([
    ['〔2023〕36号', '青监罚[２０２３]36号、(2023)36号', ['[２０２３]36号', '(2023)36号']],
    ['第38条', '依据第三十八条、第 38 条、第三八条', ['第三十八条', '第 38 条', '第三八条']],
    ['第三十八条', '《药品管理法》第38条', ['第38条']],
    ['第一百零五条', '第一百〇五条和第105条', ['第一百〇五条', '第105条']],
    ['二〇二三年五月六日', '2023年5月6日', ['2023年5月6日']],
    ['2023年5月6日', '二○二三年五月六日', ['二○二三年五月六日']],
    ['行政处罚决定书', '行 政 处 罚\n决 定 书', ['行 政 处 罚\n决 定 书']],
    ['没收违法所得', '依法没收违\n法所得168元', ['没收违\n法所得']],
    ['ｐｄｆ', 'PDF文件', ['PDF']],
    ['review case', 'review\n  case; reviewcase', ['review\n  case']],
    ['3812', '电话13812345678', ['3812']],
    ['⼀般', '一般程序', ['一般']],
    ['(一)', '㈠主体', ['㈠']],
    ['𠮷田', '当事人𠮷田', ['𠮷田']],
    ['a.b', 'a.b axb', ['a.b']],
    ['，', '甲，乙、丙', ['，', '、']],
    ['张', '李某', []],
  ])('%s in %s', (typed, text, expected) => {
    expect(found(typed, text)).toEqual(expected);
  });

  it('takes a lone small numeral as it is written', () => {
    expect(found('一', '一般 1 人')).toEqual(['一']);
  });

  it('has nothing to look for in white space', () => {
    expect(searchQuery(' \n　')).toBeNull();
  });
});

const unit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'处罚决定书当事人第条款三十八百零〇年月日') },
  { weight: 3, arbitrary: fc.constantFrom(...'0123456789abXY') },
  { weight: 2, arbitrary: fc.constantFrom(...'（）〔〕，。、：  \n　－') },
  { weight: 1, arbitrary: fc.constantFrom('𠮷', '①', '㈠', '⼀', 'ﬁ', '\u200b', '℃', '½', 'é', '（', '[') },
);
const page = fc.array(unit, { maxLength: 120 }).map((units) => units.join(''));

describe('searching any page', () => {
  it('finds every part of a page, and what it finds reads as what was typed', () => {
    fc.assert(
      fc.property(page, fc.nat(), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
        const start = from % Math.max(1, text.length);
        const typed = text.slice(start, start + length);
        const query = searchQuery(typed);
        fc.pre(query !== null && !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(typed));
        const matches = findMatches(text, query as NonNullable<typeof query>);
        expect(matches.length).toBeGreaterThan(0);
        let last = 0;
        for (const match of matches) {
          expect(match.start).toBeGreaterThanOrEqual(last === 0 ? 0 : last - 1);
          last = match.end;
          const quote = searchForm(text.slice(match.start, match.end)).text;
          expect(new RegExp(query?.pattern.source ?? '', 'u').test(quote)).toBe(true);
          expect(/\s/.test(text.charAt(match.start))).toBe(false);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('maps every unit to the characters it came from', () => {
    fc.assert(
      fc.property(page, (text) => {
        const form = searchForm(text);
        expect(form.source).toHaveLength(form.text.length * 2);
        for (let i = 0; i < form.text.length; i += 1) {
          const [start = -1, end = -1] = form.source.slice(i * 2, i * 2 + 2);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('the words of the index', () => {
  it('are ideographs one by one, and figures and Latin words whole', () => {
    expect(indexWords('青监罚〔2023〕36号，PDF文件')).toBe('青 监 罚 2023 36 号 pdf 文 件');
  });

  it('name every way a number is written', () => {
    expect(searchQuery('第38条')?.phrases.map((words) => words.join(' '))).toEqual([
      '第 38 条',
      '第 三 十 八 条',
      '第 三 八 条',
    ]);
  });

  it('cannot tell where a figure begins in the middle', () => {
    expect(searchQuery('3812')?.mayBeginInWord).toBe(true);
    expect(searchQuery('第38条')?.mayBeginInWord).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, isDateLine } from '../../../shared/facts/dates.ts';
import { formatChineseDate } from '../../../shared/model/civil-date.ts';
import { toChineseNumeral } from '../../../shared/text/numerals.ts';
import { anyDay, day } from '../builders/calendar.ts';

function dates(text: string, carried: string | null = null): (string | null)[] {
  return findDates(text, carried === null ? null : day(carried)).map(({ date }) => date);
}

describe('dates in every written form', () => {
  it.each([
    ['2023年5月6日', ['2023-05-06']],
    ['2023年05月06日', ['2023-05-06']],
    ['２０２３年５月６日', ['2023-05-06']],
    ['2023 年 5 月 6 日', ['2023-05-06']],
    ['2023年5月\n6日', ['2023-05-06']],
    ['二〇二三年五月六日', ['2023-05-06']],
    ['二○二三年十二月三十一日', ['2023-12-31']],
    ['二零二三年十月十日', ['2023-10-10']],
    ['二〇二三年十一月廿三日', ['2023-11-23']],
    ['2023.5.6', ['2023-05-06']],
    ['2023-05-06', ['2023-05-06']],
    ['2023/5/6', ['2023-05-06']],
    ['2021.6.4　陶伯言', ['2021-06-04']],
    ['2023年5月6', ['2023-05-06']],
    ['立案日期：2023年5月6日，结案日期：2023年7月8日', ['2023-05-06', '2023-07-08']],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it('the year is carried where only month and day are written', () => {
    expect(dates('2023年5月6日至7月8日')).toEqual(['2023-05-06', '2023-07-08']);
    expect(dates('5月6日', '2022-01-01')).toEqual(['2022-05-06']);
    expect(dates('5月6日')).toEqual([]);
  });

  it('the same day is the day named before', () => {
    expect(dates('2023年5月6日立案，同日检查，当日询问，当天结束')).toEqual([
      '2023-05-06',
      '2023-05-06',
      '2023-05-06',
      '2023-05-06',
    ]);
    expect(dates('同日')).toEqual([]);
  });

  it('knows which dates had their year written', () => {
    expect(findDates('2023年5月6日至7月8日').map(({ yearWritten }) => yearWritten)).toEqual([true, false]);
  });
});

describe('days that do not exist', () => {
  it.each([
    '2023年2月30日',
    '2023年2月29日',
    '2023年13月1日',
    '2023年4月31日',
    '2023-02-30',
    '2023年0月5日',
    '二〇二三年二月三十日',
  ])('%s is pointed out, never mended', (text) => {
    expect(findDates(text)).toMatchObject([{ date: null, text }]);
  });

  it('do not hand their year on', () => {
    expect(dates('2023年5月6日，2024年2月30日，7月8日')).toEqual(['2023-05-06', null, '2023-07-08']);
  });

  it('exist in a leap year', () => {
    expect(dates('2024年2月29日')).toEqual(['2024-02-29']);
  });
});

describe('what is no date', () => {
  it.each([
    '',
    '第5.6条',
    '1.5.6',
    '12023.5.6',
    '3.2023.5.6',
    '2023.5.6.7',
    '5月份',
    '每月6日',
    '京A2023',
    '13812345678',
    '〔2023〕5号',
    '1850-01-01',
    '十五日内',
  ])('%s', (text) => {
    expect(findDates(text)).toEqual([]);
  });
});

describe('a line that is only a date', () => {
  it.each([
    ['2023年5月6日', true],
    ['　　二〇二三年五月六日', true],
    ['2023年5月6日（印章）', true],
    ['2023年5月6日。', true],
    ['陶伯言　2023年5月6日', false],
    ['2023年5月6日至7月8日', false],
    ['5月6日', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isDateLine(text)).toBe(expected);
  });
});

describe('any day', () => {
  const digits = '〇一二三四五六七八九';

  it('is read back from every form it is written in, at its own place', () => {
    fc.assert(
      fc.property(
        anyDay('1980-01-01', '2060-12-31'),
        fc.constantFrom('', '于', '立案日期：', '　'),
        (date, lead) => {
          const [year, month, of] = date.split('-').map(Number) as [number, number, number];
          const chinese = `${[...String(year)].map((digit) => digits.charAt(Number(digit))).join('')}年${toChineseNumeral(month)}月${toChineseNumeral(of)}日`;
          for (const written of [
            formatChineseDate(date),
            chinese,
            date,
            date.replaceAll('-', '/'),
            `${year}.${month}.${of}`,
          ]) {
            const text = `${lead}${written}`;
            const [found, ...others] = findDates(text);
            expect(others).toEqual([]);
            expect(found).toMatchObject({
              date,
              yearWritten: true,
              text: written,
              start: lead.length,
              end: text.length,
            });
          }
        },
      ),
    );
  });

  it('any text is read without an error, and every place lies inside it', () => {
    const piece = fc.constantFrom(...'0129〇二年月日-./同当天 \n号', '2023年', '5月', '6日', '同日');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        for (const found of findDates(text)) expect(text.slice(found.start, found.end)).toBe(found.text);
      }),
    );
  });
});

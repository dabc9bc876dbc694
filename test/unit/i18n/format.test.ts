import { describe, expect, it } from 'vitest';
import { format } from '../../../shared/i18n/format.ts';
import { isMessageKey, translator, zh } from '../../../shared/i18n/translate.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

describe('filling a sentence', () => {
  it.each<[string, Record<string, string | number>, string]>([
    ['已扣{points}分', { points: 2 }, '已扣2分'],
    ['{a}、{b}、{a}', { a: '甲', b: '乙' }, '甲、乙、甲'],
    ['没有参数', {}, '没有参数'],
    ['第{page}页', { page: 0 }, '第0页'],
    ['缺{what}', {}, '缺{what}'],
    ['内容[“{topic}”]。', { topic: '从轻' }, '内容“从轻”。'],
    ['内容[“{topic}”]。', { topic: '' }, '内容。'],
    ['内容[“{topic}”]。', {}, '内容。'],
    ['[得分{total}分，]等次为{grade}。', { total: 0, grade: '优秀' }, '得分0分，等次为优秀。'],
    ['[{a}和{b}]', { a: '甲', b: '' }, ''],
    ['[{a}][{b}]', { a: '甲', b: '' }, '甲'],
    ['[没有参数]', {}, '没有参数'],
  ])('%s with %j is %s', (template, params, expected) => {
    expect(format(template, params)).toBe(expected);
  });

  it('a value is put in as it is: it cannot fill another place', () => {
    expect(format('{a}{b}', { a: '{b}', b: '乙' })).toBe('{b}乙');
    expect(format('{a}', { a: '$&[x]' })).toBe('$&[x]');
  });
});

describe('keys and sentences', () => {
  it('a key that came as data is known or not', () => {
    expect(isMessageKey('error.internal')).toBe(true);
    expect(isMessageKey('error.none')).toBe(false);
    expect(isMessageKey('toString')).toBe(false);
    expect(isMessageKey('__proto__')).toBe(false);
  });

  it('a sentence comes from the table given', () => {
    expect(zh('error.calendar-missing', { year: 2027 })).toContain('缺少2027年的节假日安排');
    expect(translator({ ...zhCN, 'error.empty': 'Nothing in it.' })('error.empty')).toBe('Nothing in it.');
  });
});

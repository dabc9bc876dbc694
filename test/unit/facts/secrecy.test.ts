import { describe, expect, it } from 'vitest';
import { findSecrecyMarks } from '../../../shared/facts/secrecy.ts';
import { flowPage, printedPage } from '../builders/pages.ts';

function marks(...lines: string[]): string[] {
  const printed = findSecrecyMarks([printedPage(lines)]).map(({ mark }) => mark);
  expect(findSecrecyMarks([flowPage(lines)]).map(({ mark }) => mark)).toEqual(printed);
  return printed;
}

describe('a mark of a state secret', () => {
  it.each([
    ['机密', '机密'],
    ['绝 密', '绝密'],
    ['秘密★', '秘密'],
    ['机密★10年', '机密'],
    ['机密☆5年', '机密'],
    ['绝密★启封前', '绝密'],
    ['秘密★长期', '秘密'],
    ['机密＊6个月', '机密'],
    ['密级：机密', '机密'],
    ['保密级别：秘密', '秘密'],
    ['000012 机密★20年', '机密'],
    ['密 级：绝 密', '绝密'],
  ])('%s', (line, mark) => {
    expect(marks('某某县人民政府', line, '关于某事的请示')).toEqual([mark]);
  });

  it('is found in the margin of a page too', () => {
    expect(findSecrecyMarks([flowPage(['正文', { kind: 'header', text: '机密★1年' }])])).toMatchObject([
      { mark: '机密', page: 1 },
    ]);
  });

  it('is given once a page, with the page and the words', () => {
    expect(findSecrecyMarks([printedPage(['封面']), printedPage(['机密', '密级：秘密'], 2)])).toEqual([
      { page: 2, mark: '机密', quote: '机密' },
    ]);
  });
});

describe('what only sounds like one', () => {
  it.each([
    '商业秘密',
    '涉及商业秘密、个人隐私',
    '保守国家秘密',
    '应当保守秘密',
    '机密文件的管理',
    '《中华人民共和国保守国家秘密法》',
    '国家秘密',
    '密级',
    '密级：无',
    '密级：公开',
    '秘密调查',
    '机密性',
    '绝密档案室',
  ])('%s is none', (line) => {
    expect(marks('行政处罚决定书', line, '2023年5月6日')).toEqual([]);
  });

  it('is a word alone far down the page', () => {
    expect(marks(...Array.from({ length: 12 }, (_, index) => `第${index}行正文`), '机密')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readOfficialText } from '../../../../shared/law/official/official-text.ts';

const TEXT = `某某省测试管理条例
（2019年3月1日某某省人民代表大会常务委员会第一次会议通过　2021年5月28日某某省人民代表大会常务委员会第二十九次会议修订）
目　　录
第一章　总　　则
第二章　附　　则
第一章　总　　则
第一条　为了测试，制定本条例。
第二条　测试应当符合下列条件：
（一）完整；
1.没有缺页；
（二）真实。
不符合的，不得使用。
第二条之一　补充的条文，依照第二条第一款处理。
第二章　附　　则
第三条　本条例自二〇二一年七月一日起施行。
附件：测试表
第一条　附件里的条文不算。
`;

describe('an official text', () => {
  const text = readOfficialText(TEXT);

  it('gives its title and its versions, the last with the day of its closing article', () => {
    expect(text?.title).toBe('某某省测试管理条例');
    expect(text?.versions).toEqual([
      { kind: 'enacted', promulgated: '2019-03-01', from: null },
      { kind: 'revised', promulgated: '2021-05-28', from: '2021-07-01' },
    ]);
    expect(text?.warnings).toEqual([]);
  });

  it('gives its articles by number, without contents, headings and annexes', () => {
    expect(text?.articles.map(({ key }) => key)).toEqual(['1', '2', '2-1', '3']);
  });

  it('splits an article into paragraphs and items; what stands below an item stays with it', () => {
    expect(text?.articles[1]?.paragraphs).toEqual([
      { text: '测试应当符合下列条件：', items: ['（一）完整；\n1.没有缺页；', '（二）真实。'] },
      { text: '不符合的，不得使用。', items: [] },
    ]);
  });

  it('reads Markdown too', () => {
    const markdown =
      '# 某某办法\n\n2020年1月1日 某某部令第1号公布\n\n## 第一章 总则\n\n**第一条** 甲。\n\n**第二条** 乙。\n';
    const read = readOfficialText(markdown);
    expect(read?.title).toBe('某某办法');
    expect(read?.articles.map(({ paragraphs }) => paragraphs[0]?.text)).toEqual(['甲。', '乙。']);
    expect(read?.warnings).toEqual(['no-day-in-force']);
  });

  it('says when a number is missing and when there is no note', () => {
    expect(readOfficialText('某某办法\n第一条　甲。\n第三条　丙。')?.warnings).toEqual([
      'no-note',
      'number-missing',
      'no-day-in-force',
    ]);
  });

  it.each(['', '某某办法', '第一条　没有标题', '一封信\n你好'])('%j is none', (source) => {
    expect(readOfficialText(source)).toBeNull();
  });
});

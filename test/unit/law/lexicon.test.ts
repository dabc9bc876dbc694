import { describe, expect, it } from 'vitest';
import { lawLibrary } from '../../../main/backend/laws/library.ts';
import { Lexicon, normaliseTitle } from '../../../shared/law/lexicon.ts';

const { words, lexicon } = lawLibrary();

describe('the form in which two titles of one law are equal', () => {
  it.each([
    ['《中华人民共和国行政处罚法》', '行政处罚法'],
    ['中华人民共和国行政处罚法（2021年修订）', '行政处罚法'],
    ['国家市场监督管理总局市场监督管理行政处罚程序规定', '市场监督管理行政处罚程序规定'],
    [
      '最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释',
      '关于办理盗窃刑事案件适用法律若干问题的解释',
    ],
    ['最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释', '关于适用行政诉讼法的解释'],
    ['某办法（试行）', '某办法'],
  ])('%s is %s', (title, normal) => {
    expect(normaliseTitle(title, words)).toBe(normal);
  });
});

describe('names of laws', () => {
  const small = new Lexicon(
    [
      { id: 'a', title: '中华人民共和国甲法', aliases: ['甲乙法'] },
      { id: 'b', title: '中华人民共和国丙法', aliases: ['甲乙法', '甲法'] },
      { id: 'c', title: '丁办法（试行）', aliases: [] },
      { id: 'd', title: '丁办法', aliases: [] },
      { id: 'e', title: '最高人民法院关于适用《中华人民共和国甲法》的解释', aliases: [] },
    ],
    words,
  );

  it.each([
    ['甲法', 'a', 'a title beats an alias of another law'],
    ['《中华人民共和国丙法》', 'b', 'marks and the state’s name are no part of it'],
    ['丁办法', 'd', 'of a law and its trial edition the name alone means the law'],
    ['甲乙法', null, 'an alias of two laws means neither'],
    ['戊法', null, 'an unknown name'],
    ['', null, 'no name'],
  ])('%s is %s (%s)', (name, id, _why) => {
    expect(small.find(name)?.id ?? null).toBe(id);
  });

  it('the longest name that ends before an article wins', () => {
    expect(lexicon.endingAt('依照治安管理处罚法', 9)?.law?.id).toBe('security-penalty-law');
    expect(lexicon.endingAt('依照中华人民共和国行政处罚法', 14)).toMatchObject({
      start: 2,
      law: { id: 'admin-penalty-law' },
    });
    expect(lexicon.endingAt('依照甲方意见', 6)).toBeNull();
  });

  it('a misspelt state’s name still leads to the law, and nothing else does', () => {
    expect(lexicon.findDistorted('中华国人民共和国行政处罚法')?.id).toBe('admin-penalty-law');
    expect(lexicon.findDistorted('中华人民法共和国行政处罚法')?.id).toBe('admin-penalty-law');
    expect(lexicon.findDistorted('某某省某某市行政处罚法')).toBeNull();
  });
});

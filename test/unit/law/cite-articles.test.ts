import { describe, expect, it } from 'vitest';
import { cite, inShort } from '../builders/law.ts';

type Row = readonly [reference: string, ...places: string[]];

/** Every row stands behind 《行政处罚法》; the places are article.paragraph.item.sub-item. */
function reads(rows: readonly Row[]): void {
  it.each(rows.map(([reference, ...places]) => ({ reference, places })))(
    '$reference',
    ({ reference, places }) => {
      const citations = cite(`依照《中华人民共和国行政处罚法》${reference}`);
      expect(citations.map(inShort)).toEqual(places.map((place) => `行政处罚法 ${place}`));
    },
  );
}

describe('one article, as deep as it is cited', () => {
  reads([
    ['第三十二条的规定', '32'],
    ['第三十二条第一款', '32.1'],
    ['第三十二条第一款第（二）项', '32.1.2'],
    ['第三十二条第（一）项', '32..1'],
    ['第五十七条第一款第一项', '57.1.1'],
    ['第五十七条第一款第①项', '57.1.1'],
    ['第六十一条第一款第（一）项第1目', '61.1.1.1'],
    ['第五十七条第（一）款', '57.1'],
    ['第五十七条一款', '57.1'],
    ['第七十二条一款（一）项', '72.1.1'],
    ['第一百三十三条之一第一款第二项', '133-1.1.2'],
    ['第二百八十七条之二', '287-2'],
    ['第四条第（2）的规定', '4.2'],
  ]);
});

describe('numbers in every writing', () => {
  reads([
    ['第57条第1款', '57.1'],
    ['第 57 条 第 1 款', '57.1'],
    ['第５７条第１款', '57.1'],
    ['57条', '57'],
    ['第五十七条1款2项', '57.1.2'],
    ['第廿三条', '23'],
    ['第一百零二条', '102'],
    ['第一百〇二条', '102'],
    ['第一千一百六十五条', '1165'],
    ['笫五十七条', '57'],
    ['第一百九十三的规定', '193'],
  ]);
});

describe('white space and line breaks inside', () => {
  reads([
    ['第五十七 条', '57'],
    ['第五十\n七条第\n一款', '57.1'],
    ['　第五十七条　第一款　第（一）项', '57.1.1'],
    ['第五十七条\n\n第一款', '57.1'],
  ]);

  it('also inside the title', () => {
    expect(cite('依照《中华人民共和国行政\n处罚法》第五十七条').map(inShort)).toEqual(['行政处罚法 57']);
    expect(cite('依照 行 政 处 罚 法 第 五 十 七 条').map(inShort)).toEqual(['行政处罚法 57']);
  });
});

describe('lists', () => {
  reads([
    ['第十二条、第十五条第一款第（二）项及第二十条', '12', '15.1.2', '20'],
    ['第四十七、第四十八和第五十条', '47', '48', '50'],
    ['第四十七、四十八、五十条之规定', '47', '48', '50'],
    ['第3、5、7条', '3', '5', '7'],
    ['第四十四条、四十五条', '44', '45'],
    ['第四十四条，第四十五条；第四十六条', '44', '45', '46'],
    ['第四十四条或者第四十五条', '44', '45'],
    ['第四十四条与第四十五条', '44', '45'],
    ['第四十四条以及第四十五条', '44', '45'],
    ['第四十四条、第四十五条、第六十三条第一款第（五）项、第六十四条', '44', '45', '63.1.5', '64'],
    ['第三十二条（从轻、减轻）、第三十三条', '32', '33'],
    ['第四十六条第一、三款', '46.1', '46.3'],
    ['第四十六条第一款、第三款', '46.1', '46.3'],
    ['第二十四条第一款第（一）、（二）项', '24.1.1', '24.1.2'],
    ['第二十四条第一款第（一）项、第（五）项', '24.1.1', '24.1.5'],
    ['第二十七条第一款第（一）、（四）项、第五十二条', '27.1.1', '27.1.4', '52'],
    ['第五十七条第一款第一项、第二款', '57.1.1', '57.2'],
    ['第三十二条第一项、第三项', '32..1', '32..3'],
  ]);
});

describe('ranges', () => {
  reads([
    ['第二十条至第二十三条', '20', '21', '22', '23'],
    ['第二十至二十三条', '20', '21', '22', '23'],
    ['第二十条到第二十二条', '20', '21', '22'],
    ['第20-22条', '20', '21', '22'],
    ['第四十四条至四十六条', '44', '45', '46'],
    ['第三至五、七条', '3', '4', '5', '7'],
    ['第二十四条第一款第（一）至（三）项', '24.1.1', '24.1.2', '24.1.3'],
    ['第四十六条第一至三款', '46.1', '46.2', '46.3'],
    ['第二十条、第三十条至第三十二条', '20', '30', '31', '32'],
  ]);

  it('are not read where they run backwards or over more than sixty articles', () => {
    expect(cite('《行政处罚法》第三十条至第二十条').map(inShort)).toEqual(['行政处罚法 30']);
    expect(cite('《民法典》第一条至第九百条').map(inShort)).toEqual(['民法典 1']);
  });
});

describe('several laws in one sentence', () => {
  it.each([
    ['根据《行政处罚法》第三十二条以及《食品安全法》第一百二十四条', ['行政处罚法 32', '食品安全法 124']],
    [
      '《行政处罚法》第二十三条、第五十一条第（一）项，《行政复议法》第九条',
      ['行政处罚法 23', '行政处罚法 51..1', '行政复议法 9'],
    ],
    [
      '《道路交通安全法》第九十条，《机动车驾驶证申领和使用规定》第三十四条',
      ['道路交通安全法 90', '机动车驾驶证申领和使用规定 34'],
    ],
    ['违反《刑法》第二百六十四条，第六十七条第三款，第五十二条', ['刑法 264', '刑法 67.3', '刑法 52']],
    ['《行政处罚法》第六十二条、《行政处罚法》第六十三条', ['行政处罚法 62', '行政处罚法 63']],
    ['《行政处罚法》第九条规定：“警告、通报批评”，以及第十条', ['行政处罚法 9', '行政处罚法 10']],
  ])('%s', (text, citations) => {
    expect(cite(text).map(inShort)).toEqual(citations);
  });

  it('does not carry a law over into the next sentence', () => {
    expect(cite('依照《行政处罚法》第九条处罚。甲方违反第七条，应当赔偿。').map(inShort)).toEqual([
      '行政处罚法 9',
    ]);
  });

  it('knows which citations share the words around them', () => {
    const groups = cite('依照《行政处罚法》第九条、第十条，《行政复议法》第二十条、第二十四条').map(
      (citation) => citation.group,
    );
    expect(groups).toEqual([groups[0], groups[0], groups[2], groups[2]]);
    expect(groups[0]).not.toBe(groups[2]);
  });
});

describe('the words of each citation', () => {
  it('are its own: the first of a list with the title, the others their numbers', () => {
    expect(
      cite('依照《行政处罚法》第十二条、第十五条第一款第（二）项及第二十条').map(({ text }) => text),
    ).toEqual(['《行政处罚法》第十二条', '第十五条第一款第（二）项', '第二十条']);
  });

  it('are the range for every article of a range', () => {
    const texts = cite('《行政处罚法》第二十条至第二十二条').map(({ text }) => text);
    expect(texts).toEqual([
      '《行政处罚法》第二十条至第二十二条',
      '第二十条至第二十二条',
      '第二十条至第二十二条',
    ]);
  });

  it('keep the line breaks of the source', () => {
    expect(cite('依照《行政\n处罚法》第五十\n七条').map(({ text }) => text)).toEqual([
      '《行政\n处罚法》第五十\n七条',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldIdeographs } from '../../../shared/text/fold.ts';

describe('folding forms of one character', () => {
  it.each([
    ['〔2023〕86号', '(2023)86号'],
    ['（一）', '(一)'],
    ['【机密】', '(机密)'],
    ['２０２３年５月６日', '2023年5月6日'],
    ['承办人：赵某，钱某；', '承办人:赵某,钱某;'],
    ['二○二三年', '二〇二三年'],
    ['ＡＢｃ', 'ABc'],
    ['“甲”和‘乙’', '"甲"和\'乙\''],
    ['笫五条', '第五条'],
    ['⼀般', '一般'],
    ['立案　日期', '立案 日期'],
    ['第一款、第二款。', '第一款,第二款.'],
    ['20～30', '20~30'],
  ])('makes %s into %s', (source, folded) => {
    expect(fold(source)).toBe(folded);
  });

  it('leaves case, traditional characters and white space alone', () => {
    expect(fold('AbC 當事人\t簽名')).toBe('AbC 當事人\t簽名');
  });

  it('keeps the length, so that an offset in the folded text is one in the source', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'（）〔〕：，。、；％○〇笫第条⼀⾏𠮷金豈　０９ＡａAz[]【】—～'),
      fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        expect(fold(text)).toHaveLength(text.length);
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('replaces only look-alike radicals when a text is to stay as it looks', () => {
    expect(foldIdeographs('⾏政（处罚）２')).toBe('行政（处罚）２');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNaturally } from '../../../shared/text/natural-order.ts';

const name = fc
  .array(
    fc.constantFrom(
      '1',
      '2',
      '10',
      '02',
      '（一）',
      '（二）',
      '（十）',
      '第三',
      '第十二',
      '二、',
      '十、',
      '立案',
      '决定书',
      'a',
      'B',
      '/',
      '.pdf',
      ' ',
    ),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

describe('the order in which people number files', () => {
  it.each([
    [
      ['10送达回证.pdf', '2立案审批表.pdf', '1封面.pdf'],
      ['1封面.pdf', '2立案审批表.pdf', '10送达回证.pdf'],
    ],
    [
      ['（十一）审批表', '（二）笔录', '（十）告知书', '（一）立案'],
      ['（一）立案', '（二）笔录', '（十）告知书', '（十一）审批表'],
    ],
    [
      ['(3)c', '（１）a', '(2)b'],
      ['（１）a', '(2)b', '(3)c'],
    ],
    [
      ['第十二号', '第三号'],
      ['第三号', '第十二号'],
    ],
    [
      ['十、结案', '二、立案', '一、封面'],
      ['一、封面', '二、立案', '十、结案'],
    ],
    [
      ['卷二/1.pdf', '卷二/10.pdf', '卷二/9.pdf'],
      ['卷二/1.pdf', '卷二/9.pdf', '卷二/10.pdf'],
    ],
    [
      ['JT086-10_a', 'JT086-2_b', 'JT086-01_c'],
      ['JT086-01_c', 'JT086-2_b', 'JT086-10_a'],
    ],
    [
      ['b', 'a', ''],
      ['', 'a', 'b'],
    ],
  ])('puts %j into %j', (given, ordered) => {
    expect(given.toSorted(compareNaturally)).toEqual(ordered);
  });

  it('is a total order: one of two names comes first, and never in a circle', () => {
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNaturally(a, b))).toBe(-Math.sign(compareNaturally(b, a)) || 0);
        expect(compareNaturally(a, b) === 0).toBe(a === b);
        if (compareNaturally(a, b) <= 0 && compareNaturally(b, c) <= 0)
          expect(compareNaturally(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 3_000 },
    );
  });
});

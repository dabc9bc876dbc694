import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../shared/rubric/score.ts';
import { scoreSheet } from '../../../shared/rubric/score.ts';
import { EMPTY, level, levelRubric, penaltyRubric } from '../builders/rubrics.ts';

const rubric = penaltyRubric();
const options = rubric.groups.flatMap(({ items }) =>
  items.flatMap((item) => item.deductions.map((option) => ({ itemId: item.id, optionId: option.id }))),
);
const RANK = ['pass', 'flawed', 'wrong'];

const facts = fc.record(
  Object.fromEntries(
    rubric.facts.map(
      (fact) => [fact.id, fact.kind === 'choice' ? fc.constantFrom(...fact.choices) : fc.boolean()] as const,
    ),
  ),
);
const deduction = fc
  .tuple(fc.constantFrom(...options), fc.integer({ min: 1, max: 6 }), fc.nat(2))
  .map(([option, count, evidenceCount]) => ({ ...option, count, evidenceCount }));
const sheet: fc.Arbitrary<Sheet> = fc.record({
  facts,
  deductions: fc.uniqueArray(deduction, { maxLength: 25, selector: ({ optionId }) => optionId }),
  levels: fc.constant([]),
  vetoes: fc.constant([]),
  assessed: fc.constant([]),
});

describe('any sheet of the penalty rubric', () => {
  it('scores the same whatever the order of its deductions', () => {
    fc.assert(
      fc.property(sheet, fc.infiniteStream(fc.nat()), (given, stream) => {
        const shuffled = given.deductions
          .map((each) => ({ each, key: stream.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(scoreSheet(rubric, { ...given, deductions: shuffled })).toEqual(scoreSheet(rubric, given));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never below nothing and never above the full score, as a whole and in each part', () => {
    fc.assert(
      fc.property(sheet, (given) => {
        const result = scoreSheet(rubric, given);
        expect(result.total).toBeGreaterThanOrEqual(0);
        expect(result.total).toBeLessThanOrEqual(10_000);
        for (const { kept, max } of [...result.items, ...result.groups]) {
          expect(kept).toBeGreaterThanOrEqual(0);
          expect(kept).toBeLessThanOrEqual(max);
        }
      }),
    );
  });

  it('is the share of what applies, halves rounded up', () => {
    fc.assert(
      fc.property(sheet, (given) => {
        const { total, keptSum, maxSum, items } = scoreSheet(rubric, given);
        const applying = items.filter(({ applies }) => applies);
        expect(maxSum).toBe(applying.reduce((sum, { max }) => sum + max, 0));
        expect(keptSum).toBe(applying.reduce((sum, { kept }) => sum + kept, 0));
        expect(BigInt(total!)).toBe((20_000n * BigInt(keptSum) + BigInt(maxSum)) / (2n * BigInt(maxSum)));
      }),
    );
  });

  it('takes no notice of what does not apply', () => {
    fc.assert(
      fc.property(sheet, (given) => {
        const result = scoreSheet(rubric, given);
        const applying = new Set(result.items.filter(({ applies }) => applies).map(({ itemId }) => itemId));
        const pruned = {
          ...given,
          deductions: given.deductions.filter(({ itemId }) => applying.has(itemId)),
        };
        expect(scoreSheet(rubric, pruned)).toEqual(result);
      }),
    );
  });

  it('is never better for one deduction more', () => {
    fc.assert(
      fc.property(sheet, deduction, (given, more) => {
        fc.pre(!given.deductions.some(({ optionId }) => optionId === more.optionId));
        const before = scoreSheet(rubric, given);
        const after = scoreSheet(rubric, { ...given, deductions: [...given.deductions, more] });
        expect(after.total!).toBeLessThanOrEqual(before.total!);
        expect(RANK.indexOf(after.proposal)).toBeGreaterThanOrEqual(RANK.indexOf(before.proposal));
      }),
    );
  });

  it('is nothing under a veto, whatever else it holds', () => {
    fc.assert(
      fc.property(sheet, (given) => {
        expect(scoreSheet(rubric, { ...given, vetoes: [{ vetoId: 'V01', evidenceCount: 1 }] })).toMatchObject(
          { total: 0, grade: '不合格', proposal: 'wrong' },
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('any sheet of the rubric of levels', () => {
  const levels = levelRubric();
  const ids = levels.groups.flatMap(({ items }) => items.map(({ id }) => id));
  const given = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom('flaw', 'error', 'grave'), fc.boolean())
      .map(([id, of, affects]) => level(id, of as 'flaw', affects)),
    { maxLength: 20, selector: ({ itemId }) => itemId },
  );
  const ORDER = ['优质案件', '合格案件', '瑕疵案件', '不合格案件'];

  it('is never better for one finding more, and does not depend on their order', () => {
    fc.assert(
      fc.property(given, (found) => {
        const whole = scoreSheet(levels, { ...EMPTY, levels: found });
        expect(scoreSheet(levels, { ...EMPTY, levels: found.toReversed() })).toEqual(whole);
        const less = scoreSheet(levels, { ...EMPTY, levels: found.slice(1) });
        expect(ORDER.indexOf(whole.grade!)).toBeGreaterThanOrEqual(ORDER.indexOf(less.grade!));
      }),
    );
  });
});

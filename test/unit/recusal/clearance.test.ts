import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecusalMatch } from '../../../shared/recusal/check.ts';
import { type ClearanceInput, type ClearanceState, clearanceOf } from '../../../shared/recusal/clearance.ts';

function hit(strength: RecusalMatch['strength']): RecusalMatch {
  const rule = { barred: 'R1', decision: 'R2', ask: 'NAME' } as const;
  return {
    id: strength,
    rule: rule[strength],
    strength,
    person: '赵一明',
    roles: [],
    matched: 'name',
    value: '',
    where: [],
  };
}

function input(
  strengths: readonly RecusalMatch['strength'][],
  rest: Partial<ClearanceInput> = {},
): ClearanceInput {
  return { matches: strengths.map(hit), answers: new Map(), decision: null, declaration: null, ...rest };
}

const other = new Map([['ask', 'other-person' as const]]);
const same = new Map([['ask', 'same-person' as const]]);
const signed = { barred: false };

describe('may this reviewer open the case', () => {
  it.each<[string, ClearanceInput, ClearanceState]>([
    ['no hit, nothing signed', input([]), 'declare'],
    ['no hit, declaration signed', input([], { declaration: signed }), 'clear'],
    ['no hit, but the declaration bars', input([], { declaration: { barred: true } }), 'blocked'],
    ['same name, not asked yet', input(['ask']), 'ask'],
    ['same name, another person', input(['ask'], { answers: other }), 'declare'],
    ['same name, another person, signed', input(['ask'], { answers: other, declaration: signed }), 'clear'],
    ['same name, the same person', input(['ask'], { answers: same, declaration: signed }), 'blocked'],
    ['same unit, nobody decided', input(['decision']), 'awaiting-decision'],
    ['same unit, signed but not decided', input(['decision'], { declaration: signed }), 'awaiting-decision'],
    ['same unit, lifted', input(['decision'], { decision: 'lift' }), 'declare'],
    ['same unit, lifted and signed', input(['decision'], { decision: 'lift', declaration: signed }), 'clear'],
    ['same unit, recused', input(['decision'], { decision: 'recuse', declaration: signed }), 'blocked'],
    ['same unit and same name: first the name', input(['decision', 'ask'], { decision: 'lift' }), 'ask'],
    [
      'same unit and same name, both settled',
      input(['decision', 'ask'], { decision: 'lift', answers: other, declaration: signed }),
      'clear',
    ],
    ['same certificate', input(['barred']), 'blocked'],
    [
      'same certificate, lifted and signed',
      input(['barred'], { decision: 'lift', declaration: signed }),
      'blocked',
    ],
    ['recused without a hit', input([], { decision: 'recuse', declaration: signed }), 'blocked'],
  ])('%s', (_, given, state) => {
    expect(clearanceOf(given)).toBe(state);
  });
});

describe('nobody lifts R1', () => {
  const any = fc.record({
    matches: fc.uniqueArray(
      fc.constantFrom('barred', 'decision', 'ask').map((strength) => hit(strength as 'ask')),
      { selector: ({ id }) => id },
    ),
    answers: fc.constantFrom(new Map(), other, same),
    decision: fc.constantFrom('lift' as const, 'recuse' as const, null),
    declaration: fc.constantFrom(null, signed, { barred: true }),
  });

  it('whatever anybody answers, decides or signs', () => {
    fc.assert(
      fc.property(any, (given) => {
        const withR1 = { ...given, matches: [...given.matches, hit('barred')] };
        expect(clearanceOf(withR1)).toBe('blocked');
      }),
    );
  });

  it('and a case is open only when everything is settled', () => {
    fc.assert(
      fc.property(any, (given) => {
        const strengths = given.matches.map(({ strength }) => strength);
        if (clearanceOf(given) !== 'clear') return;
        expect(strengths).not.toContain('barred');
        expect(given.declaration).toEqual(signed);
        expect(given.decision).not.toBe('recuse');
        if (strengths.includes('decision')) expect(given.decision).toBe('lift');
        if (strengths.includes('ask')) expect(given.answers).toBe(other);
      }),
    );
  });
});

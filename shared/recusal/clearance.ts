/** From hits, answers, the office's decision and the declaration to one word: may this reviewer open the case. */
import type { RecusalMatch } from './check.ts';

export type ClearanceState = 'ask' | 'awaiting-decision' | 'declare' | 'clear' | 'blocked';

export interface ClearanceInput {
  readonly matches: readonly RecusalMatch[];
  /** By hit id. */
  readonly answers: ReadonlyMap<string, 'same-person' | 'other-person'>;
  readonly decision: 'lift' | 'recuse' | null;
  /** Null until signed; true when an answer bars. */
  readonly declaration: { readonly barred: boolean } | null;
}

/**
 * R1 can be lifted by nobody; a same-name person confirmed to be the reviewer is R1. R2 and R3 wait for another office
 * user. The declaration comes last.
 */
export function clearanceOf(input: ClearanceInput): ClearanceState {
  const { matches, answers, decision, declaration } = input;
  if (matches.some((match) => match.strength === 'barred')) return 'blocked';
  if (matches.some((match) => match.strength === 'ask' && answers.get(match.id) === 'same-person'))
    return 'blocked';
  if (decision === 'recuse' || declaration?.barred === true) return 'blocked';
  if (matches.some((match) => match.strength === 'ask' && !answers.has(match.id))) return 'ask';
  if (matches.some((match) => match.strength === 'decision') && decision !== 'lift')
    return 'awaiting-decision';
  return declaration === null ? 'declare' : 'clear';
}

/** Recusal matches of a stored case for a user. */
import { type CaseActors, matchReviewer, type RecusalMatch } from '../../shared/recusal/check.ts';
import type { CaseRow } from './store/cases.ts';
import type { Store } from './store/store.ts';
import type { UserRow } from './store/users.ts';

/** Who acts in a case: its people and parties, the deciding organ, the unit under review. */
export function actorsOf(store: Store, row: CaseRow): CaseActors {
  const facts = store.cases.facts(row.id)?.facts;
  const review = store.reviews.review(row.reviewId);
  const units: CaseActors['units'][number][] = [];
  if (facts?.organ) units.push({ name: facts.organ.value, anchor: facts.organ.anchor });
  if (review) units.push({ name: review.unit, anchor: null });
  return { people: facts?.people ?? [], parties: facts?.parties ?? [], units };
}

export function matchesFor(store: Store, row: CaseRow, user: UserRow): RecusalMatch[] {
  return matchReviewer(actorsOf(store, row), { name: user.name, ...user.profile });
}

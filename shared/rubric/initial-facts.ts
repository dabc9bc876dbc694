/** What applies to a case, as far as the documents in its file tell. The reviewer may correct it. */
import type { CaseFactValue } from './condition.ts';
import type { Rubric } from './schema.ts';

/** @param kinds codes of the documents in the file */
export function initialFacts(rubric: Rubric, kinds: ReadonlySet<string>): Record<string, CaseFactValue> {
  const facts: Record<string, CaseFactValue> = {};
  for (const fact of rubric.facts) {
    if (fact.kind === 'yes-no')
      facts[fact.id] = fact.initial || (fact.documents?.some((kind) => kinds.has(kind)) ?? false);
    else {
      const [meant] = Object.entries(fact.byDocument ?? {}).find(([kind]) => kinds.has(kind)) ?? [];
      facts[fact.id] = (meant === undefined ? undefined : fact.byDocument?.[meant]) ?? fact.initial;
    }
  }
  return facts;
}

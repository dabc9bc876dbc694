/**
 * Which findings of a new check are those of the last one: same rule, same root. What a reviewer decided about a
 * finding holds for that one and for no other: another date, article or amount is another finding.
 */

export interface Comparable {
  /** {@link Finding.key}: rule, document and what it is about. */
  readonly key: string;
  readonly where: readonly { readonly fileId: string; readonly page: number; readonly quote: string }[];
}

const DOCUMENT_ID = /([0-9a-f]{8}-[0-9a-f-]{27}):\d+/g;

/** The key without the page a document begins on: splitting or merging a document makes no new mistake of an old one. */
function rootOf({ key }: Comparable): string {
  return key.replace(DOCUMENT_ID, '$1');
}

function shareAPassage(a: Comparable, b: Comparable): boolean {
  const passages = new Set(
    a.where.map(({ fileId, page, quote }) => `${fileId} ${page} ${quote.replace(/\s+/g, '')}`),
  );
  return b.where.some(({ fileId, page, quote }) =>
    passages.has(`${fileId} ${page} ${quote.replace(/\s+/g, '')}`),
  );
}

/**
 * Pairs the findings of a new check with those known: by key, then by root and passage, then by root where there is
 * but one of it left on either side.
 * @returns for each fresh finding the index of the known one, null for a new one
 */
export function pairFindings(known: readonly Comparable[], fresh: readonly Comparable[]): (number | null)[] {
  const pairs: (number | null)[] = fresh.map(() => null);
  const taken = new Set<number>();
  const pair = (index: number, found: number | undefined): void => {
    if (found === undefined) return;
    taken.add(found);
    pairs[index] = found;
  };
  const free = (fits: (candidate: Comparable) => boolean): number[] =>
    known.flatMap((candidate, at) => (!taken.has(at) && fits(candidate) ? [at] : []));
  const open = (): number[] => fresh.flatMap((_, index) => (pairs[index] === null ? [index] : []));
  for (const index of open()) pair(index, free((each) => each.key === fresh[index]?.key)[0]);
  for (const index of open()) {
    const finding = fresh[index] as Comparable;
    pair(index, free((each) => rootOf(each) === rootOf(finding) && shareAPassage(each, finding))[0]);
  }
  for (const index of open()) {
    const root = rootOf(fresh[index] as Comparable);
    const rivals = open().filter((other) => rootOf(fresh[other] as Comparable) === root);
    const candidates = free((each) => rootOf(each) === root);
    if (rivals.length === 1 && candidates.length === 1) pair(index, candidates[0]);
  }
  return pairs;
}

/**
 * Fingerprints: an article's character pairs as 16-bit hashes. They tell which of two articles a passage speaks of
 * without the statute's text being shipped, and cannot be read back. The same hash is used by the build script.
 */

const HAN_FIRST = 0x4e00;
const HAN_LAST = 0x9fff;

function isHan(code: number): boolean {
  return code >= HAN_FIRST && code <= HAN_LAST;
}

/** One pair of characters to 16 bits. */
export function hashPair(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & 0xffff) >>> 0;
}

/** References to other articles say nothing of what an article is about. */
const CROSS_REFERENCE =
  /第[〇零一二三四五六七八九十百千\d]+[条款项章节](?:之[一二三四五六七八九十]+)?|[（(][一二三四五六七八九十]+[）)]/g;

/** The distinct pair hashes of a text, ascending. Only pairs of Han characters count. */
export function fingerprint(text: string): Uint16Array {
  const seen = new Set<number>();
  const bare = text.replace(CROSS_REFERENCE, ' ').replace(/\s+/g, '');
  for (let i = 0; i + 1 < bare.length; i += 1) {
    const first = bare.charCodeAt(i);
    const second = bare.charCodeAt(i + 1);
    if (isHan(first) && isHan(second)) seen.add(hashPair(first, second));
  }
  return Uint16Array.from(seen).sort();
}

/** Inverse document frequency of each hash over the articles of one version. */
export function pairWeights(prints: Iterable<Uint16Array>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let total = 0;
  for (const print of prints) {
    total += 1;
    for (const hash of print) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const weights = new Map<number, number>();
  for (const [hash, count] of counts) weights.set(hash, Math.log((total + 1) / (count + 0.5)));
  return weights;
}

/** True when a fingerprint holds a hash. */
export function has(print: Uint16Array, hash: number): boolean {
  let low = 0;
  let high = print.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = print[middle] ?? 0;
    if (value === hash) return true;
    if (value < hash) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/**
 * How much of what a passage says stands in an article: the weighted sum of shared pairs, and the passage's own
 * weight, so that a caller can ask for both enough evidence (`shared`) and enough share (`shared / total`).
 * Pairs that no article of the version has weigh nothing.
 */
export function overlap(
  passage: Uint16Array,
  article: Uint16Array,
  weights: ReadonlyMap<number, number>,
): { readonly shared: number; readonly total: number } {
  let shared = 0;
  let total = 0;
  for (const hash of passage) {
    const weight = weights.get(hash);
    if (weight === undefined) continue;
    total += weight;
    if (has(article, hash)) shared += weight;
  }
  return { shared, total };
}

/** Random numbers that come back with the same seed. */

export type Random = () => number;

/** Mulberry32: 0 ≤ n < 1. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** Bytes that do not compress. */
export function noise(length: number, seed = 1): Buffer {
  const random = seeded(seed);
  return Buffer.from(Array.from({ length }, () => below(random, 256)));
}

/** A copy with one to forty bits turned over. */
export function withFlippedBits(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seeded(seed);
  const copy = Uint8Array.from(bytes);
  for (let count = 1 + below(random, 40); count > 0; count -= 1) {
    const at = below(random, copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
  }
  return copy;
}

/** The first part of it, cut anywhere. */
export function cutShort(bytes: Uint8Array, seed: number): Uint8Array {
  return bytes.subarray(0, below(seeded(seed), bytes.length));
}

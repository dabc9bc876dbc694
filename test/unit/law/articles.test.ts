import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  articleKey,
  decodeLawArticles,
  encodeLawArticles,
  type LawArticlesHead,
} from '../../../shared/law/articles.ts';
import { fingerprint, overlap, pairWeights } from '../../../shared/law/fingerprint.ts';

describe('the key of an article', () => {
  it('is its number, and its sub-number where it has one', () => {
    expect([articleKey(27, null), articleKey(133, 1)]).toEqual(['27', '133-1']);
  });
});

describe('the binary form of a law’s articles', () => {
  const print = fc
    .uniqueArray(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((hashes) => Uint16Array.from(hashes).sort());

  it('gives back every fingerprint, item count and correspondence', () => {
    fc.assert(
      fc.property(
        fc.array(print, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
        (pool, items) => {
          const keys = pool.map((_, index) => articleKey(index + 1, index === 0 ? 2 : null));
          const head: LawArticlesHead = {
            id: 'test-law',
            pool: pool.map((hashes) => hashes.length),
            versions: [
              { from: '2018-01-01', articles: keys.map((key, index) => [key, items, index] as const) },
            ],
            maps: [
              {
                from: '2018-01-01',
                to: '2021-07-15',
                law: null,
                pairs: [
                  [keys[0]!, '32', 75, 0],
                  [keys[0]!, '33', 40, 1],
                ],
              },
            ],
          };
          const read = decodeLawArticles(encodeLawArticles(head, pool));
          expect(read.id).toBe('test-law');
          expect([...(read.versions[0]?.articles.keys() ?? [])]).toEqual(keys);
          pool.forEach((hashes, index) => {
            expect(read.versions[0]?.articles.get(keys[index]!)).toEqual({ items, print: hashes });
          });
          expect(read.correspondences[0]?.successors.get(keys[0]!)).toEqual([
            { key: '32', confidence: 0.75, sameText: false },
            { key: '33', confidence: 0.4, sameText: true },
          ]);
        },
      ),
    );
  });

  it('reads bytes that lie anywhere in memory', () => {
    const head: LawArticlesHead = {
      id: 'x',
      pool: [2],
      versions: [{ from: '2000-01-01', articles: [['1', [0], 0]] }],
      maps: [],
    };
    const bytes = encodeLawArticles(head, [Uint16Array.of(3, 500)]);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeLawArticles(shifted.subarray(3)).versions[0]?.articles.get('1')?.print).toEqual(
      Uint16Array.of(3, 500),
    );
  });

  it('refuses a head that is not ASCII, and bytes that are none', () => {
    expect(() => encodeLawArticles({ id: '法', pool: [], versions: [], maps: [] }, [])).toThrow('ASCII');
    expect(() => decodeLawArticles(Uint8Array.of(9, 0, 0, 0, 1, 2, 3))).toThrow();
  });
});

describe('fingerprints', () => {
  it('hold pairs of Chinese characters, each once, in order', () => {
    expect(fingerprint('从轻处罚')).toHaveLength(3);
    expect(fingerprint('从轻从轻')).toHaveLength(2);
    expect([...fingerprint('违法行为在二年内未被发现')]).toEqual(
      [...fingerprint('违法行为在二年内未被发现')].toSorted((a, b) => a - b),
    );
  });

  it('do not see white space, figures, letters, or references to other articles', () => {
    expect(fingerprint('从 轻\n处罚')).toEqual(fingerprint('从轻处罚'));
    expect(fingerprint('abc 123，。')).toHaveLength(0);
    expect(fingerprint('第二十七条第一款（一）')).toHaveLength(0);
  });

  it('weigh a pair the more the fewer articles have it, and an unknown pair nothing', () => {
    const [a, b] = [fingerprint('行政处罚听证'), fingerprint('行政处罚送达')];
    const weights = pairWeights([a, b]);
    const [common] = fingerprint('行政');
    const [rare] = fingerprint('听证');
    expect(weights.get(rare!)).toBeGreaterThan(weights.get(common!) ?? 0);
    expect(overlap(fingerprint('送达听证'), a, weights)).toEqual({
      shared: weights.get(rare!),
      total: weights.get(rare!)! + weights.get(fingerprint('送达')[0]!)!,
    });
    expect(overlap(fingerprint('火星人'), a, weights)).toEqual({ shared: 0, total: 0 });
  });
});

/**
 * What the program knows of one law's articles: per version their paragraphs, items and fingerprints, and which
 * article became which. The binary form (`resources/laws/articles/*.bin`, inflated) is a JSON head, length-prefixed,
 * and a body of 16-bit fingerprints that versions share.
 */
import type { CivilDate } from '../model/civil-date.ts';
import { pairWeights } from './fingerprint.ts';

/** `27`, or `133-1` for 第一百三十三条之一. */
export type ArticleKey = string;

export function articleKey(article: number, sub: number | null): ArticleKey {
  return sub === null ? String(article) : `${article}-${sub}`;
}

export interface ArticleFacts {
  /** Items per paragraph: [0, 3] is an article of two paragraphs, the second with three items. */
  readonly items: readonly number[];
  readonly print: Uint16Array;
}

export interface VersionArticles {
  readonly from: CivilDate;
  readonly articles: ReadonlyMap<ArticleKey, ArticleFacts>;
  /** Weights of character pairs over this version, computed on first use. */
  readonly weights: () => ReadonlyMap<number, number>;
}

export interface Successor {
  readonly key: ArticleKey;
  /** 0–1, from the comparison of the texts. */
  readonly confidence: number;
  readonly sameText: boolean;
}

/** Which article of a later version (of this law or of the law that replaced it) an article became. */
export interface Correspondence {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Id of the replacing law; null when it is a version of the same law. */
  readonly toLaw: string | null;
  readonly successors: ReadonlyMap<ArticleKey, readonly Successor[]>;
}

export interface LawArticles {
  readonly id: string;
  readonly versions: readonly VersionArticles[];
  readonly correspondences: readonly Correspondence[];
}

/** The head of the binary form. */
export interface LawArticlesHead {
  readonly id: string;
  readonly pool: readonly number[];
  readonly versions: readonly {
    readonly from: string;
    /** [key, items per paragraph, index of the fingerprint in the pool] */
    readonly articles: readonly (readonly [string, readonly number[], number])[];
  }[];
  readonly maps: readonly {
    readonly from: string;
    readonly to: string;
    readonly law: string | null;
    /** [old key, new key, confidence in hundredths, 1 when the text is the same] */
    readonly pairs: readonly (readonly [string, string, number, 0 | 1])[];
  }[];
}

/** Writes the binary form. */
export function encodeLawArticles(head: LawArticlesHead, pool: readonly Uint16Array[]): Uint8Array {
  const text = encodeAscii(JSON.stringify(head));
  const padding = text.length % 2;
  const hashes = pool.reduce((sum, print) => sum + print.length, 0);
  const out = new Uint8Array(4 + text.length + padding + hashes * 2);
  const view = new DataView(out.buffer);
  view.setUint32(0, text.length, true);
  out.set(text, 4);
  let at = 4 + text.length + padding;
  for (const print of pool) {
    // Differences between ascending hashes compress better than the hashes.
    let previous = 0;
    for (const hash of print) {
      view.setUint16(at, hash - previous, true);
      previous = hash;
      at += 2;
    }
  }
  return out;
}

/** A version's articles; their weights are worked out when first asked for. */
export function versionArticles(
  from: CivilDate,
  articles: ReadonlyMap<ArticleKey, ArticleFacts>,
): VersionArticles {
  let weights: ReadonlyMap<number, number> | null = null;
  return {
    from,
    articles,
    weights: () => {
      weights ??= pairWeights([...articles.values()].map((article) => article.print));
      return weights;
    },
  };
}

/** Reads the binary form. @throws Error when the bytes are none */
export function decodeLawArticles(bytes: Uint8Array): LawArticles {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  const head = JSON.parse(decodeAscii(bytes.subarray(4, 4 + length))) as LawArticlesHead;
  let at = 4 + length + (length % 2);
  const pool = head.pool.map((count) => {
    const print = new Uint16Array(count);
    let previous = 0;
    for (let i = 0; i < count; i += 1) {
      previous += view.getUint16(at, true);
      print[i] = previous;
      at += 2;
    }
    return print;
  });
  return {
    id: head.id,
    versions: head.versions.map((version) => {
      const articles = new Map(
        version.articles.map(
          ([key, items, index]) => [key, { items, print: pool[index] ?? new Uint16Array() }] as const,
        ),
      );
      return versionArticles(version.from as CivilDate, articles);
    }),
    correspondences: head.maps.map((map) => {
      const successors = new Map<ArticleKey, Successor[]>();
      for (const [oldKey, key, confidence, same] of map.pairs) {
        const list = successors.get(oldKey) ?? [];
        list.push({ key, confidence: confidence / 100, sameText: same === 1 });
        successors.set(oldKey, list);
      }
      return { from: map.from as CivilDate, to: map.to as CivilDate, toLaw: map.law, successors };
    }),
  };
}

/** The head is ASCII (ids, dates, numbers), so that this room needs no TextEncoder. */
function encodeAscii(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) throw new Error('The head of a law file is ASCII');
    out[i] = code;
  }
  return out;
}

function decodeAscii(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 8192) out += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return out;
}

/**
 * The grammar of article references: 第十二条、第十五条第一款第（二）项及第二十条; 第四十七、第四十八和第五十条;
 * 第二十条至第二十三条; 第一、四款; 第（一）项至第（三）项; 第一百三十三条之一、之二; 第 38 条. Works on compact,
 * digit-folded text. It knows nothing of laws: the caller decides whose articles these are.
 */
import { readWholeNumber } from '../../text/numerals.ts';
import type { ArticleRef } from '../citation.ts';
import { ANY_LIST, isRange, NUMBER, type NumberInList, PLAIN_LIST, readNumbers, TO } from './number-list.ts';

export interface ArticleLeaf extends ArticleRef {
  readonly start: number;
  readonly end: number;
}

export interface ArticleList {
  readonly leaves: readonly ArticleLeaf[];
  readonly end: number;
}

/** 条之一般规定 and 条之一审判决 are no 条之一. */
const SUB = `之(${NUMBER})(?![般些切种方部审条款项])`;
const ARTICLES = new RegExp(`(${PLAIN_LIST})条(?:${SUB})?(?![文款例]|目(?!的)|约(?!定))`, 'y');
/** 第一百九十三的规定, 第一百七十第一款: 条 forgotten. */
const ARTICLE_WITHOUT_UNIT = new RegExp(`第(${NUMBER})(?=(?:的|之)?规定|第[(（]?${NUMBER}[)）]?[款项])`, 'y');
/** 第五十七条的第一款, 第五十七条中第（二）项 */
const OF = '(?:(?:中的|的|中|之)(?=第|[(（]))?';
const LEVELS = ['paragraph', 'item', 'subItem'] as const;
type Level = (typeof LEVELS)[number];
const LEVEL_PATTERNS: Readonly<Record<Level, RegExp>> = {
  paragraph: new RegExp(`(${OF})(${ANY_LIST})款`, 'y'),
  item: new RegExp(`(${OF})(${ANY_LIST})项`, 'y'),
  subItem: new RegExp(`(${OF})(${ANY_LIST})目(?![的标录])`, 'y'),
};
/** 第四条第（2）: no unit. Taken as a paragraph, which is what it mostly is. */
const NUMBER_WITHOUT_UNIT = new RegExp(`第[(（](${NUMBER})[)）](?=的|之|规定|[，,、。；;)）]|$)`, 'y');
const SEPARATOR = /(?:[、,，﹑;；]|以及|及其|及|和|与|或者|或|并){1,2}/y;
const RANGE = new RegExp(TO, 'y');
const FURTHER_SUB = new RegExp(SUB, 'y');
/** 第十条第一款、同条第二款 */
const SAME_ARTICLE = /(?:同条|该条|本条)的?/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

type Draft = { -readonly [K in keyof ArticleLeaf]: ArticleLeaf[K] };

class ListReader {
  readonly leaves: Draft[] = [];
  private readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  private get last(): Draft | undefined {
    return this.leaves.at(-1);
  }

  private push(article: number, articleSub: number | null, start: number, end: number): void {
    this.leaves.push({ article, articleSub, paragraph: null, item: null, subItem: null, start, end });
    this.at = end;
  }

  /** One number or list with 条. `bare` allows 234条 without 第. */
  articles(at: number, bare: boolean): boolean {
    const match = matchAt(ARTICLES, this.text, at);
    const list = match?.[1] ?? '';
    if (!match || (!bare && !list.startsWith('第'))) return false;
    const numbers = readNumbers(list, at);
    if (numbers === null) return false;
    const sub = match[2] === undefined ? null : readWholeNumber(match[2]);
    const end = at + match[0].length;
    const listEnd = numbers.at(-1)?.end;
    for (const number of numbers) {
      const isLast = number.end === listEnd;
      this.push(number.value, isLast ? sub : null, number.start, isLast ? end : number.end);
    }
    this.at = end;
    return true;
  }

  articleWithoutUnit(): boolean {
    const match = matchAt(ARTICLE_WITHOUT_UNIT, this.text, this.at);
    const value = match ? readWholeNumber(match[1] ?? '') : null;
    if (!match || value === null || value === 0) return false;
    this.push(value, null, this.at, this.at + match[0].length);
    return true;
  }

  /** Puts numbers of one level under the last leaf: the first refines it unless `fresh`, the others follow it. */
  private refine(numbers: readonly NumberInList[], end: number, level: Level, fresh: boolean): void {
    const base = this.last;
    if (!base) return;
    numbers.forEach((number, index) => {
      const isFirst = index === 0 && !fresh;
      const isLast = number.end === numbers.at(-1)?.end;
      const own: Draft = {
        ...base,
        item: level === 'paragraph' ? null : base.item,
        subItem: null,
        [level]: number.value,
        start: isFirst ? base.start : number.start,
        end: isLast ? end : number.end,
      };
      if (isFirst) this.leaves[this.leaves.length - 1] = own;
      else this.leaves.push(own);
    });
    // The numbers of one range share its whole span, the article's words included.
    if (!fresh) {
      const first = numbers[0];
      for (const [index, number] of numbers.entries()) {
        const leaf = this.leaves[this.leaves.length - numbers.length + index];
        if (leaf && number.end === first?.end && numbers.length > 1) leaf.start = base.start;
      }
    }
    this.at = end;
  }

  private level(level: Level, at: number, fresh: boolean): boolean {
    const match = matchAt(LEVEL_PATTERNS[level], this.text, at);
    if (!match) return false;
    const from = at + (match[1]?.length ?? 0);
    const numbers = readNumbers(match[2] ?? '', from);
    if (numbers === null) return false;
    this.refine(numbers, at + match[0].length, level, fresh);
    return true;
  }

  /** What may follow one article: its paragraphs, items and sub-items. */
  below(): void {
    const hasParagraph = this.level('paragraph', this.at, false);
    const hasItem = this.level('item', this.at, false);
    if (hasItem) this.level('subItem', this.at, false);
    if (!hasParagraph && !hasItem) this.paragraphWithoutUnit();
  }

  private paragraphWithoutUnit(): void {
    const match = matchAt(NUMBER_WITHOUT_UNIT, this.text, this.at);
    const value = match ? readWholeNumber(match[1] ?? '') : null;
    if (!match || value === null || value === 0) return;
    const end = this.at + match[0].length;
    this.refine([{ value, start: this.at, end }], end, 'paragraph', false);
  }

  /** A further sub-item, item or paragraph beside the last one, with what stands below it. */
  private sibling(at: number): boolean {
    const { last } = this;
    if (last?.subItem != null && this.level('subItem', at, true)) return true;
    if (last?.item != null && this.level('item', at, true)) {
      this.level('subItem', this.at, false);
      return true;
    }
    if (last?.paragraph != null && this.level('paragraph', at, true)) {
      if (this.level('item', this.at, false)) this.level('subItem', this.at, false);
      return true;
    }
    return false;
  }

  /** 第一百三十三条之一、之二 */
  private furtherSub(at: number): boolean {
    const { last } = this;
    if (!last || last.articleSub === null || last.paragraph !== null || last.item !== null) return false;
    const match = matchAt(FURTHER_SUB, this.text, at);
    const value = match ? readWholeNumber(match[1] ?? '') : null;
    if (!match || !value) return false;
    this.push(last.article, value, at, at + match[0].length);
    this.below();
    return true;
  }

  private sameArticle(at: number): boolean {
    const match = matchAt(SAME_ARTICLE, this.text, at);
    const { last } = this;
    if (!match || !last) return false;
    const count = this.leaves.length;
    this.push(last.article, last.articleSub, at, at + match[0].length);
    this.below();
    if (this.leaves[count]?.paragraph != null || this.leaves[count]?.item != null) return true;
    this.leaves.length = count;
    return false;
  }

  /** After a separator: a further item, paragraph or article. */
  next(): boolean {
    const from = this.at;
    const separator = matchAt(SEPARATOR, this.text, from);
    if (!separator)
      return this.range() || ('第(（'.includes(this.text.charAt(from) || ' ') && this.sibling(from));
    const at = from + separator[0].length;
    if (this.sibling(at) || this.furtherSub(at)) return true;
    if (this.articles(at, separator[0] === '、' || separator[0] === '及')) {
      this.below();
      return true;
    }
    if (this.sameArticle(at)) return true;
    this.at = from;
    return false;
  }

  /** 至 between two complete references: 第二十条至第二十三条, 第一款至第三款, 第（一）项至第（四）项. */
  private range(): boolean {
    const to = matchAt(RANGE, this.text, this.at);
    const first = this.last;
    if (!to || !first) return false;
    const { at: from } = this;
    const count = this.leaves.length;
    const start = from + to[0].length;
    const level = LEVELS.findLast((name) => first[name] !== null);
    const isRead =
      level === undefined
        ? this.articles(start, true) || this.furtherSub(start)
        : this.level(level, start, true);
    const last = this.leaves[count];
    const key =
      level ?? (first.articleSub !== null && last?.article === first.article ? 'articleSub' : 'article');
    const low = first[key];
    const high = last?.[key] ?? null;
    const isOne = isRead && this.leaves.length === count + 1;
    if (!isOne || !last || low === null || high === null || !isRange(low, high)) {
      this.leaves.length = count;
      this.at = from;
      return false;
    }
    this.leaves.length = count - 1;
    for (let value = low; value <= high; value += 1) {
      const sub = key === 'article' && value > low && value < high ? { articleSub: null } : {};
      this.leaves.push({
        ...(value === high ? last : first),
        ...sub,
        [key]: value,
        start: first.start,
        end: last.end,
      });
    }
    return true;
  }
}

/**
 * Reads the longest article list that starts at `at`.
 * @param text compact, digit-folded text
 * @param direct true when a law's name stands right before: then 234条 and a forgotten 条 are read too
 * @returns null when no article reference starts here
 */
export function readArticleList(text: string, at: number, direct: boolean): ArticleList | null {
  const reader = new ListReader(text, at);
  if (!reader.articles(at, direct) && !(direct && reader.articleWithoutUnit())) return null;
  reader.below();
  while (reader.next());
  return { leaves: reader.leaves, end: reader.at };
}

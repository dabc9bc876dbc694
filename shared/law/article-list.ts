/**
 * The grammar of article references: 第十二条、第十五条第一款第（二）项及第二十条; 第四十七、第四十八和第五十条;
 * 第二十条至第二十三条; 第一、四款; 第一百三十三条之一; 第 38 条. Works on compact, digit-folded text.
 * It knows nothing of laws: the caller decides whose articles these are.
 */
import { CHINESE_NUMERAL_CLASS, readWholeNumber } from '../text/numerals.ts';
import type { ArticleRef } from './citation.ts';

export interface ArticleLeaf extends ArticleRef {
  readonly start: number;
  readonly end: number;
}

export interface ArticleList {
  readonly leaves: readonly ArticleLeaf[];
  readonly end: number;
}

const NUMBER = `[${CHINESE_NUMERAL_CLASS}\\d]{1,9}`;
const COMMA = '[、,，﹑]';
const JOIN = `(?:${COMMA}|以及|及其|及|和|与|或者|或)`;
const TO = '(?:至|到|~|～|-|—|－|–)';
const RANGE_LIMIT = 60;
/** Longest enumeration read in one go; bounded so that no text can make the patterns run away. */
const LIST_LIMIT = '{0,40}';

const ARTICLES = new RegExp(
  `(第?)(${NUMBER})((?:(?:${JOIN}${COMMA}?|${TO})第?${NUMBER})${LIST_LIMIT})条(?:之(${NUMBER}))?(?![文款目约例])`,
  'y',
);
/** 第一百九十三的规定: 条 forgotten. */
const ARTICLE_WITHOUT_UNIT = new RegExp(`第(${NUMBER})(?=(?:的|之)?规定)`, 'y');
const PARAGRAPHS = new RegExp(
  `第?[(（]?(${NUMBER})[)）]?((?:(?:${JOIN}|${TO})第?[(（]?${NUMBER}[)）]?)${LIST_LIMIT})款`,
  'y',
);
const ITEM_NUMBER = `(?:第?[(（]${NUMBER}[)）]|第?${NUMBER}|第?[①-⑳])`;
const ITEMS = new RegExp(`(${ITEM_NUMBER})((?:(?:${JOIN}|${TO})${ITEM_NUMBER})${LIST_LIMIT})项`, 'y');
/** 第四条第（2）: no unit. Taken as a paragraph, which is what it mostly is. */
const NUMBER_WITHOUT_UNIT = new RegExp(`第[(（](${NUMBER})[)）](?=的|之|规定|[，,、。；;)）]|$)`, 'y');
const SUB_ITEM = new RegExp(`第?[(（]?(${NUMBER})[)）]?目`, 'y');
const SEPARATOR = /(?:[、,，﹑;；]|以及|及其|及|和|与|或者|或|并){1,2}/y;
const SPLIT = new RegExp(`(${JOIN}${COMMA}?|${TO})?(第?[(（]?(?:${NUMBER}|[①-⑳])[)）]?)`, 'g');

interface NumberInList {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

function numberOf(text: string): number | null {
  const circled = /[①-⑳]/.exec(text);
  if (circled) return circled[0].charCodeAt(0) - 0x2460 + 1;
  return readWholeNumber(text.replace(/[第()（）]/g, ''));
}

/** Splits 四十七、第四十八和第五十 into numbers; a range gives every number in it, all with the range's span. */
function readNumbers(list: string, offset: number): NumberInList[] | null {
  const out: NumberInList[] = [];
  SPLIT.lastIndex = 0;
  for (let match = SPLIT.exec(list); match !== null; match = SPLIT.exec(list)) {
    const value = numberOf(match[2] ?? '');
    if (value === null || value === 0) return null;
    const start = offset + match.index + (match[1]?.length ?? 0);
    const end = offset + match.index + match[0].length;
    const previous = out.at(-1);
    const isRange = match[1] !== undefined && new RegExp(`^${TO}$`).test(match[1]);
    if (
      isRange &&
      previous !== undefined &&
      value > previous.value &&
      value - previous.value <= RANGE_LIMIT
    ) {
      out.pop();
      for (let n = previous.value; n <= value; n += 1) out.push({ value: n, start: previous.start, end });
    } else out.push({ value, start, end });
  }
  return out;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

interface Draft {
  article: number;
  articleSub: number | null;
  paragraph: number | null;
  item: number | null;
  subItem: number | null;
  start: number;
  end: number;
}

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

  /** One number or list with 条. `bare` allows 234条 without 第. */
  articles(at: number, bare: boolean): boolean {
    const match = matchAt(ARTICLES, this.text, at);
    if (!match || (match[1] === '' && !bare)) return false;
    const head = match[1] ?? '';
    const listEnd = at + head.length + (match[2]?.length ?? 0) + (match[3]?.length ?? 0);
    const numbers = readNumbers(this.text.slice(at, listEnd), at);
    if (numbers === null || numbers.length === 0) return false;
    const sub = match[4] === undefined ? null : readWholeNumber(match[4]);
    const end = at + match[0].length;
    const lastNumber = numbers.at(-1);
    for (const number of numbers) {
      const isLast = number.end === lastNumber?.end;
      this.leaves.push({
        article: number.value,
        articleSub: isLast ? sub : null,
        paragraph: null,
        item: null,
        subItem: null,
        start: number.start,
        end: isLast ? end : number.end,
      });
    }
    this.at = end;
    return true;
  }

  articleWithoutUnit(): boolean {
    const match = matchAt(ARTICLE_WITHOUT_UNIT, this.text, this.at);
    const value = match ? readWholeNumber(match[1] ?? '') : null;
    if (!match || value === null || value === 0) return false;
    const end = this.at + match[0].length;
    this.leaves.push({
      article: value,
      articleSub: null,
      paragraph: null,
      item: null,
      subItem: null,
      start: this.at,
      end,
    });
    this.at = end;
    return true;
  }

  /** Puts a list of paragraph or item numbers below the last leaf: the first refines it, the others follow it. */
  private refine(
    numbers: readonly NumberInList[],
    end: number,
    level: 'paragraph' | 'item',
    fresh: boolean,
  ): void {
    const base = this.last;
    if (!base) return;
    numbers.forEach((number, index) => {
      const isLast = index === numbers.length - 1;
      const own = {
        ...base,
        item: level === 'item' ? number.value : null,
        paragraph: level === 'paragraph' ? number.value : base.paragraph,
        subItem: null,
        start: index === 0 && !fresh ? base.start : number.start,
        end: isLast ? end : number.end,
      };
      if (index === 0 && !fresh) this.leaves[this.leaves.length - 1] = own;
      else this.leaves.push(own);
    });
    this.at = end;
  }

  paragraphs(at: number, fresh: boolean): boolean {
    const match = matchAt(PARAGRAPHS, this.text, at);
    if (match) {
      const numbers = readNumbers(match[0].slice(0, -1), at);
      if (numbers === null || numbers.length === 0) return false;
      this.refine(numbers, at + match[0].length, 'paragraph', fresh);
      return true;
    }
    if (fresh) return false;
    const unitless = matchAt(NUMBER_WITHOUT_UNIT, this.text, at);
    const value = unitless ? readWholeNumber(unitless[1] ?? '') : null;
    if (!unitless || value === null || value === 0) return false;
    const end = at + unitless[0].length;
    this.refine([{ value, start: at, end }], end, 'paragraph', false);
    return true;
  }

  items(at: number, fresh: boolean): boolean {
    const match = matchAt(ITEMS, this.text, at);
    if (!match) return false;
    const numbers = readNumbers(match[0].slice(0, -1), at);
    if (numbers === null || numbers.length === 0) return false;
    this.refine(numbers, at + match[0].length, 'item', fresh);
    const sub = matchAt(SUB_ITEM, this.text, this.at);
    const value = sub ? readWholeNumber(sub[1] ?? '') : null;
    const leaf = this.last;
    if (sub && value !== null && leaf) {
      this.at += sub[0].length;
      leaf.subItem = value;
      leaf.end = this.at;
    }
    return true;
  }

  /** What may follow one article: its paragraphs and items. */
  below(): void {
    if (this.paragraphs(this.at, false)) this.items(this.at, false);
    else this.items(this.at, false);
  }

  /** After a separator: a further item, paragraph or article. */
  next(): boolean {
    const separator = matchAt(SEPARATOR, this.text, this.at);
    if (!separator) return this.rangeOfArticles();
    const at = this.at + separator[0].length;
    const last = this.last;
    if (last?.item != null && this.items(at, true)) return true;
    if (last?.paragraph != null && this.paragraphs(at, true)) {
      this.items(this.at, false);
      return true;
    }
    if (this.articles(at, separator[0] === '、' || separator[0] === '及')) {
      this.below();
      return true;
    }
    return false;
  }

  /** 第二十条至第二十三条: 至 between two complete references. */
  private rangeOfArticles(): boolean {
    const to = matchAt(new RegExp(TO, 'y'), this.text, this.at);
    const first = this.last;
    if (!to || !first || first.paragraph !== null || first.item !== null) return false;
    const count = this.leaves.length;
    const from = this.at;
    if (!this.articles(from + to[0].length, true)) return false;
    const last = this.last;
    const span = last ? last.article - first.article : 0;
    if (!last || this.leaves.length !== count + 1 || span <= 0 || span > RANGE_LIMIT) {
      this.leaves.length = count;
      this.at = from;
      return false;
    }
    this.leaves.length = count - 1;
    for (let article = first.article; article <= last.article; article += 1) {
      this.leaves.push({ ...first, article, articleSub: null, end: last.end });
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

/**
 * Finds every citation of a statute's article in Chinese text. Contracts, insurance clauses and company rules give
 * nothing; a list gives one citation per article, paragraph or item; 本法 and 该条例 are followed back.
 * It does not judge: see verdict.ts.
 */
import { compact, toSource } from '../text/compact.ts';
import { CHINESE_NUMERAL_CLASS } from '../text/numerals.ts';
import type { Citation } from './citation.ts';
import { readArticleList } from './grammar/article-list.ts';
import { annexesOf, beginsLine, goesOn } from './grammar/carry-over.ts';
import { findDefinitions } from './grammar/definitions.ts';
import { rightLetters } from './grammar/letters.ts';
import { type LawBefore, lawBefore, type TitleContext } from './grammar/title-before.ts';
import type { LawName, Lexicon } from './lexicon.ts';
import type { CitationWords } from './words.ts';

const CANDIDATE = new RegExp(
  `第[(（]?[${CHINESE_NUMERAL_CLASS}\\d]|[${CHINESE_NUMERAL_CLASS}\\d]{1,9}条`,
  'g',
);
/** How far back a title without an article may stand that 该法 points to: 《行政许可法》也有规定，该法第八十一条. */
const TITLE_GAP_LIMIT = 400;
/** How many laws named before are looked through for the one 该条例 points to. */
const NAMED_LIMIT = 60;

interface CurrentLaw {
  readonly surface: string;
  readonly law: LawName | null;
  readonly note: Citation['versionNote'];
}

class Finder {
  private readonly context: TitleContext;
  private readonly words: CitationWords;
  private readonly source: string;
  private readonly compacted: ReturnType<typeof compact>;
  private readonly annexes: readonly number[];
  private readonly found: Citation[] = [];
  /** Laws named so far, latest last: what anaphora point to. */
  private readonly named: CurrentLaw[] = [];
  private current: CurrentLaw | 'contract' | null = null;
  private consumed = 0;
  private group = 0;

  constructor(text: string, lexicon: Lexicon, words: CitationWords) {
    this.source = text;
    this.compacted = compact(text);
    this.words = words;
    const base = { text: rightLetters(this.compacted.text), lexicon, words };
    this.context = { ...base, definitions: findDefinitions(base) };
    this.annexes = annexesOf(base.text);
  }

  run(): Citation[] {
    const { text } = this.context;
    CANDIDATE.lastIndex = 0;
    for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
      CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, this.at(match.index));
    }
    return this.found;
  }

  /** @returns the end of the list that begins here, so that no list is read twice; 0 when none begins */
  private at(position: number): number {
    const { text } = this.context;
    const most = readArticleList(text, position, true);
    if (most === null) return 0;
    const before = lawBefore(this.context, position);
    const list = before === null ? readArticleList(text, position, false) : most;
    if (list === null) return 0;
    const owner = before === null ? this.inherited(position, list.end) : this.owner(before);
    if (owner === null) return list.end;
    const isContinuation = before === null;
    this.current = owner;
    this.consumed = list.end;
    if (owner === 'contract') return list.end;
    if (!isContinuation) this.group += 1;
    const carriedOver = isContinuation || before?.kind === 'anaphor';
    list.leaves.forEach((leaf, index) => {
      const first = index === 0 && before !== null;
      const range = toSource(this.compacted, first ? before.start : leaf.start, leaf.end);
      this.found.push({
        ...range,
        text: this.source.slice(range.start, range.end),
        law: owner.law?.title ?? owner.surface,
        lawSurface: owner.surface,
        lawId: owner.law?.id ?? null,
        article: leaf.article,
        articleSub: leaf.articleSub,
        paragraph: leaf.paragraph,
        item: leaf.item,
        subItem: leaf.subItem,
        versionNote: owner.note,
        carriedOver,
        group: this.group,
      });
    });
    return list.end;
  }

  private owner(before: LawBefore): CurrentLaw | 'contract' | null {
    if (before.kind === 'contract') return 'contract';
    if (before.kind === 'statute') {
      const law = { surface: before.surface, law: before.law, note: before.note };
      this.named.push(law);
      return law;
    }
    const fits = (law: CurrentLaw): boolean => {
      const title = (law.law?.title ?? law.surface)
        .replace(/[》〉＞>﹥]+$/, '')
        .replace(/[(（][^)）]*[)）]$/, '');
      return title.endsWith(before.ending) || (before.ending === '法' && title.endsWith('法典'));
    };
    const last = this.named.at(-1);
    const isSelf = this.words.selfReferringInQuotes.includes(before.word);
    const meant =
      isSelf && last
        ? fits(last)
          ? last
          : null
        : ([...this.named.slice(-NAMED_LIMIT), ...this.namedSince(before.start)].findLast(fits) ?? null);
    if (before.isTitle && !(meant && meant.law === null)) {
      return { surface: before.word, law: meant?.law ?? null, note: before.note ?? meant?.note ?? null };
    }
    return meant && before.note ? { ...meant, note: before.note } : meant;
  }

  /** Laws named since the last citation without an article of theirs. */
  private namedSince(position: number): CurrentLaw[] {
    const { text } = this.context;
    const found: CurrentLaw[] = [];
    for (
      let at = text.indexOf('》', Math.max(this.consumed, position - TITLE_GAP_LIMIT));
      at >= 0 && at < position;
      at = text.indexOf('》', at + 1)
    ) {
      const law = lawBefore(this.context, at + 1);
      if (law?.kind === 'statute') found.push({ surface: law.surface, law: law.law, note: law.note });
    }
    return found;
  }

  /** The law a bare 第N条 belongs to: the one cited just before, when what lies between only goes on. */
  private inherited(start: number, end: number): CurrentLaw | 'contract' | null {
    if (this.current === null || this.consumed === 0) return null;
    if (this.isPrintedInAnnex(start)) return this.current;
    const { text } = this.context;
    return goesOn(text, this.consumed, { start, end }, this.words.contractEndings) ? this.current : null;
  }

  private isPrintedInAnnex(start: number): boolean {
    const first = this.annexes[0];
    if (first === undefined || start < first) return false;
    return this.current !== 'contract' && beginsLine(this.source, this.compacted, start);
  }
}

/**
 * Finds the citations in a text, in order.
 * @param text any text; white space and line breaks inside a citation do no harm
 * @param lexicon names of known laws
 */
export function findCitations(text: string, lexicon: Lexicon, words: CitationWords): Citation[] {
  return new Finder(text, lexicon, words).run();
}

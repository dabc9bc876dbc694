/**
 * Names of laws: from a title as written to the law it means. Titles are compared without 中华人民共和国, marks,
 * brackets, white space, issuer and (试行).
 */
import { interpretationNames } from './grammar/interpretation-names.ts';
import type { CitationWords } from './words.ts';

export interface LawName {
  readonly id: string;
  readonly title: string;
}

export interface LawNames extends LawName {
  readonly aliases: readonly string[];
}

const STATE = '中华人民共和国';
const MARKS = /[《》〈〉＜＞<>﹤﹥()（）[\]［］〔〕"“”'‘’「」\s]/g;
const TRIAL = /[(（](?:试行|暂行|草案)[)）]/g;
const TRIAL_TITLE = /[(（](?:试行|暂行|草案)[)）]$/;
const YEAR_NOTE =
  /[(（]?(?:19|20)\d{2}年?(?:第[一二三四五六]次)?(?:修正|修订|修改|制定|公布|施行)?(?:版|本)?[)）]?$/;

/** The form in which two titles of one law are equal. */
export function normaliseTitle(title: string, words: CitationWords): string {
  let text = title.replace(TRIAL, '').replace(YEAR_NOTE, '').replaceAll(STATE, '').replace(MARKS, '');
  for (let changed = true; changed; ) {
    changed = false;
    for (const issuer of words.issuers) {
      if (text.startsWith(issuer) && text.length > issuer.length + 1) {
        text = text.slice(issuer.length).replace(/^[、和及]/, '');
        changed = true;
      }
    }
  }
  return text;
}

/** Courts and procuratorates: whose interpretations have short names of their own. */
const COURT = '最高人民';
const LONGEST_NAME = 60;
const ASKED_LIMIT = 4096;
/** Cannot stand inside a name without marks. */
const NO_NAME = /[，。；：《》“”]/g;
const NUMBERED = /[(（]([一二三四五六七八九十]{1,3})[)）]$/;

/** Distorted prefixes (中华国人民共和国, 中华人民法共和国, 中某人民共和国) that still mean the state's name. */
function isDistortedState(prefix: string): boolean {
  if (prefix.length < 5 || prefix.length > 9) return false;
  let known = 0;
  for (const char of prefix) if (STATE.includes(char)) known += 1;
  return known >= prefix.length - 1;
}

export class Lexicon {
  private readonly byName = new Map<string, LawName | 'ambiguous'>();
  /** Answers already given: a document names the same few laws again and again. */
  private readonly asked = new Map<string, LawName | null>();
  private readonly endings = new Set<string>();
  private readonly words: CitationWords;

  constructor(laws: Iterable<LawNames>, words: CitationWords) {
    this.words = words;
    const titles = new Map<string, LawName>();
    const aliasesOf = new Map<string, readonly string[]>();
    for (const law of laws) {
      const entry: LawName = { id: law.id, title: law.title };
      const name = normaliseTitle(law.title, words);
      // A title beats every alias; of a law and its trial edition the name alone means the law.
      if (!titles.has(name) || !TRIAL_TITLE.test(law.title)) titles.set(name, entry);
      for (const alias of law.aliases) this.addAlias(normaliseTitle(alias, words), entry);
      if (law.aliases.length > 0) aliasesOf.set(name, law.aliases);
    }
    for (const law of titles.values()) {
      if (!law.title.startsWith(COURT)) continue;
      const names = interpretationNames(law.title, (of) => aliasesOf.get(of) ?? []);
      for (const name of names) this.addAlias(normaliseTitle(name, words), law);
    }
    for (const [name, law] of titles) {
      this.byName.set(name, law);
      this.endings.add(name.slice(-2));
    }
  }

  private addAlias(name: string, law: LawName): void {
    if (name.length < 2) return;
    const known = this.byName.get(name);
    this.byName.set(
      name,
      known === undefined || (known !== 'ambiguous' && known.id === law.id) ? law : 'ambiguous',
    );
    this.endings.add(name.slice(-2));
  }

  /** The law a title or short name means; null when unknown or ambiguous. */
  find(title: string): LawName | null {
    const known = this.asked.get(title);
    if (known !== undefined) return known;
    const found = this.byName.get(normaliseTitle(title, this.words));
    const law = found === undefined || found === 'ambiguous' ? null : found;
    if (this.asked.size >= ASKED_LIMIT) this.asked.clear();
    this.asked.set(title, law);
    return law;
  }

  /** As {@link find}, but also through a misspelt 中华人民共和国 before the title. */
  findDistorted(title: string): LawName | null {
    const text = title.replace(MARKS, '');
    for (let cut = 5; cut <= 9 && cut < text.length - 1; cut += 1) {
      if (!isDistortedState(text.slice(0, cut))) continue;
      const found = this.byName.get(normaliseTitle(text.slice(cut), this.words));
      if (found !== undefined && found !== 'ambiguous') return found;
    }
    return null;
  }

  /**
   * The longest known name that ends at `end`; brackets at its end (（一）) are part of it.
   * @returns its start and law, null where several laws have that name; or null when none ends there
   */
  endingAt(text: string, end: number): { start: number; law: LawName | null } | null {
    const last = text.charAt(end - 1);
    const numbered =
      last === '）' || last === ')' ? NUMBERED.exec(text.slice(Math.max(0, end - 5), end)) : null;
    const number = numbered?.[1] ?? '';
    const stop = end - (numbered?.[0].length ?? 0);
    const tail = (text.slice(Math.max(0, stop - 2), stop) + number).slice(-2);
    if (!this.endings.has(tail)) return null;
    const window = text.slice(Math.max(0, stop - LONGEST_NAME), stop);
    let floor = 0;
    for (const mark of window.matchAll(NO_NAME)) floor = mark.index + 1;
    for (let from = floor; from <= window.length - 2; from += 1) {
      const found = this.byName.get(window.slice(from) + number);
      if (found === undefined) continue;
      let start = stop - window.length + from;
      if (text.startsWith(STATE, start - STATE.length)) start -= STATE.length;
      return { start, law: found === 'ambiguous' ? null : found };
    }
    return null;
  }
}

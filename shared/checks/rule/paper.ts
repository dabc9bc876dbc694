/** One document as the rules read it: its compact text, its labelled values, and the way back to the page. */
import { type LabelledValue, readPairs } from '../../facts/pairs.ts';
import { type CaseDocument, DocumentView, type FactAnchor, type Range } from '../../facts/view.ts';
import type { Role, Vocabulary } from '../../facts/vocabulary.ts';
import type { CivilDate } from '../../model/civil-date.ts';
import { type CompactText, compact, toSource } from '../../text/compact.ts';

const DECISIVE = new Set(['DECISION', 'SIMPLE_DECISION', 'NO_PENALTY', 'SEIZE', 'L_DECISION']);
/** Characters without white space; the shortest whole decisions and records seen have two and four times as many. */
const SHORTEST_DECISION = 150;
const SHORTEST_RECORD = 50;

export class Paper {
  readonly view: DocumentView;
  readonly kind: string | null;
  readonly title: string;
  readonly pairs: readonly LabelledValue[];
  /** Folded text without white space: what patterns are matched on. */
  readonly text: string;
  /** The document's own date, as the facts have it. */
  readonly date: CivilDate | null;
  readonly dateAnchor: FactAnchor | null;
  private readonly compacted: CompactText;

  constructor(
    document: CaseDocument,
    vocabulary: Vocabulary,
    date: CivilDate | null,
    dateAnchor: FactAnchor | null,
  ) {
    this.view = new DocumentView(document);
    this.kind = document.kind;
    this.title = document.title;
    this.pairs = readPairs(this.view, vocabulary);
    this.compacted = compact(this.view.folded);
    this.text = this.compacted.text;
    this.date = date;
    this.dateAnchor = dateAnchor;
  }

  get id(): string {
    return this.view.document.id;
  }

  get file(): string {
    return this.view.document.file;
  }

  get hasText(): boolean {
    return this.view.hasText;
  }

  /** Long enough to be a whole paper: what a scrap of one lacks says nothing. */
  get isWhole(): boolean {
    return this.text.length >= (DECISIVE.has(this.kind ?? '') ? SHORTEST_DECISION : SHORTEST_RECORD);
  }

  get isOcr(): boolean {
    return this.view.isOcr;
  }

  /** The place of a range of the compact text. */
  at(start: number, end: number): FactAnchor {
    return this.view.anchor(toSource(this.compacted, start, end));
  }

  atMatch(match: RegExpMatchArray): FactAnchor {
    return this.at(match.index ?? 0, (match.index ?? 0) + match[0].length);
  }

  atRange(range: Range): FactAnchor {
    const text = this.view.text.slice(range.start, range.end);
    const lead = text.length - text.trimStart().length;
    return this.view.anchor({
      start: range.start + lead,
      end: range.start + Math.max(lead, text.trimEnd().length),
    });
  }

  find(pattern: RegExp): RegExpExecArray | null {
    return new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(this.text);
  }

  has(pattern: RegExp): boolean {
    return this.find(pattern) !== null;
  }

  all(pattern: RegExp): RegExpExecArray[] {
    return [...this.text.matchAll(new RegExp(pattern.source, 'g'))];
  }

  /** The title's line, or the first line: where a finding about the whole document points. */
  get head(): FactAnchor {
    const title = this.title.replaceAll('（', '(').replaceAll('）', ')').replaceAll('、', ',');
    const at = this.text.indexOf(title);
    if (at >= 0) return this.at(at, at + title.length);
    const line = this.view.lines.find((candidate) => candidate.text.trim() !== '');
    return this.atRange(line ?? { start: 0, end: 0 });
  }

  values(role: Role): readonly LabelledValue[] {
    return this.pairs.filter((pair) => pair.role === role);
  }

  /** What is filled in behind a label, without white space; null where the label is not there. */
  filled(labels: readonly string[]): { readonly value: string; readonly anchor: FactAnchor } | null {
    const pair = this.pairs.find((candidate) => labels.includes(candidate.label));
    if (!pair) return null;
    return { value: pair.value.replace(/\s+/g, ''), anchor: this.atRange(pair) };
  }
}

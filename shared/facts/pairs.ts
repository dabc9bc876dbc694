/**
 * Column names and what is filled in behind them: in table cells, behind a colon, or behind a space in the lines of a
 * PDF form (there a name may be broken over two lines).
 */

import type { DocumentView, Range, ViewLine } from './view.ts';
import { type LabelField, labelKey, type Role, type Vocabulary } from './vocabulary.ts';

export interface LabelledValue extends Range {
  /** Folded, compact column name. */
  readonly label: string;
  readonly fields: ReadonlySet<LabelField>;
  readonly role: Role | null;
  readonly opinionRole: Role | null;
  /** Index of the line the label stands in. */
  readonly line: number;
  /** Folded text of the value. */
  readonly value: string;
}

const NO_FIELDS: ReadonlySet<LabelField> = new Set();
const LONGEST_LABEL = 20;
const LONGEST_VALUE_LINES = 14;
const FULL_LINE_SHARE = 0.85;

function isLabel(label: string, vocabulary: Vocabulary): boolean {
  return (
    vocabulary.fieldsOf(label) !== null ||
    vocabulary.roleOf(label) !== null ||
    vocabulary.opinionRole(label) !== null
  );
}

class PairReader {
  private readonly view: DocumentView;
  private readonly vocabulary: Vocabulary;
  readonly pairs: LabelledValue[] = [];

  constructor(view: DocumentView, vocabulary: Vocabulary) {
    this.view = view;
    this.vocabulary = vocabulary;
  }

  private push(label: string, range: Range, line: number): void {
    const value = this.view.folded.slice(range.start, range.end);
    if (value.trim() === '' || isLabel(labelKey(value), this.vocabulary)) return;
    this.pairs.push({
      ...range,
      label,
      fields: this.vocabulary.fieldsOf(label) ?? NO_FIELDS,
      role: this.vocabulary.roleOf(label),
      opinionRole: this.vocabulary.opinionRole(label),
      line,
      value,
    });
  }

  run(): readonly LabelledValue[] {
    this.cells();
    this.view.lines.forEach((line, index) => {
      this.inline(line, index);
      if (line.cell === null) this.columns(line, index);
    });
    return this.pairs;
  }

  /** Word tables: a cell that is a column name, and the cell right of it. */
  private cells(): void {
    const rows = new Map<string, { column: number; start: number; end: number; line: number }[]>();
    this.view.lines.forEach((line, index) => {
      if (line.cell === null) return;
      const key = `${line.page}/${line.cell.table}/${line.cell.row}`;
      const row = rows.get(key) ?? [];
      const last = row.at(-1);
      if (last && last.column === line.cell.column) last.end = line.end;
      else row.push({ column: line.cell.column, start: line.start, end: line.end, line: index });
      rows.set(key, row);
    });
    for (const [key, row] of rows) {
      const below = rows.get(key.replace(/\d+$/, (n) => String(Number(n) + 1)));
      row.forEach((cell, index) => {
        const label = this.labelOf(cell);
        if (label === null) return;
        const right = row[index + 1];
        // A row of names is a heading: the value stands below.
        const isHeading = right
          ? this.labelOf(right) !== null
          : index > 0 && this.labelOf(row[index - 1]) !== null;
        const value = isHeading ? below?.find((other) => other.column === cell.column) : right;
        const inner = this.innerValue(label, row, index);
        if (inner ?? value) this.push(label, inner ?? value ?? cell, cell.line);
      });
    }
  }

  /** 被处罚人 | 姓名 | 吴天宇: the party's name stands behind a second, narrower name of the column. */
  private innerValue(label: string, row: readonly Range[], index: number): Range | null {
    const right = this.labelOf(row[index + 1]);
    const value = row[index + 2];
    if (right === null || !value || this.labelOf(value) !== null) return null;
    const isParty = this.vocabulary.fieldsOf(label)?.has('partyName') === true;
    return isParty && this.vocabulary.fieldsOf(right)?.has('anyName') === true ? value : null;
  }

  private labelOf(range: Range | undefined): string | null {
    if (!range || range.end - range.start > LONGEST_LABEL * 2) return null;
    const label = labelKey(this.view.text.slice(range.start, range.end));
    return label.length <= LONGEST_LABEL && isLabel(label, this.vocabulary) ? label : null;
  }

  /** True when a printed line reaches the right margin, so that its sentence goes on in the next. */
  private isFull(line: ViewLine): boolean {
    if (line.cell !== null || this.view.document.pages[0]?.layout !== 'fixed') return false;
    const longest = Math.max(
      ...this.view.lines.filter((other) => other.page === line.page).map((other) => other.text.length),
    );
    return line.text.length >= longest * FULL_LINE_SHARE;
  }

  /** 承办人:赵某　记录人:钱某 — several in one line; any other name with a colon ends a value too. */
  private inline(line: ViewLine, index: number): void {
    const heads: { label: string; at: number; valueAt: number }[] = [];
    const pattern =
      /([\u4e00-\u9fff]{1,12}(?:\([^()]{1,12}\))?(?:[\u4e00-\u9fff]{0,6})(?:\([^()]{1,12}\))?)\s*:/g;
    for (const match of line.text.matchAll(pattern)) {
      const whole = match[1] ?? '';
      // (执法证号:…) behind a name belongs to that name.
      if (line.text.charAt(match.index - 1) === '(') continue;
      const label = this.longestLabelEnd(whole);
      const at = match.index + whole.length - (label === null ? whole.length : label.length);
      heads.push({ label: label?.key ?? '', at, valueAt: match.index + match[0].length });
    }
    heads.forEach((head, order) => {
      if (head.label === '') return;
      const end = heads[order + 1]?.at ?? line.text.length;
      let stop = line.start + end;
      const start = line.start + head.valueAt;
      // Nothing behind the colon, or no room left: the value goes on in the next line (a wrapped form).
      const isOpen = line.text.slice(head.valueAt, end).trim() === '' || this.isFull(line);
      if (isOpen && order === heads.length - 1 && line.cell === null) {
        const next = this.view.lines[index + 1];
        if (next && next.page === line.page && !this.startsWithLabel(next)) stop = next.end;
      }
      this.push(head.label, { start, end: stop }, index);
    });
  }

  private longestLabelEnd(text: string): { key: string; length: number } | null {
    for (let start = 0; start < text.length; start += 1) {
      // 被检查人 is not a kind of 检查人.
      if (start > 0 && '被非受未'.includes(text.charAt(start - 1))) continue;
      const key = labelKey(text.slice(start));
      if (isLabel(key, this.vocabulary)) return { key, length: text.length - start };
    }
    return null;
  }

  /** A PDF form's row: 案由 某某　案件来源 某某, the name perhaps broken over lines. */
  private columns(line: ViewLine, index: number): void {
    const words = [...line.text.matchAll(/\S+/g)];
    words.forEach((word, order) => {
      const label = labelKey(word[0]);
      if (!isLabel(label, this.vocabulary)) return;
      const nextLabel = words.slice(order + 1).find((other) => isLabel(labelKey(other[0]), this.vocabulary));
      const start = line.start + word.index + word[0].length;
      const end = nextLabel ? line.start + nextLabel.index : this.endOfBlock(index, nextLabel === undefined);
      this.push(label, { start, end }, index);
      // 当事人 姓名 李卫东: the name stands behind a second, narrower name of the column.
      const isNested =
        nextLabel !== undefined &&
        words[order + 1] === nextLabel &&
        this.vocabulary.fieldsOf(label)?.has('partyName') === true &&
        this.vocabulary.fieldsOf(labelKey(nextLabel[0]))?.has('anyName') === true;
      const inner = isNested ? words[order + 2] : undefined;
      if (inner)
        this.push(
          label,
          { start: line.start + inner.index, end: line.start + inner.index + inner[0].length },
          index,
        );
    });
    const glued = this.gluedLabel(line);
    if (glued)
      this.push(glued.label, { start: line.start + glued.length, end: this.endOfBlock(index, true) }, index);
    const broken = this.brokenLabel(index);
    if (broken)
      this.push(
        broken.label,
        { start: broken.valueStart, end: this.endOfBlock(broken.lastLine, true) },
        index,
      );
  }

  /** 负责人意见同意立案: in a narrow form no gap is left behind the name of an opinion. */
  private gluedLabel(line: ViewLine): { label: string; length: number } | null {
    const word = /^\s*(\S+)/.exec(line.text)?.[1] ?? '';
    if (isLabel(labelKey(word), this.vocabulary)) return null;
    for (let length = Math.min(word.length - 1, LONGEST_LABEL); length >= 4; length -= 1) {
      const label = labelKey(word.slice(0, length));
      const isOpinion =
        this.vocabulary.opinionRole(label) !== null || this.vocabulary.fieldsOf(label)?.has('cause') === true;
      if (isOpinion && word.charAt(length) !== ':')
        return { label, length: line.text.indexOf(word) + length };
    }
    return null;
  }

  /** 立案依据及承办 / 人意见: a name alone in two or three lines. */
  private brokenLabel(index: number): { label: string; valueStart: number; lastLine: number } | null {
    const first = this.view.lines[index];
    if (
      !first ||
      labelKey(first.text).length > LONGEST_LABEL ||
      isLabel(labelKey(first.text), this.vocabulary)
    )
      return null;
    let joined = labelKey(first.text);
    for (let next = index + 1; next <= index + 2; next += 1) {
      const line = this.view.lines[next];
      if (!line || line.cell !== null) return null;
      joined += labelKey(line.text);
      if (joined.length > LONGEST_LABEL) return null;
      if (isLabel(joined, this.vocabulary)) return { label: joined, valueStart: line.end, lastLine: next };
    }
    return null;
  }

  private startsWithLabel(line: ViewLine): boolean {
    const word = /^\s*(\S+)/.exec(line.text)?.[1] ?? '';
    if (this.gluedLabel(line)) return true;
    const colon = /^\s*([^\s:]{1,20}):/.exec(line.text)?.[1];
    return (
      isLabel(labelKey(word), this.vocabulary) ||
      (colon !== undefined && isLabel(labelKey(colon), this.vocabulary))
    );
  }

  /** A form's cell goes on until the next line that begins with a name. */
  private endOfBlock(index: number, open: boolean): number {
    const line = this.view.lines[index];
    let end = line?.end ?? 0;
    if (!open) return end;
    for (
      let next = index + 1;
      next < Math.min(this.view.lines.length, index + LONGEST_VALUE_LINES);
      next += 1
    ) {
      const other = this.view.lines[next];
      if (!other || other.page !== line?.page || this.startsWithLabel(other) || this.brokenLabel(next)) break;
      end = other.end;
    }
    return end;
  }
}

/** All labelled values of a document, in reading order of their labels. */
export function readPairs(view: DocumentView, vocabulary: Vocabulary): readonly LabelledValue[] {
  return new PairReader(view, vocabulary).run();
}

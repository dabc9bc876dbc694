/**
 * A condition as words an office can read and edit in a cell: 全部(「举行过听证」; 非(有否决项)). Both ways, without loss.
 */
import type { Condition, FindingLevel } from './condition.ts';

const LEVEL_WORDS: Readonly<Record<FindingLevel, string>> = {
  flaw: '瑕疵',
  error: '错误',
  grave: '严重错误',
  veto: '否决',
};
const ALWAYS = '始终';
const VETO = '有否决项';
const [YES, NO] = ['是', '否'];

/** A name in 「」, its own closing mark doubled. */
function named(name: string): string {
  return `「${name.replaceAll('」', '」」')}」`;
}

/** Writes a condition. */
export function conditionText(condition: Condition): string {
  if (condition === 'always') return ALWAYS;
  if ('fact' in condition) {
    const { fact, is } = condition;
    if (is === undefined) return named(fact);
    if (typeof is === 'boolean') return `${named(fact)}=${is ? YES : NO}`;
    return `${named(fact)}=${named(is)}`;
  }
  if ('all' in condition) return `全部(${condition.all.map(conditionText).join('; ')})`;
  if ('any' in condition) return `任一(${condition.any.map(conditionText).join('; ')})`;
  if ('not' in condition) return `非(${conditionText(condition.not)})`;
  if ('veto' in condition) return VETO;
  if ('grade' in condition) return `等次为(${condition.grade.map(named).join('; ')})`;
  const { count, atLeast, affectsOutcome } = condition;
  const which = affectsOutcome === undefined ? '' : affectsOutcome ? '影响结果的' : '不影响结果的';
  return `${which}问题数(${count.map((level) => LEVEL_WORDS[level]).join('; ')})≥${atLeast}`;
}

/** Where the words stop making sense. */
export class ConditionTextError extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`condition text at ${at}`);
    this.at = at;
  }
}

/** Deeper than any office writes; deeper would only exhaust the stack. */
const DEEPEST = 60;

const TYPED: Readonly<Record<string, string>> = { '（': '(', '）': ')', '；': ';', '＝': '=' };

class ConditionReader {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    // Full-width signs are what a Chinese keyboard gives; in a name they are the name's.
    this.text = text.replace(/「(?:[^」]|」」)*」|[（）；＝]/g, (found) => TYPED[found] ?? found);
  }

  read(): Condition {
    const condition = this.condition();
    this.skipSpace();
    if (this.at < this.text.length) this.fail();
    return condition;
  }

  private fail(): never {
    throw new ConditionTextError(this.at);
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private takes(word: string): boolean {
    this.skipSpace();
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private needs(word: string): void {
    if (!this.takes(word)) this.fail();
  }

  private name(): string {
    this.needs('「');
    let name = '';
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) this.fail();
      this.at += 1;
      if (char !== '」') name += char;
      else if (this.text[this.at] === '」') {
        name += '」';
        this.at += 1;
      } else return name;
    }
  }

  private listOf<T>(one: () => T): [T, ...T[]] {
    this.needs('(');
    const all: [T, ...T[]] = [one()];
    while (this.takes(';')) all.push(one());
    this.needs(')');
    return all;
  }

  private condition(): Condition {
    this.depth += 1;
    if (this.depth > DEEPEST) this.fail();
    const found = this.simple() ?? this.counted() ?? this.fact();
    this.depth -= 1;
    return found;
  }

  private simple(): Condition | null {
    if (this.takes(ALWAYS)) return 'always';
    if (this.takes(VETO)) return { veto: true };
    if (this.takes('全部')) return { all: this.listOf(() => this.condition()) };
    if (this.takes('任一')) return { any: this.listOf(() => this.condition()) };
    if (this.takes('非')) return { not: this.listOf(() => this.condition())[0] };
    if (this.takes('等次为')) return { grade: this.listOf(() => this.name()) };
    return null;
  }

  private counted(): Condition | null {
    const affectsOutcome = this.takes('不影响结果的') ? false : this.takes('影响结果的') ? true : undefined;
    if (!this.takes('问题数')) return affectsOutcome === undefined ? null : this.fail();
    const count = this.listOf(() => this.level());
    if (!this.takes('≥')) this.needs('>=');
    this.skipSpace();
    const digits = /^\d{1,6}/.exec(this.text.slice(this.at))?.[0] ?? this.fail();
    this.at += digits.length;
    const condition = { count, atLeast: Number(digits) };
    return affectsOutcome === undefined ? condition : { ...condition, affectsOutcome };
  }

  private level(): FindingLevel {
    // The longer word first: 严重错误 ends with 错误.
    for (const level of ['grave', 'error', 'flaw', 'veto'] as const)
      if (this.takes(LEVEL_WORDS[level])) return level;
    return this.fail();
  }

  private fact(): Condition {
    const fact = this.name();
    if (!this.takes('=')) return { fact };
    if (this.takes(YES)) return { fact, is: true };
    if (this.takes(NO)) return { fact, is: false };
    return { fact, is: this.name() };
  }
}

/** Reads what {@link conditionText} wrote, or somebody typed like it. @throws ConditionTextError */
export function readCondition(text: string): Condition {
  return new ConditionReader(text).read();
}

/** What a rule is: a pure function from a case file to outcomes, one per thing it looked at. */
import type { FactAnchor } from '../../facts/view.ts';
import type { CaseFile } from './case-file.ts';

/** The rule is broken, here. */
export interface Violation {
  readonly kind: 'violated';
  readonly code: string;
  /** Which sentence says it: `rule.<code>.<variant>` in `shared/i18n`. */
  readonly variant: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly where: readonly FactAnchor[];
  /** False: the reading leaves room for another explanation, so it is shown as a hint. */
  readonly isSure: boolean;
  /** What the violation turns on; two findings about one subject may have one root cause. */
  readonly subject: string;
}

/** An input is missing: shown in the coverage statement, never guessed. */
export interface Unknown {
  readonly kind: 'undetermined';
  readonly code: string;
  /** `document:NOTICE`, `date:filed`, `person:legal-reviewer` … */
  readonly missing: string;
}

export interface Holds {
  readonly kind: 'holds';
  readonly code: string;
}

export type Outcome = Violation | Unknown | Holds;

/** No outcome: the rule does not apply to this case. */
export type Rule = (file: CaseFile) => readonly Outcome[];

interface Details {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly where: readonly (FactAnchor | null | undefined)[];
  readonly isSure?: boolean;
  readonly subject?: string;
}

export function violated(code: string, variant: string, details: Details): Violation {
  const where = details.where.filter((anchor): anchor is FactAnchor => anchor != null && anchor.quote !== '');
  const [first] = where;
  return {
    kind: 'violated',
    code,
    variant,
    params: details.params ?? {},
    where,
    isSure: details.isSure ?? true,
    subject: details.subject ?? `${variant}|${first?.documentId ?? ''}`,
  };
}

export function undetermined(code: string, missing: string): Unknown {
  return { kind: 'undetermined', code, missing };
}

export function holds(code: string): Holds {
  return { kind: 'holds', code };
}

/** One outcome where a rule found nothing: it holds. */
export function orHolds(code: string, found: readonly Outcome[]): readonly Outcome[] {
  return found.length > 0 ? found : [holds(code)];
}

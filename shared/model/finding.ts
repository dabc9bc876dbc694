/** A finding: what a check says of a case, with its rule, basis, passage and reason. */
import type { FactAnchor } from '../facts/view.ts';

export const SEVERITIES = ['veto', 'error', 'flaw', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A sentence by key; `shared/i18n` has the words, so that a finding reads the same in every language. */
export interface MessageRef {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface LegalBasis {
  readonly law: string;
  readonly lawId: string | null;
  readonly article: number;
  /** The version meant: 2021年修订. */
  readonly version: string | null;
}

export interface Finding {
  /** Same input, same id: rule, document and what it is about. */
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: MessageRef;
  readonly basis: readonly LegalBasis[];
  /** The passage that proves it first. */
  readonly where: readonly FactAnchor[];
  /** 0–1. */
  readonly confidence: number;
  /** How it was computed, for the card in the window and the `data` field of `check`. */
  readonly data: FindingData;
}

export type FindingData =
  | {
      readonly kind: 'citation';
      readonly law: string;
      readonly article: string;
      readonly date: string;
      readonly status: string;
      readonly reason: string;
      readonly inForceVersion: string | null;
      readonly citedVersion: string | null;
      readonly citedTopic: string | null;
      readonly inForceTopic: string | null;
      readonly suggestion: {
        readonly law: string;
        readonly article: string;
        readonly topic: string | null;
      } | null;
      readonly versions: readonly { readonly label: string; readonly from: string | null }[];
    }
  | {
      readonly kind: 'limit';
      readonly limitId: string;
      readonly from: string;
      readonly to: string;
      readonly due: string;
      readonly used: number;
      readonly allowed: number;
      readonly unit: string;
      readonly over: number;
    }
  | {
      readonly kind: 'rule';
      /** Which of the rule's sentences it is. */
      readonly variant: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

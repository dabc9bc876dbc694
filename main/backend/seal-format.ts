/** The form of what a signature stands for. */

export interface Seal {
  readonly schema: 'case-review/seal@1';
  readonly case: { readonly id: string; readonly title: string; readonly caseNo: string | null };
  readonly rubric: { readonly id: string; readonly version: string; readonly hash: string };
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly facts: Readonly<Record<string, string | boolean>>;
  readonly deductions: readonly {
    readonly itemId: string;
    readonly optionId: string | null;
    readonly level: string | null;
    readonly affectsOutcome: boolean;
    readonly count: number;
    readonly note: string;
    readonly evidence: readonly {
      readonly file: string;
      readonly page: number;
      readonly start: number;
      readonly end: number;
      readonly quote: string;
      readonly textHash: string;
    }[];
  }[];
  /** Items looked at and found in order. */
  readonly assessed: readonly string[];
  readonly findings: readonly {
    readonly rule: string;
    readonly key: string;
    readonly state: string;
    readonly reason: string | null;
  }[];
  readonly total: number | null;
  readonly grade: string | null;
  readonly determination: string | null;
  readonly determinationReason: string;
  readonly opinion: string;
  readonly reviewer: { readonly id: string; readonly name: string; readonly unit: string };
  readonly signedAt: string;
}

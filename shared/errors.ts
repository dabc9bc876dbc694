/**
 * The one error type of the program. A code is stable, a message is one sentence a reviewer understands
 * (looked up in i18n under `error.<code>`), details are safe to show and hold no case text.
 */

/** Every way a request can be refused. Each has its sentence in `shared/i18n`. */
export const FAILURE_CODES = [
  'not-found',
  'invalid',
  'conflict',
  'forbidden',
  'recused',
  'clearance-needed',
  'wrong-password',
  'wrong-recovery-code',
  'locked',
  'workspace-open-elsewhere',
  'workspace-damaged',
  'workspace-missing',
  'workspace-newer',
  'storage',
  'disk-full',
  'cancelled',
  'classified',
  'encrypted',
  'damaged',
  'truncated',
  'empty',
  'too-large',
  'unsupported',
  'wrong-type',
  'nothing-readable',
  'hostile',
  'timeout',
  'rubric-invalid',
  'rubric-locked',
  'evidence-needed',
  'reason-needed',
  'sealed',
  'second-signature-needed',
  'nothing-to-undo',
  'undo-conflict',
  'calendar-missing',
  'internal',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** What crosses a process border: never an Error object, never a stack. */
export interface Failure {
  readonly code: FailureCode;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** An expected refusal. Thrown anywhere, turned into a {@link Failure} once, at the border. */
export class AppError extends Error {
  readonly code: FailureCode;
  readonly details: Readonly<Record<string, string | number>> | undefined;

  constructor(
    code: FailureCode,
    details?: Readonly<Record<string, string | number>>,
    options?: { readonly cause?: unknown },
  ) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** Makes the compiler prove that a switch is complete. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}

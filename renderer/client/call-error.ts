/** A refusal of the backend as the window throws it: code and details, no stack, no case text. */
import { FAILURE_CODES, type Failure, type FailureCode } from '../../shared/errors.ts';
import { isMessageKey, zh } from '../../shared/i18n/translate.ts';

export class CallError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'CallError';
    this.failure = failure;
  }
}

/** Whatever was thrown, as a failure that can be shown. */
export function failureOf(error: unknown): Failure {
  return error instanceof CallError ? error.failure : { code: 'internal', details: { logId: 'window' } };
}

/** The sentence for a failure. */
export function failureText(failure: Failure): string {
  return zh(`error.${failure.code}`, failure.details);
}

export function isFailureCode(code: string): code is FailureCode {
  return (FAILURE_CODES as readonly string[]).includes(code);
}

/** The sentence for a failure code that came as data, with the code itself when it has none. */
export function codeText(code: string, details: Readonly<Record<string, string | number>> = {}): string {
  const key = `error.${code}`;
  return isMessageKey(key) ? zh(key, { what: '', ...details }) : code;
}

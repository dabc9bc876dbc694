/** Parses the input, runs the handler, parses the output, and turns every error into a failure the window may see. */
import { randomBytes } from 'node:crypto';
import type { Entry, Handlers, Reply } from '../../shared/contract/define.ts';
import { type BackendContract, backendContract } from '../../shared/contract/index.ts';
import { AppError, type Failure } from '../../shared/errors.ts';
import type { Context } from './context.ts';
import { caseHandlers } from './handlers/cases.ts';
import { conclusionHandlers } from './handlers/conclusions.ts';
import { findingHandlers } from './handlers/findings.ts';
import { ocrHandlers } from './handlers/ocr.ts';
import { outlineHandlers } from './handlers/outline.ts';
import { recusalHandlers } from './handlers/recusal.ts';
import { reviewHandlers } from './handlers/reviews.ts';
import { scoringHandlers } from './handlers/scoring.ts';
import { searchHandlers } from './handlers/search.ts';
import { workspaceHandlers } from './handlers/workspace.ts';
import { databaseError } from './store/rows.ts';

const handlers: Handlers<BackendContract, Context> = {
  ...workspaceHandlers,
  ...reviewHandlers,
  ...caseHandlers,
  ...recusalHandlers,
  ...findingHandlers,
  ...ocrHandlers,
  ...scoringHandlers,
  ...searchHandlers,
  ...conclusionHandlers,
  ...outlineHandlers,
};

/** Where the details of unexpected errors go: the call's log id and name, then the error as Node prints it. */
export type Log = (heading: string, error: unknown) => void;

function failureOf(name: string, thrown: unknown, log: Log): Failure {
  const error = databaseError(thrown);
  if (error.code !== 'internal')
    return { code: error.code, ...(error.details ? { details: error.details } : {}) };
  const logId = randomBytes(4).toString('hex');
  log(`call ${logId} ${name}`, error.cause ?? error);
  return { code: 'internal', details: { logId } };
}

type AnyHandler = (context: Context, input: unknown) => unknown;

/** Answers one call. Never throws. */
export async function route(
  context: Context,
  name: string,
  input: unknown,
  log: Log,
): Promise<Reply<unknown>> {
  try {
    if (typeof name !== 'string' || !Object.hasOwn(backendContract, name)) throw new AppError('not-found');
    const key = name as keyof BackendContract;
    const entry: Entry = backendContract[key];
    const parsed = entry.input.safeParse(input);
    if (!parsed.success)
      throw new AppError('invalid', { path: parsed.error.issues[0]?.path.join('.') ?? '' });
    const value = await (handlers[key] as AnyHandler)(context, parsed.data);
    const output = entry.output.safeParse(value);
    if (!output.success)
      throw new Error(
        `${name} returned what its contract does not allow: ${output.error.issues[0]?.path.join('.')}`,
      );
    return { ok: true, value: output.data };
  } catch (error) {
    return { ok: false, error: failureOf(name, error, log) };
  }
}

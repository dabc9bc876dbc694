/** What every handler is given: the workspace, who is signed in, and the one way to write. */
import { AppError } from '../../shared/errors.ts';
import { clearanceOf } from '../../shared/recusal/clearance.ts';
import type { ReaderPool } from './documents/reader-process.ts';
import type { Emit, Jobs } from './jobs.ts';
import type { OcrControl } from './ocr/ocr-control.ts';
import type { Picks } from './picks.ts';
import type { Pictures } from './pictures.ts';
import { matchesFor } from './recusal-gate.ts';
import type { CaseRow } from './store/cases.ts';
import type { ReviewRow } from './store/reviews.ts';
import type { Store } from './store/store.ts';
import type { UserRow } from './store/users.ts';
import type { OpenWorkspace, WorkspaceHost } from './workspace/host.ts';

export interface WriteNote {
  /** Contract name of the command. */
  readonly action: string;
  readonly subject?: string | null;
  /** Ids and figures, never case text. */
  readonly details?: Readonly<Record<string, string | number>>;
  /** Contract subjects whose queries are stale now: cases, scoring … */
  readonly changed: readonly string[];
}

export interface Context {
  readonly host: WorkspaceHost;
  readonly jobs: Jobs;
  readonly picks: Picks;
  readonly reader: ReaderPool;
  readonly pictures: Pictures;
  readonly ocr: OcrControl;
  readonly emit: Emit;
  /** ISO instant with zone. */
  readonly now: () => string;
}

export function storeOf(context: Context): Store {
  return context.host.workspace().store;
}

export function workspaceOf(context: Context): OpenWorkspace {
  return context.host.workspace();
}

export function userOf(context: Context): UserRow {
  return context.host.session();
}

/** @throws AppError forbidden */
export function requireOffice(context: Context): UserRow {
  const user = userOf(context);
  if (!user.roles.includes('office')) throw new AppError('forbidden');
  return user;
}

/** One transaction and one audit entry; tells the window what is stale. */
export function write<T>(context: Context, note: WriteNote, work: (store: Store, at: string) => T): T {
  const user = userOf(context);
  const store = storeOf(context);
  const at = context.now();
  const value = store.transaction(() => {
    const result = work(store, at);
    store.audit.append({
      at,
      userId: user.id,
      userName: user.name,
      action: note.action,
      subject: note.subject ?? null,
      details: note.details ?? {},
    });
    return result;
  });
  context.emit('changed', { subjects: [...note.changed] });
  return value;
}

/** @throws AppError not-found */
export function requireCase(context: Context, caseId: string): CaseRow {
  const row = storeOf(context).cases.get(caseId);
  if (!row) throw new AppError('not-found');
  return row;
}

/** @throws AppError not-found */
export function requireReview(context: Context, reviewId: string): ReviewRow {
  const row = storeOf(context).reviews.review(reviewId);
  if (!row) throw new AppError('not-found');
  return row;
}

/**
 * The gate: nobody reads or scores a case who has not passed it.
 * @throws AppError recused, clearance-needed, not-found
 */
export function requireClearance(context: Context, caseId: string): CaseRow {
  const row = requireCase(context, caseId);
  const user = userOf(context);
  const store = storeOf(context);
  const state = store.recusal.state(caseId, user.id);
  const clearance = clearanceOf({
    matches: matchesFor(store, row, user),
    answers: state.answers,
    decision: state.decision?.decision ?? null,
    declaration: state.declaration,
  });
  if (clearance === 'clear') return row;
  throw new AppError(clearance === 'blocked' ? 'recused' : 'clearance-needed');
}

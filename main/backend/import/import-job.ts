/** The import job: read everything, look for secrecy marks, then store case by case. */
import type { ImportResult } from '../../../shared/contract/cases.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Context, userOf, workspaceOf } from '../context.ts';
import type { JobHandle } from '../jobs.ts';
import { newId } from '../store/rows.ts';
import { findCases, type ReadCase, readCase } from './read-case.ts';
import { storeCase } from './store-case.ts';

export interface ImportInput {
  readonly reviewId: string;
  readonly paths: readonly string[];
  readonly acceptClassified: boolean;
}

type Outcome = Omit<ImportResult, 'jobId'>;

/**
 * Imports what was picked. Every case is stored whole or not at all; a file that cannot be read is listed and the rest
 * goes on; papers with secrecy marks stop everything before anything is stored.
 */
export async function importCases(context: Context, input: ImportInput, handle: JobHandle): Promise<Outcome> {
  const user = userOf(context);
  const workspace = workspaceOf(context);
  const sources = findCases(input.paths);
  const total = sources.reduce((sum, source) => sum + source.files.length, 0);
  if (total === 0) throw new AppError('empty');
  const reads: ReadCase[] = [];
  let before = 0;
  for (const source of sources) {
    const offset = before;
    reads.push(
      await readCase(source, context.reader, {
        newId,
        signal: handle.signal,
        onFile: (name, done) => handle.progress('reading', offset + done, total, name),
      }),
    );
    before += source.files.length;
  }
  const classified = reads.flatMap((read) =>
    read.marks.map((mark) => ({ file: mark.file, page: mark.page, mark: mark.mark, quote: mark.quote })),
  );
  const files = reads.flatMap((read) => [
    ...read.files.map((file) => ({
      file: file.name,
      ok: true,
      pages: file.text.pages.length,
      code: null,
      details: {},
    })),
    ...read.failed.map((file) => ({
      file: file.name,
      ok: false,
      pages: 0,
      code: file.code,
      details: { ...file.details },
    })),
  ]);
  const mayHold = context.host.info().holdsClassified && input.acceptClassified;
  if (classified.length > 0 && !mayHold)
    return { state: 'classified', cases: [], files, classified, error: null };
  const cases: Outcome['cases'] = [];
  for (const [index, read] of reads.entries()) {
    if (handle.signal.aborted) throw new AppError('cancelled');
    // Who signed out meanwhile took the keys along.
    if (context.host.signedIn() === null || workspaceOf(context) !== workspace)
      throw new AppError('cancelled');
    handle.progress('storing', index, reads.length, read.title);
    // A folder in which nothing could be read is no case; its files are listed with their codes.
    if (read.files.length === 0) continue;
    cases.push({
      caseId: storeCase(workspace, read, input.reviewId, user, context.now()),
      title: read.title,
    });
    context.emit('changed', { subjects: ['cases', 'reviews'] });
  }
  return {
    state: cases.length > 0 ? 'done' : 'failed',
    cases,
    files,
    classified,
    error: cases.length > 0 ? null : { code: 'nothing-readable', details: {} },
  };
}

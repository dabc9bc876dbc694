/** The import job: read everything, look for secrecy marks, then store case by case. */
import type { ImportResult } from '../../../shared/contract/cases.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Context, userOf, workspaceOf } from '../context.ts';
import type { JobHandle } from '../jobs.ts';
import { newId } from '../store/rows.ts';
import { findCases } from './case-sources.ts';
import { type ReadCase, readCase } from './read-case.ts';
import { storeCase } from './store-case.ts';

export interface ImportInput {
  readonly reviewId: string;
  readonly paths: readonly string[];
  readonly acceptClassified: boolean;
}

type Outcome = Omit<ImportResult, 'jobId'>;

/** What became of every file, those that could not be read by name and code. */
function fatesOf(read: ReadCase): Outcome['files'] {
  return [
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
  ];
}

/**
 * Imports what was picked. Every case is stored whole or not at all; a file that cannot be read is listed and the rest
 * goes on; papers with secrecy marks stop everything before anything is stored.
 */
export async function importCases(context: Context, input: ImportInput, handle: JobHandle): Promise<Outcome> {
  const user = userOf(context);
  const workspace = workspaceOf(context);
  const sources = await findCases(input.paths, context.reader, handle.signal);
  const total = sources.reduce((sum, source) => sum + source.files.length, 0);
  if (total === 0 && sources.every((source) => source.failed.length === 0)) throw new AppError('empty');
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
  const files = reads.flatMap(fatesOf);
  const mayHold = context.host.info().holdsClassified && input.acceptClassified;
  if (classified.length > 0 && !mayHold)
    return { state: 'classified', cases: [], files, classified, error: null };
  const requireOpen = (): void => {
    if (handle.signal.aborted) throw new AppError('cancelled');
    // Who signed out meanwhile took the keys along.
    if (context.host.signedIn() === null || workspaceOf(context) !== workspace)
      throw new AppError('cancelled');
  };
  const cases: Outcome['cases'] = [];
  for (const [index, read] of reads.entries()) {
    requireOpen();
    handle.progress('storing', index, reads.length, read.title);
    // A folder in which nothing could be read is no case; its files are listed with their codes.
    if (read.files.length === 0) continue;
    cases.push({
      caseId: await storeCase(workspace, read, input.reviewId, user, context.now(), requireOpen),
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

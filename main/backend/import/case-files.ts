/** Where files come from: a disk, or an archive that lies on it or in another archive. Nothing is unpacked to disk. */
import { readFileSync, statSync } from 'node:fs';
import { AppError, type FailureCode } from '../../../shared/errors.ts';
import { caps } from '../documents/limits.ts';
import type { OpenFile, ReaderPool } from '../documents/reader-process.ts';
import type { ArchiveListing } from '../documents/reader-protocol.ts';

export type Load = () => Promise<Uint8Array>;

export interface CaseFile {
  /** Path below the case folder, with forward slashes. */
  readonly name: string;
  /** The file's bytes, read anew. @throws AppError */
  readonly load: Load;
}

export interface FailedFile {
  readonly name: string;
  readonly code: FailureCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** An error as the fate of one file. @throws AppError cancelled, which ends everything */
export function failureOf(name: string, error: unknown): FailedFile {
  if (error instanceof AppError) {
    if (error.code === 'cancelled') throw error;
    return { name, code: error.code, details: error.details ?? {} };
  }
  const code = (error as { code?: string } | null)?.code;
  return { name, code: code === 'ENOENT' ? 'not-found' : 'damaged', details: {} };
}

/** A file on the disk. */
export function fromDisk(path: string): Load {
  return async () => {
    const { size } = statSync(path);
    const limit = caps().fileBytes;
    if (size > limit) throw new AppError('too-large', { bytes: size, limit });
    return readFileSync(path);
  };
}

export interface Archive {
  readonly list: () => Promise<ArchiveListing | null>;
  readonly member: (index: number) => Load;
  /** Ends its reader; the next question starts another. */
  readonly close: () => void;
}

/** An archive read by a reader of its own, one question at a time; a member that breaks the reader does not break the next. */
export function openArchive(pool: ReaderPool, load: Load, signal?: AbortSignal): Archive {
  let file: OpenFile | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const close = (): void => {
    file?.close();
    file = null;
  };
  const ask = <T>(question: (open: OpenFile) => Promise<T>): Promise<T> => {
    const answer = turn.then(async () => {
      file ??= pool.open(await load(), signal);
      try {
        return await question(file);
      } catch (error) {
        close();
        throw error;
      }
    });
    turn = answer.catch(() => {});
    return answer;
  };
  return {
    list: () => ask((open) => open.list()),
    member: (index) => () => ask((open) => open.member(index)),
    close,
  };
}

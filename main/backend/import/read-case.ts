/** A case folder (or a few files) to pages, documents and checks. Used by the import, the command line and the demo. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { type CaseCheck, checkCase } from '../../../shared/checks/run.ts';
import { AppError, type FailureCode } from '../../../shared/errors.ts';
import { findSecrecyMarks, type SecrecyMark } from '../../../shared/facts/secrecy.ts';
import { splitFile } from '../../../shared/facts/split.ts';
import type { CaseDocument } from '../../../shared/facts/view.ts';
import type { CivilDate } from '../../../shared/model/civil-date.ts';
import type { FileText } from '../../../shared/model/page.ts';
import { compareNaturally } from '../../../shared/text/natural-order.ts';
import { checkData } from '../checks.ts';
import { caps } from '../documents/limits.ts';
import type { ReaderPool } from '../documents/reader-process.ts';
import { sha256 } from '../workspace/blobs.ts';

/** Where one case's files lie. */
export interface CaseSource {
  readonly title: string;
  readonly root: string;
  /** Absolute paths, in the order people number them. */
  readonly files: readonly string[];
}

export interface ReadFile {
  readonly id: string;
  readonly path: string;
  /** Path below the case folder, with forward slashes. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly text: FileText;
}

export interface FailedFile {
  readonly name: string;
  readonly code: FailureCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface ReadCase {
  readonly title: string;
  readonly files: readonly ReadFile[];
  readonly failed: readonly FailedFile[];
  readonly documents: readonly CaseDocument[];
  readonly check: CaseCheck;
  readonly marks: readonly (SecrecyMark & { readonly file: string })[];
}

export interface ReadProgress {
  readonly onFile: (name: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
  readonly newId: () => string;
  /** Judges every citation at this day instead of its document's own. */
  readonly citationDate?: CivilDate | null;
}

/** What systems and offices leave in folders, and nobody means to import. */
const IGNORED = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

function entries(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => !IGNORED.test(entry.name));
}

function filesBelow(folder: string, found: string[] = []): string[] {
  for (const entry of entries(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) filesBelow(path, found);
    else if (entry.isFile()) found.push(path);
    if (found.length > caps().caseFiles)
      throw new AppError('too-large', { files: found.length, limit: caps().caseFiles });
  }
  return found;
}

function caseIn(folder: string): CaseSource {
  const files = filesBelow(folder).toSorted((a, b) =>
    compareNaturally(relative(folder, a), relative(folder, b)),
  );
  return { title: basename(folder), root: folder, files };
}

/**
 * Tells the cases among what was picked: a folder is a case, a folder that holds only folders is a batch, files picked
 * together are one case.
 * @throws AppError not-found, too-large
 */
export function findCases(paths: readonly string[]): CaseSource[] {
  const cases: CaseSource[] = [];
  const loose: string[] = [];
  for (const path of paths) {
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch (cause) {
      throw new AppError('not-found', undefined, { cause });
    }
    if (!isFolder) {
      loose.push(path);
      continue;
    }
    const inside = entries(path);
    const folders = inside.filter((entry) => entry.isDirectory());
    const isBatch = folders.length > 0 && inside.every((entry) => !entry.isFile());
    if (isBatch) {
      const names = folders.map((entry) => entry.name).toSorted(compareNaturally);
      cases.push(...names.map((name) => caseIn(join(path, name))));
    } else cases.push(caseIn(path));
  }
  const [first] = loose;
  if (first !== undefined) {
    const root = join(first, '..');
    const title = loose.length === 1 ? basename(first).replace(/\.[^.]+$/, '') : basename(root);
    cases.push({ title, root, files: loose.toSorted(compareNaturally) });
  }
  return cases;
}

/** Starting a reader takes longer than reading most papers: two keep two cores busy and memory within bounds. */
const READERS = 2;

function nameOf(source: CaseSource, path: string): string {
  return relative(source.root, path).split(sep).join('/');
}

function failureOf(name: string, error: unknown): FailedFile {
  if (error instanceof AppError) {
    if (error.code === 'cancelled') throw error;
    return { name, code: error.code, details: error.details ?? {} };
  }
  const code = (error as { code?: string } | null)?.code;
  return { name, code: code === 'ENOENT' ? 'not-found' : 'damaged', details: {} };
}

async function readFile(
  source: CaseSource,
  path: string,
  pool: ReaderPool,
  progress: ReadProgress,
): Promise<ReadFile | FailedFile> {
  const name = nameOf(source, path);
  try {
    const { size } = statSync(path);
    const limit = caps().fileBytes;
    if (size > limit) throw new AppError('too-large', { bytes: size, limit });
    const bytes = readFileSync(path);
    const text = await pool.read(bytes, progress.signal);
    return { id: progress.newId(), path, name, sha256: sha256(bytes), size, text };
  } catch (error) {
    return failureOf(name, error);
  }
}

/** Reads all files, {@link READERS} at a time; the answer keeps the order of the source. */
async function readFiles(
  source: CaseSource,
  pool: ReaderPool,
  progress: ReadProgress,
): Promise<(ReadFile | FailedFile)[]> {
  const read: (ReadFile | FailedFile)[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < source.files.length; index = next++) {
      const path = source.files[index] ?? '';
      progress.onFile(nameOf(source, path), index, source.files.length);
      read[index] = await readFile(source, path, pool, progress);
    }
  };
  await Promise.all(Array.from({ length: READERS }, work));
  return read;
}

/** Reads every file of a case, each in a reader process of its own. @throws AppError cancelled */
export async function readCase(
  source: CaseSource,
  pool: ReaderPool,
  progress: ReadProgress,
): Promise<ReadCase> {
  const read = await readFiles(source, pool, progress);
  const files = read.filter((each): each is ReadFile => 'text' in each);
  const failed = read.filter((each): each is FailedFile => 'code' in each);
  if (progress.signal?.aborted) throw new AppError('cancelled');
  const data = checkData();
  const documents = files.flatMap((file) =>
    splitFile({ id: file.id, file: file.name, pages: file.text.pages }, data.vocabulary),
  );
  return {
    title: source.title,
    files,
    failed,
    documents,
    check: checkCase(documents, data, progress.citationDate ?? null),
    marks: files.flatMap((file) =>
      findSecrecyMarks(file.text.pages).map((mark) => ({ ...mark, file: file.name })),
    ),
  };
}

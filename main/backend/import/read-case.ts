/** A case folder (or a few files) to pages, documents and checks. Used by the import, the command line and the demo. */
import { type CaseCheck, checkCase } from '../../../shared/checks/run.ts';
import { AppError } from '../../../shared/errors.ts';
import { findSecrecyMarks, type SecrecyMark } from '../../../shared/facts/secrecy.ts';
import { splitFile } from '../../../shared/facts/split.ts';
import type { CaseDocument } from '../../../shared/facts/view.ts';
import type { CivilDate } from '../../../shared/model/civil-date.ts';
import type { FileText } from '../../../shared/model/page.ts';
import { checkData } from '../checks.ts';
import type { ReaderPool } from '../documents/reader-process.ts';
import type { OcrEngine } from '../ocr/ocr-process.ts';
import { readScans, withoutOcr } from '../ocr/scans.ts';
import { sha256 } from '../workspace/blobs.ts';
import { type CaseFile, type FailedFile, failureOf, type Load } from './case-files.ts';
import type { CaseSource } from './case-sources.ts';

export interface ReadFile {
  readonly id: string;
  /** Its bytes, read anew. */
  readonly load: Load;
  /** Path below the case folder, with forward slashes. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly text: FileText;
}

export interface ReadCase {
  readonly title: string;
  readonly files: readonly ReadFile[];
  readonly failed: readonly FailedFile[];
  readonly documents: readonly CaseDocument[];
  readonly check: CaseCheck;
  readonly marks: readonly (SecrecyMark & { readonly file: string })[];
  /** Ends the readers of its archives. */
  readonly close: () => void;
}

export interface ReadProgress {
  readonly onFile: (name: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
  readonly newId: () => string;
  /** Reads pages without words; left out, they stay without. `null`: and the file says so. */
  readonly ocr?: OcrEngine | null;
  readonly onPage?: (name: string, done: number, total: number) => void;
  /** Judges every citation at this day instead of its document's own. */
  readonly citationDate?: CivilDate | null;
}

/** Starting a reader takes longer than reading most papers: two keep two cores busy and memory within bounds. */
const READERS = 2;

function readWords(
  text: FileText,
  bytes: Uint8Array,
  name: string,
  pool: ReaderPool,
  { ocr, signal, onPage }: ReadProgress,
): Promise<FileText> | FileText {
  if (ocr === undefined) return text;
  if (ocr === null) return withoutOcr(text);
  return readScans(text, () => pool.open(bytes, signal), ocr, {
    signal,
    onPage: (done, total) => onPage?.(name, done, total),
  });
}

async function readFile(
  { name, load }: CaseFile,
  pool: ReaderPool,
  progress: ReadProgress,
): Promise<ReadFile | FailedFile> {
  try {
    const bytes = await load();
    const text = await readWords(await pool.read(bytes, progress.signal), bytes, name, pool, progress);
    return { id: progress.newId(), load, name, sha256: sha256(bytes), size: bytes.byteLength, text };
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
      const file = source.files[index];
      if (!file) continue;
      progress.onFile(file.name, index, source.files.length);
      read[index] = await readFile(file, pool, progress);
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
  const read = await readFiles(source, pool, progress).finally(source.close);
  const files = read.filter((each): each is ReadFile => 'text' in each);
  const failed = [...source.failed, ...read.filter((each): each is FailedFile => 'code' in each)];
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
    close: source.close,
  };
}

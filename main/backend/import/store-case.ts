/** Puts a read case into the workspace: files first, then everything else in one transaction. */
import { AppError } from '../../../shared/errors.ts';
import type { Page } from '../../../shared/model/page.ts';
import { documentRows, storedFinding } from '../document-rows.ts';
import { isScan } from '../ocr/scans.ts';
import type { NewCase } from '../store/cases.ts';
import { newId } from '../store/rows.ts';
import type { UserRow } from '../store/users.ts';
import { sha256 } from '../workspace/blobs.ts';
import type { OpenWorkspace } from '../workspace/host.ts';
import type { ReadCase, ReadFile } from './read-case.ts';

function rowsOf(read: ReadCase, caseId: string, reviewId: string, user: UserRow, at: string): NewCase {
  const { facts, limits } = read.check;
  return {
    row: {
      id: caseId,
      reviewId,
      title: read.title,
      caseNo: facts.caseNo?.value ?? null,
      cause: facts.cause?.value ?? null,
      organ: facts.organ?.value ?? null,
      pageCount: facts.pagesRead,
      createdBy: user.id,
      createdAt: at,
    },
    facts,
    limits,
    files: read.files.map((file, position) => ({
      row: {
        id: file.id,
        caseId,
        position,
        name: file.name,
        format: file.text.format,
        sha256: file.sha256,
        size: file.size,
        pageCount: file.text.pages.length,
        warnings: file.text.warnings,
      },
      pages: file.text.pages,
    })),
    failed: read.failed,
    documents: documentRows(caseId, read.documents, facts),
  };
}

/** What is stored must be what was read and checked. @throws AppError conflict when the file is another one now, or gone */
async function unchangedBytes(file: ReadFile): Promise<Uint8Array> {
  let bytes: Uint8Array | null = null;
  try {
    bytes = await file.load();
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') throw error;
    // Gone, or the stick was pulled out.
  }
  if (bytes === null || sha256(bytes) !== file.sha256) throw new AppError('conflict', { file: file.name });
  return bytes;
}

/**
 * Stores a case. After a crash it is there as a whole or not at all.
 * @param requireOpen throws when the workspace was closed or the import cancelled while files were read
 * @returns its id
 * @throws AppError storage, disk-full, conflict, cancelled
 */
export async function storeCase(
  workspace: OpenWorkspace,
  read: ReadCase,
  reviewId: string,
  user: UserRow,
  at: string,
  requireOpen: () => void,
): Promise<string> {
  const { store, blobs } = workspace;
  const known = store.cases.blobHashes();
  const added: string[] = [];
  try {
    for (const file of read.files) {
      const bytes = await unchangedBytes(file);
      requireOpen();
      if (!known.has(file.sha256)) added.push(file.sha256);
      blobs.put(bytes);
    }
    const caseId = newId();
    const pageOf = (fileId: string, page: number): Page | undefined =>
      read.files.find((file) => file.id === fileId)?.text.pages.find((each) => each.page === page);
    store.transaction(() => {
      store.cases.add(rowsOf(read, caseId, reviewId, user, at), newId);
      for (const file of read.files)
        for (const page of file.text.pages) if (isScan(page)) store.scans.enqueue(file.id, page.page, at);
      read.check.findings.forEach((finding, position) => {
        store.findings.add(newId(), caseId, position, storedFinding(finding, pageOf), at);
      });
      store.audit.append({
        at,
        userId: user.id,
        userName: user.name,
        action: 'cases.import',
        subject: caseId,
        details: {
          files: read.files.length,
          failed: read.failed.length,
          findings: read.check.findings.length,
        },
      });
    });
    return caseId;
  } catch (error) {
    for (const hash of added) blobs.remove(hash);
    throw error;
  } finally {
    read.close();
  }
}

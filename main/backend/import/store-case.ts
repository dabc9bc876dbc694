/** Puts a read case into the workspace: files first, then everything else in one transaction. */
import { readFileSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import type { FactAnchor } from '../../../shared/facts/view.ts';
import { type Anchor, anchorAt } from '../../../shared/model/anchor.ts';
import type { DocumentRow, NewCase } from '../store/cases.ts';
import { newId } from '../store/rows.ts';
import type { UserRow } from '../store/users.ts';
import { sha256 } from '../workspace/blobs.ts';
import type { OpenWorkspace } from '../workspace/host.ts';
import type { ReadCase, ReadFile } from './read-case.ts';

/** A passage read from a file, as an anchor into the stored page. */
function storedAnchor(files: readonly ReadFile[], anchor: FactAnchor): Anchor | null {
  const fileId = anchor.documentId.slice(0, anchor.documentId.lastIndexOf(':'));
  const file = files.find((candidate) => candidate.id === fileId);
  const page = file?.text.pages.find((candidate) => candidate.page === anchor.page);
  return page ? anchorAt(page, anchor.documentId, fileId, anchor.start, anchor.end) : null;
}

function textSourceOf(sources: readonly string[]): DocumentRow['textSource'] {
  const kinds = new Set(sources);
  if (kinds.size === 1) return [...kinds][0] as DocumentRow['textSource'];
  return kinds.has('ocr') ? 'mixed' : 'native';
}

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
    documents: read.documents.map((document, position) => ({
      id: document.id,
      caseId,
      fileId: document.id.slice(0, document.id.lastIndexOf(':')),
      position,
      kind: document.kind,
      title: document.title,
      date: facts.documents.find((candidate) => candidate.id === document.id)?.date ?? null,
      fromPage: document.fromPage,
      toPage: document.toPage,
      textSource: textSourceOf(document.pages.map((page) => page.textSource)),
    })),
  };
}

/** What is stored must be what was read and checked. @throws AppError conflict when the file is another one now, or gone */
function unchangedBytes(file: ReadFile): Buffer {
  let bytes: Buffer | null = null;
  try {
    bytes = readFileSync(file.path);
  } catch {
    // Gone, or the stick was pulled out.
  }
  if (bytes === null || sha256(bytes) !== file.sha256) throw new AppError('conflict', { file: file.name });
  return bytes;
}

/** Stores a case. After a crash it is there as a whole or not at all. @returns its id. @throws AppError storage, disk-full, conflict */
export function storeCase(
  workspace: OpenWorkspace,
  read: ReadCase,
  reviewId: string,
  user: UserRow,
  at: string,
): string {
  const { store, blobs } = workspace;
  const known = store.cases.blobHashes();
  const added: string[] = [];
  try {
    for (const file of read.files) {
      const bytes = unchangedBytes(file);
      if (!known.has(file.sha256)) added.push(file.sha256);
      blobs.put(bytes);
    }
    const caseId = newId();
    store.transaction(() => {
      store.cases.add(rowsOf(read, caseId, reviewId, user, at), newId);
      read.check.findings.forEach((finding, position) => {
        const where = finding.where.flatMap((anchor) => storedAnchor(read.files, anchor) ?? []);
        store.findings.add(newId(), caseId, position, { ...finding, where }, at);
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
  }
}

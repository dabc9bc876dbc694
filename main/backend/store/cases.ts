/** Cases with their files, documents and pages. */
import type { LimitResult } from '../../../shared/checks/limit-findings.ts';
import type { CaseFacts } from '../../../shared/facts/case-facts.ts';
import type { FileFormat, Page, PageWarning } from '../../../shared/model/page.ts';
import { type DocumentRow, documentStore } from './documents.ts';
import type { Db } from './open.ts';
import { packPage, unpackPage } from './page-rows.ts';
import { searchStore } from './search.ts';

export interface CaseRow {
  readonly id: string;
  readonly reviewId: string;
  readonly title: string;
  readonly caseNo: string | null;
  readonly cause: string | null;
  readonly organ: string | null;
  readonly pageCount: number;
  readonly createdBy: string;
  readonly createdAt: string;
}

export interface FileRow {
  readonly id: string;
  readonly caseId: string;
  readonly position: number;
  readonly name: string;
  readonly format: FileFormat;
  readonly sha256: string;
  readonly size: number;
  readonly pageCount: number;
  readonly warnings: readonly PageWarning[];
}

export interface FailedFileRow {
  readonly name: string;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A case as it is stored, all at once. */
export interface NewCase {
  readonly row: CaseRow;
  readonly facts: CaseFacts;
  readonly limits: readonly LimitResult[];
  readonly files: readonly { readonly row: FileRow; readonly pages: readonly Page[] }[];
  readonly failed: readonly FailedFileRow[];
  readonly documents: readonly DocumentRow[];
}

interface RawCase {
  id: string;
  review_id: string;
  title: string;
  case_no: string | null;
  cause: string | null;
  organ: string | null;
  page_count: number;
  created_by: string;
  created_at: string;
}
interface RawFile {
  id: string;
  case_id: string;
  position: number;
  name: string;
  format: FileFormat;
  sha256: string;
  size: number;
  page_count: number;
  warnings: string;
}
const CASE_COLUMNS = 'id, review_id, title, case_no, cause, organ, page_count, created_by, created_at';

function typedCase(raw: RawCase): CaseRow {
  return {
    id: raw.id,
    reviewId: raw.review_id,
    title: raw.title,
    caseNo: raw.case_no,
    cause: raw.cause,
    organ: raw.organ,
    pageCount: raw.page_count,
    createdBy: raw.created_by,
    createdAt: raw.created_at,
  };
}

function typedFile(raw: RawFile): FileRow {
  return {
    id: raw.id,
    caseId: raw.case_id,
    position: raw.position,
    name: raw.name,
    format: raw.format,
    sha256: raw.sha256,
    size: raw.size,
    pageCount: raw.page_count,
    warnings: JSON.parse(raw.warnings) as PageWarning[],
  };
}

export function caseStore(db: Db) {
  const own = documentStore(db);
  const search = searchStore(db);
  const insertCase = db.prepare(
    `INSERT INTO cases (${CASE_COLUMNS}, facts, limits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertFile = db.prepare(
    'INSERT INTO files (id, case_id, position, name, format, sha256, size, page_count, warnings, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertFailed = db.prepare(
    'INSERT INTO failed_files (id, case_id, name, code, details, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertPage = db.prepare(
    'INSERT INTO pages (file_id, page, body, edges, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const updateCase = db.prepare(
    'UPDATE cases SET case_no = ?, cause = ?, organ = ?, page_count = ?, facts = ?, limits = ? WHERE id = ?',
  );
  const byReview = db.prepare<[string], RawCase>(
    `SELECT ${CASE_COLUMNS} FROM cases WHERE review_id = ? ORDER BY created_at, id`,
  );
  const one = db.prepare<[string], RawCase>(`SELECT ${CASE_COLUMNS} FROM cases WHERE id = ?`);
  const facts = db.prepare<[string], { facts: string; limits: string }>(
    'SELECT facts, limits FROM cases WHERE id = ?',
  );
  const files = db.prepare<[string], RawFile>('SELECT * FROM files WHERE case_id = ? ORDER BY position');
  const file = db.prepare<[string], RawFile>('SELECT * FROM files WHERE id = ?');
  const failed = db.prepare<[string], { name: string; code: string; details: string }>(
    'SELECT name, code, details FROM failed_files WHERE case_id = ? ORDER BY name',
  );
  const page = db.prepare<[string, number], { body: string; edges: Buffer }>(
    'SELECT body, edges FROM pages WHERE file_id = ? AND page = ?',
  );
  const pages = db.prepare<[string], { body: string; edges: Buffer }>(
    'SELECT body, edges FROM pages WHERE file_id = ? ORDER BY page',
  );
  const pageText = db.prepare<[string, number], string>(
    "SELECT json_extract(body, '$.text') FROM pages WHERE file_id = ? AND page = ?",
  );
  pageText.pluck();
  const hashes = db.prepare<[], { sha256: string }>('SELECT DISTINCT sha256 FROM files');
  return {
    /** Call inside a transaction. */
    add: ({ row, ...rest }: NewCase, failedId: () => string): void => {
      insertCase.run(
        row.id,
        row.reviewId,
        row.title,
        row.caseNo,
        row.cause,
        row.organ,
        row.pageCount,
        row.createdBy,
        row.createdAt,
        JSON.stringify(rest.facts),
        JSON.stringify(rest.limits),
      );
      for (const { row: file, pages: read } of rest.files) {
        insertFile.run(
          file.id,
          file.caseId,
          file.position,
          file.name,
          file.format,
          file.sha256,
          file.size,
          file.pageCount,
          JSON.stringify(file.warnings),
          row.createdAt,
        );
        for (const each of read) {
          const { body, edges } = packPage(each);
          insertPage.run(file.id, each.page, body, edges, row.createdAt);
          search.indexPage(file.id, each.page, each.text);
        }
      }
      for (const bad of rest.failed)
        insertFailed.run(failedId(), row.id, bad.name, bad.code, JSON.stringify(bad.details), row.createdAt);
      own.add(rest.documents, row.createdAt);
    },
    /** Puts what a new check made of the stored pages in the place of the last. Call inside a transaction. */
    setCheck: (
      row: Pick<CaseRow, 'id' | 'caseNo' | 'cause' | 'organ' | 'pageCount'>,
      facts: CaseFacts,
      limits: readonly LimitResult[],
    ): void => {
      updateCase.run(
        row.caseNo,
        row.cause,
        row.organ,
        row.pageCount,
        JSON.stringify(facts),
        JSON.stringify(limits),
        row.id,
      );
    },
    byReview: (reviewId: string): CaseRow[] => byReview.all(reviewId).map(typedCase),
    get: (id: string): CaseRow | null => {
      const raw = one.get(id);
      return raw ? typedCase(raw) : null;
    },
    facts: (id: string): { facts: CaseFacts; limits: LimitResult[] } | null => {
      const raw = facts.get(id);
      return raw
        ? { facts: JSON.parse(raw.facts) as CaseFacts, limits: JSON.parse(raw.limits) as LimitResult[] }
        : null;
    },
    files: (caseId: string): FileRow[] => files.all(caseId).map(typedFile),
    file: (id: string): FileRow | null => {
      const raw = file.get(id);
      return raw ? typedFile(raw) : null;
    },
    failed: (caseId: string): FailedFileRow[] =>
      failed
        .all(caseId)
        .map((raw) => ({ ...raw, details: JSON.parse(raw.details) as FailedFileRow['details'] })),
    documents: own.list,
    document: own.get,
    page: (fileId: string, number: number): Page | null => {
      const raw = page.get(fileId, number);
      return raw ? unpackPage(raw) : null;
    },
    pages: (fileId: string): Page[] => pages.all(fileId).map((raw) => unpackPage(raw)),
    /** The page's text alone; empty when there is no such page. */
    pageText: (fileId: string, number: number): string => pageText.get(fileId, number) ?? '',
    /** Content of every stored file: what a sweep must keep. */
    blobHashes: (): Set<string> => new Set(hashes.all().map((row) => row.sha256)),
  };
}

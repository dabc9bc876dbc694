/** Scanned pages: which wait for OCR, what it read, and what people corrected. */
import type { LineCorrection } from '../../../shared/model/line-correction.ts';
import type { FixedPage } from '../../../shared/model/page.ts';
import type { Db } from './open.ts';
import { type PackedPage, packPage, unpackPage } from './page-rows.ts';
import { searchStore } from './search.ts';

/** `waiting` for OCR, `read` but its case not checked since, `skipped` by a person, `failed` for good. */
export type ScanState = 'waiting' | 'read' | 'skipped' | 'failed';

/** A page to read. */
export interface ScanRow {
  readonly caseId: string;
  readonly fileId: string;
  readonly file: string;
  readonly sha256: string;
  readonly page: number;
}

/** How far a case is. */
export interface ScanCount {
  readonly caseId: string;
  readonly title: string;
  readonly state: ScanState;
  readonly pages: number;
}

const ROW = 'f.case_id AS caseId, s.file_id AS fileId, f.name AS file, f.sha256, s.page';

export function scanStore(db: Db) {
  const search = searchStore(db);
  const enqueue = db.prepare(
    "INSERT INTO scans (file_id, page, state, failure, created_at) VALUES (?, ?, 'waiting', NULL, ?) ON CONFLICT DO NOTHING",
  );
  const next = db.prepare<[], ScanRow>(
    `SELECT ${ROW} FROM scans s JOIN files f ON f.id = s.file_id WHERE s.state = 'waiting'
     ORDER BY s.created_at, f.case_id, f.position, s.page LIMIT 1`,
  );
  const setState = db.prepare('UPDATE scans SET state = ?, failure = ? WHERE file_id = ? AND page = ?');
  const moveCase = db.prepare(
    'UPDATE scans SET state = ? WHERE state = ? AND file_id IN (SELECT id FROM files WHERE case_id = ?)',
  );
  const moveAll = db.prepare('UPDATE scans SET state = ? WHERE state = ?');
  const counts = db.prepare<[], ScanCount>(
    `SELECT c.id AS caseId, c.title, s.state, count(*) AS pages FROM scans s JOIN files f ON f.id = s.file_id
     JOIN cases c ON c.id = f.case_id GROUP BY c.id, s.state ORDER BY c.created_at, c.id`,
  );
  const finished = db.prepare<[], { caseId: string }>(
    `SELECT DISTINCT f.case_id AS caseId FROM scans s JOIN files f ON f.id = s.file_id WHERE s.state = 'read'
     AND NOT EXISTS (SELECT 1 FROM scans w JOIN files g ON g.id = w.file_id WHERE g.case_id = f.case_id AND w.state = 'waiting')`,
  );
  const forget = db.prepare(
    "DELETE FROM scans WHERE state = 'read' AND file_id IN (SELECT id FROM files WHERE case_id = ?)",
  );
  const words = db.prepare<[string, number, string], PackedPage>(
    'SELECT body, edges FROM scan_words WHERE sha256 = ? AND page = ? AND engine = ?',
  );
  const putWords = db.prepare(
    'INSERT INTO scan_words (sha256, page, engine, body, edges, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const setPage = db.prepare('UPDATE pages SET body = ?, edges = ? WHERE file_id = ? AND page = ?');
  const corrections = db.prepare<[string, number], { box: string; text: string }>(
    'SELECT box, text FROM line_corrections WHERE sha256 = ? AND page = ? ORDER BY created_at, id',
  );
  const putCorrection = db.prepare(
    'INSERT INTO line_corrections (id, sha256, page, box, text, user_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const state = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?');
  const putState = db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const PAUSED = 'ocr.paused';
  return {
    /** Call with every page that is stored without words, in the same transaction. */
    enqueue: (fileId: string, page: number, at: string): void => {
      enqueue.run(fileId, page, at);
    },
    next: (): ScanRow | null => next.get() ?? null,
    mark: (fileId: string, page: number, to: ScanState, failure: string | null = null): void => {
      setState.run(to, failure, fileId, page);
    },
    /** Moves a case's pages (all cases' without one) from one state to another. */
    move: (from: ScanState, to: ScanState, caseId: string | null): void => {
      if (caseId === null) moveAll.run(to, from);
      else moveCase.run(to, from, caseId);
    },
    counts: (): ScanCount[] => counts.all(),
    /** Cases of which pages were read, none waits, and which were not checked since. */
    finished: (): string[] => finished.all().map(({ caseId }) => caseId),
    forgetRead: (caseId: string): void => {
      forget.run(caseId);
    },
    words: (sha256: string, page: number, engine: string): FixedPage | null => {
      const raw = words.get(sha256, page, engine);
      return raw ? (unpackPage(raw) as FixedPage) : null;
    },
    putWords: (sha256: string, engine: string, page: FixedPage, at: string): void => {
      const { body, edges } = packPage(page);
      putWords.run(sha256, page.page, engine, body, edges, at);
    },
    /** Puts a page in the place of the one stored, and its words into the index. Call inside a transaction. */
    setPage: (fileId: string, page: FixedPage): void => {
      const { body, edges } = packPage(page);
      setPage.run(body, edges, fileId, page.page);
      search.indexPage(fileId, page.page, page.text);
    },
    corrections: (sha256: string, page: number): LineCorrection[] =>
      corrections
        .all(sha256, page)
        .map(({ box, text }) => ({ box: JSON.parse(box) as LineCorrection['box'], text })),
    putCorrection: (
      id: string,
      sha256: string,
      page: number,
      correction: LineCorrection,
      userId: string,
      at: string,
    ): void => {
      putCorrection.run(id, sha256, page, JSON.stringify(correction.box), correction.text, userId, at);
    },
    isPaused: (): boolean => state.get(PAUSED)?.value === '1',
    setPaused: (isPaused: boolean): void => {
      putState.run(PAUSED, isPaused ? '1' : '0');
    },
  };
}

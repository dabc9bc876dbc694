/** The documents of a case, and what people changed in its outline. */
import type { OutlineEdit } from '../../../shared/facts/splitting/outline.ts';
import type { CivilDate } from '../../../shared/model/civil-date.ts';
import type { MessageRef } from '../../../shared/model/finding.ts';
import type { Db } from './open.ts';

export interface DocumentRow {
  readonly id: string;
  readonly caseId: string;
  readonly fileId: string;
  readonly position: number;
  readonly kind: string | null;
  /** 0–1: how sure the kind is. */
  readonly confidence: number;
  /** What the kind was told by; null where none was recognised. */
  readonly reason: MessageRef | null;
  readonly title: string;
  readonly date: CivilDate | null;
  readonly fromPage: number;
  readonly toPage: number;
  readonly textSource: 'native' | 'ocr' | 'mixed' | 'none';
}

export interface OutlineEditRow extends OutlineEdit {
  readonly id: string;
  readonly caseId: string;
}

interface RawDocument {
  id: string;
  case_id: string;
  file_id: string;
  position: number;
  kind: string | null;
  confidence: number;
  reason: string | null;
  title: string;
  date: CivilDate | null;
  from_page: number;
  to_page: number;
  text_source: DocumentRow['textSource'];
}

interface RawEdit {
  id: string;
  case_id: string;
  file_id: string;
  page: number;
  boundary: OutlineEdit['boundary'];
  kind: string | null;
  title: string | null;
  rank: number | null;
}

function typed(raw: RawDocument): DocumentRow {
  return {
    id: raw.id,
    caseId: raw.case_id,
    fileId: raw.file_id,
    position: raw.position,
    kind: raw.kind,
    confidence: raw.confidence,
    reason: raw.reason === null ? null : (JSON.parse(raw.reason) as MessageRef),
    title: raw.title,
    date: raw.date,
    fromPage: raw.from_page,
    toPage: raw.to_page,
    textSource: raw.text_source,
  };
}

function typedEdit(raw: RawEdit): OutlineEditRow {
  return {
    id: raw.id,
    caseId: raw.case_id,
    fileId: raw.file_id,
    page: raw.page,
    boundary: raw.boundary,
    kind: raw.kind,
    title: raw.title,
    rank: raw.rank,
  };
}

export function documentStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO documents (id, case_id, file_id, position, kind, confidence, reason, title, date, from_page, to_page, text_source, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = db.prepare('DELETE FROM documents WHERE case_id = ?');
  const list = db.prepare<[string], RawDocument>(
    'SELECT * FROM documents WHERE case_id = ? ORDER BY position',
  );
  const one = db.prepare<[string], RawDocument>('SELECT * FROM documents WHERE id = ?');
  const edits = db.prepare<[string], RawEdit>(
    'SELECT * FROM outline_edits WHERE case_id = ? ORDER BY file_id, page',
  );
  const putEdit = db.prepare(
    `INSERT INTO outline_edits (id, case_id, file_id, page, boundary, kind, title, rank, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET boundary = excluded.boundary, kind = excluded.kind, title = excluded.title, rank = excluded.rank`,
  );
  const add = (rows: readonly DocumentRow[], at: string): void => {
    for (const d of rows)
      insert.run(
        d.id,
        d.caseId,
        d.fileId,
        d.position,
        d.kind,
        d.confidence,
        d.reason === null ? null : JSON.stringify(d.reason),
        d.title,
        d.date,
        d.fromPage,
        d.toPage,
        d.textSource,
        at,
      );
  };
  return {
    add,
    /** Puts a case's outline in the place of the one there was. Call inside a transaction. */
    replace: (caseId: string, rows: readonly DocumentRow[], at: string): void => {
      remove.run(caseId);
      add(rows, at);
    },
    list: (caseId: string): DocumentRow[] => list.all(caseId).map(typed),
    get: (id: string): DocumentRow | null => {
      const raw = one.get(id);
      return raw ? typed(raw) : null;
    },
    edits: (caseId: string): OutlineEditRow[] => edits.all(caseId).map(typedEdit),
    putEdit: (e: OutlineEditRow, at: string): void => {
      putEdit.run(e.id, e.caseId, e.fileId, e.page, e.boundary, e.kind, e.title, e.rank, at);
    },
  };
}

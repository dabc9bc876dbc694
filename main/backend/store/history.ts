/**
 * Undo and redo of a score sheet: each step keeps the rows it touched as they were before and after. Going back is
 * refused when a row is no longer what the step left.
 */
import { AppError } from '../../../shared/errors.ts';
import type { Db } from './open.ts';

/** Tables a step may touch, parents first. */
export const UNDOABLE = [
  'deductions',
  'evidence',
  'assessed_items',
  'sheet_facts',
  'finding_decisions',
  'outline_edits',
] as const;
export type UndoableTable = (typeof UNDOABLE)[number];

type Row = Record<string, string | number | null>;

interface Change {
  readonly table: UndoableTable;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

export type Touch = (table: UndoableTable, id: string) => void;

const DEEPEST = 200;

interface RawStep {
  seq: number;
  label: string;
  changes: string;
}

/** A step that was taken back or done again. */
export interface Taken {
  readonly label: string;
  readonly tables: ReadonlySet<UndoableTable>;
}

function taken(step: RawStep, changes: readonly Change[]): Taken {
  return { label: step.label, tables: new Set(changes.map((change) => change.table)) };
}

export function historyStore(db: Db) {
  const read = new Map(
    UNDOABLE.map((table) => [table, db.prepare<[string], Row>(`SELECT * FROM ${table} WHERE id = ?`)]),
  );
  const insert = db.prepare(
    'INSERT INTO history (case_id, user_id, label, changes, undone, created_at) VALUES (?, ?, ?, ?, 0, ?)',
  );
  const dropRedo = db.prepare('DELETE FROM history WHERE case_id = ? AND user_id = ? AND undone = 1');
  const dropOld = db.prepare(
    `DELETE FROM history WHERE case_id = ? AND user_id = ? AND seq <= (
       SELECT seq FROM history WHERE case_id = ? AND user_id = ? ORDER BY seq DESC LIMIT 1 OFFSET ${DEEPEST})`,
  );
  const last = db.prepare<[string, string], RawStep>(
    'SELECT seq, label, changes FROM history WHERE case_id = ? AND user_id = ? AND undone = 0 ORDER BY seq DESC LIMIT 1',
  );
  const next = db.prepare<[string, string], RawStep>(
    'SELECT seq, label, changes FROM history WHERE case_id = ? AND user_id = ? AND undone = 1 ORDER BY seq LIMIT 1',
  );
  const mark = db.prepare('UPDATE history SET undone = ? WHERE seq = ?');

  const rowOf = (table: UndoableTable, id: string): Row | null => read.get(table)?.get(id) ?? null;

  const write = (table: UndoableTable, id: string, row: Row | null): void => {
    db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
    if (row === null) return;
    const columns = Object.keys(row);
    db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ).run(...Object.values(row));
  };

  /** Puts rows back: children leave before parents, parents return before children. */
  const apply = (changes: readonly Change[], from: 'before' | 'after', to: 'before' | 'after'): void => {
    for (const change of changes) {
      if (JSON.stringify(rowOf(change.table, change.id)) !== JSON.stringify(change[from]))
        throw new AppError('undo-conflict');
    }
    db.pragma('defer_foreign_keys = ON');
    for (const change of changes) write(change.table, change.id, change[to]);
  };

  return {
    /** Runs a change inside the caller's transaction and keeps it as one step. Rows must be touched before they change; where none did there is no step. */
    record: (
      caseId: string,
      userId: string,
      label: string,
      at: string,
      change: (touch: Touch) => void,
    ): void => {
      const before = new Map<string, { table: UndoableTable; id: string; row: Row | null }>();
      change((table, id) => {
        const key = `${table}/${id}`;
        if (!before.has(key)) before.set(key, { table, id, row: rowOf(table, id) });
      });
      const changes: Change[] = [...before.values()].map(({ table, id, row }) => ({
        table,
        id,
        before: row,
        after: rowOf(table, id),
      }));
      const isSame = ({ before: was, after: is }: Change): boolean =>
        JSON.stringify(was) === JSON.stringify(is);
      if (changes.every(isSame)) return;
      dropRedo.run(caseId, userId);
      insert.run(caseId, userId, label, JSON.stringify(changes), at);
      dropOld.run(caseId, userId, caseId, userId);
    },
    /** @returns the step's label and the tables it touched. @throws AppError nothing-to-undo, undo-conflict */
    undo: (caseId: string, userId: string): Taken => {
      const step = last.get(caseId, userId);
      if (!step) throw new AppError('nothing-to-undo');
      const changes = JSON.parse(step.changes) as Change[];
      apply(changes, 'after', 'before');
      mark.run(1, step.seq);
      return taken(step, changes);
    },
    redo: (caseId: string, userId: string): Taken => {
      const step = next.get(caseId, userId);
      if (!step) throw new AppError('nothing-to-undo');
      const changes = JSON.parse(step.changes) as Change[];
      apply(changes, 'before', 'after');
      mark.run(0, step.seq);
      return taken(step, changes);
    },
    labels: (caseId: string, userId: string): { undo: string | null; redo: string | null } => ({
      undo: last.get(caseId, userId)?.label ?? null,
      redo: next.get(caseId, userId)?.label ?? null,
    }),
  };
}

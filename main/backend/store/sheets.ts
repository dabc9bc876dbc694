/** Score sheets: one per case and reviewer. */
import type { Anchor } from '../../../shared/model/anchor.ts';
import type { CaseFactValue } from '../../../shared/rubric/condition.ts';
import type { Db } from './open.ts';

export interface DeductionRow {
  readonly id: string;
  readonly caseId: string;
  readonly userId: string;
  readonly kind: 'option' | 'level' | 'veto';
  readonly itemId: string;
  readonly optionId: string | null;
  readonly level: 'flaw' | 'error' | 'grave' | null;
  readonly affectsOutcome: boolean;
  readonly count: number;
  readonly note: string;
  readonly findingId: string | null;
  readonly createdAt: string;
}

export interface EvidenceRow {
  readonly id: string;
  readonly deductionId: string;
  readonly anchor: Anchor;
}

interface RawDeduction {
  id: string;
  case_id: string;
  user_id: string;
  kind: DeductionRow['kind'];
  item_id: string;
  option_id: string | null;
  level: DeductionRow['level'];
  affects_outcome: number;
  count: number;
  note: string;
  finding_id: string | null;
  created_at: string;
}

function typed(raw: RawDeduction): DeductionRow {
  return {
    id: raw.id,
    caseId: raw.case_id,
    userId: raw.user_id,
    kind: raw.kind,
    itemId: raw.item_id,
    optionId: raw.option_id,
    level: raw.level,
    affectsOutcome: raw.affects_outcome === 1,
    count: raw.count,
    note: raw.note,
    findingId: raw.finding_id,
    createdAt: raw.created_at,
  };
}

export function sheetStore(db: Db) {
  const list = db.prepare<[string, string], RawDeduction>(
    'SELECT * FROM deductions WHERE case_id = ? AND user_id = ? ORDER BY created_at, id',
  );
  const one = db.prepare<[string], RawDeduction>('SELECT * FROM deductions WHERE id = ?');
  const put = db.prepare(
    `INSERT INTO deductions (id, case_id, user_id, kind, item_id, option_id, level, affects_outcome, count, note, finding_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET level = excluded.level, affects_outcome = excluded.affects_outcome, count = excluded.count, note = excluded.note,
       finding_id = excluded.finding_id`,
  );
  const remove = db.prepare('DELETE FROM deductions WHERE id = ?');
  const evidence = db.prepare<[string, string], { id: string; deduction_id: string; anchor: string }>(
    'SELECT e.id, e.deduction_id, e.anchor FROM evidence e JOIN deductions d ON d.id = e.deduction_id WHERE d.case_id = ? AND d.user_id = ? ORDER BY e.created_at, e.id',
  );
  const oneEvidence = db.prepare<[string], { id: string; deduction_id: string; anchor: string }>(
    'SELECT id, deduction_id, anchor FROM evidence WHERE id = ?',
  );
  const ofDeduction = db.prepare<[string], { id: string }>('SELECT id FROM evidence WHERE deduction_id = ?');
  const addEvidence = db.prepare(
    'INSERT INTO evidence (id, deduction_id, anchor, created_at) VALUES (?, ?, ?, ?)',
  );
  const removeEvidence = db.prepare('DELETE FROM evidence WHERE id = ?');
  const assessed = db.prepare<[string, string], { id: string; item_id: string }>(
    'SELECT id, item_id FROM assessed_items WHERE case_id = ? AND user_id = ?',
  );
  const addAssessed = db.prepare(
    'INSERT INTO assessed_items (id, case_id, user_id, item_id, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const removeAssessed = db.prepare('DELETE FROM assessed_items WHERE id = ?');
  const facts = db.prepare<[string, string], { id: string; fact_id: string; value: string }>(
    'SELECT id, fact_id, value FROM sheet_facts WHERE case_id = ? AND user_id = ?',
  );
  const putFact = db.prepare(
    `INSERT INTO sheet_facts (id, case_id, user_id, fact_id, value, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id, user_id, fact_id) DO UPDATE SET value = excluded.value`,
  );
  const typedEvidence = (raw: { id: string; deduction_id: string; anchor: string }): EvidenceRow => ({
    id: raw.id,
    deductionId: raw.deduction_id,
    anchor: JSON.parse(raw.anchor) as Anchor,
  });
  return {
    deductions: (caseId: string, userId: string): DeductionRow[] => list.all(caseId, userId).map(typed),
    deduction: (id: string): DeductionRow | null => {
      const raw = one.get(id);
      return raw ? typed(raw) : null;
    },
    putDeduction: (d: DeductionRow): void => {
      put.run(
        d.id,
        d.caseId,
        d.userId,
        d.kind,
        d.itemId,
        d.optionId,
        d.level,
        d.affectsOutcome ? 1 : 0,
        d.count,
        d.note,
        d.findingId,
        d.createdAt,
      );
    },
    removeDeduction: (id: string): void => {
      remove.run(id);
    },
    evidence: (caseId: string, userId: string): EvidenceRow[] =>
      evidence.all(caseId, userId).map(typedEvidence),
    oneEvidence: (id: string): EvidenceRow | null => {
      const raw = oneEvidence.get(id);
      return raw ? typedEvidence(raw) : null;
    },
    evidenceIds: (deductionId: string): string[] => ofDeduction.all(deductionId).map((raw) => raw.id),
    addEvidence: (row: EvidenceRow, createdAt: string): void => {
      addEvidence.run(row.id, row.deductionId, JSON.stringify(row.anchor), createdAt);
    },
    removeEvidence: (id: string): void => {
      removeEvidence.run(id);
    },
    assessed: (caseId: string, userId: string): { id: string; itemId: string }[] =>
      assessed.all(caseId, userId).map((raw) => ({ id: raw.id, itemId: raw.item_id })),
    addAssessed: (id: string, caseId: string, userId: string, itemId: string, createdAt: string): void => {
      addAssessed.run(id, caseId, userId, itemId, createdAt);
    },
    removeAssessed: (id: string): void => {
      removeAssessed.run(id);
    },
    facts: (caseId: string, userId: string): { id: string; factId: string; value: CaseFactValue }[] =>
      facts
        .all(caseId, userId)
        .map((raw) => ({ id: raw.id, factId: raw.fact_id, value: JSON.parse(raw.value) as CaseFactValue })),
    putFact: (
      id: string,
      caseId: string,
      userId: string,
      factId: string,
      value: CaseFactValue,
      createdAt: string,
    ): void => {
      putFact.run(id, caseId, userId, factId, JSON.stringify(value), createdAt);
    },
  };
}

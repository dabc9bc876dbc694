/** Where the passages of evidence stand now, where their page reads differently than when they were given. */
import type { Anchor } from '../../../shared/model/anchor.ts';
import type { Db } from './open.ts';

export interface Place {
  readonly anchor: Anchor;
  /** False: not found again for sure; the anchor is the old one. */
  readonly isSure: boolean;
}

export function placeStore(db: Db) {
  const ofCase = db.prepare<[string], { id: string; user_id: string; anchor: string }>(
    'SELECT e.id, d.user_id, e.anchor FROM evidence e JOIN deductions d ON d.id = e.deduction_id WHERE d.case_id = ? ORDER BY e.id',
  );
  const one = db.prepare<[string], { anchor: string; is_sure: number }>(
    'SELECT anchor, is_sure FROM evidence_places WHERE evidence_id = ?',
  );
  const put = db.prepare(
    `INSERT INTO evidence_places (evidence_id, anchor, is_sure, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (evidence_id) DO UPDATE SET anchor = excluded.anchor, is_sure = excluded.is_sure, created_at = excluded.created_at`,
  );
  const remove = db.prepare('DELETE FROM evidence_places WHERE evidence_id = ?');
  return {
    /** Every reviewer's evidence of a case, with its anchor as it was given. */
    ofCase: (caseId: string): { id: string; userId: string; anchor: Anchor }[] =>
      ofCase
        .all(caseId)
        .map((raw) => ({ id: raw.id, userId: raw.user_id, anchor: JSON.parse(raw.anchor) as Anchor })),
    /** Null where the passage stands as it was given. */
    get: (evidenceId: string): Place | null => {
      const raw = one.get(evidenceId);
      return raw ? { anchor: JSON.parse(raw.anchor) as Anchor, isSure: raw.is_sure === 1 } : null;
    },
    put: (evidenceId: string, anchor: Anchor, isSure: boolean, at: string): void => {
      put.run(evidenceId, JSON.stringify(anchor), isSure ? 1 : 0, at);
    },
    remove: (evidenceId: string): void => {
      remove.run(evidenceId);
    },
  };
}

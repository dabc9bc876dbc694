/** Machine findings of a case, and each reviewer's decisions on them. */
import type { Anchor } from '../../../shared/model/anchor.ts';
import type { Finding, Severity } from '../../../shared/model/finding.ts';
import type { Db } from './open.ts';

/** A finding with its passages as anchors into stored pages. */
export interface StoredFinding extends Omit<Finding, 'where'> {
  readonly where: readonly Anchor[];
}

export interface FindingRow {
  readonly id: string;
  readonly caseId: string;
  /** False: the last check no longer made it. */
  readonly found: boolean;
  readonly finding: StoredFinding;
}

export type FindingState = 'open' | 'confirmed' | 'dismissed' | 'later';

export interface FindingDecisionRow {
  readonly id: string;
  readonly findingId: string;
  readonly userId: string;
  readonly state: Exclude<FindingState, 'open'>;
  readonly reason: string | null;
  /** Deduction the confirmation made. */
  readonly bookedOn: string | null;
  readonly createdAt: string;
}

interface RawFinding {
  id: string;
  case_id: string;
  found: number;
  body: string;
}
interface RawDecision {
  id: string;
  finding_id: string;
  user_id: string;
  state: FindingDecisionRow['state'];
  reason: string | null;
  booked_on: string | null;
  created_at: string;
}

function typed(raw: RawDecision): FindingDecisionRow {
  return {
    id: raw.id,
    findingId: raw.finding_id,
    userId: raw.user_id,
    state: raw.state,
    reason: raw.reason,
    bookedOn: raw.booked_on,
    createdAt: raw.created_at,
  };
}

export function findingStore(db: Db) {
  const insert = db.prepare(
    'INSERT INTO findings (id, case_id, position, rule, severity, body, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const list = db.prepare<[string, string], RawFinding>(
    `SELECT id, case_id, found, body FROM findings f WHERE case_id = ? AND (found = 1 OR EXISTS
       (SELECT 1 FROM finding_decisions d WHERE d.finding_id = f.id AND d.user_id = ?)) ORDER BY position`,
  );
  const all = db.prepare<[string], RawFinding>(
    'SELECT id, case_id, found, body FROM findings WHERE case_id = ? ORDER BY position',
  );
  const one = db.prepare<[string], RawFinding>('SELECT id, case_id, found, body FROM findings WHERE id = ?');
  const update = db.prepare(
    'UPDATE findings SET position = ?, rule = ?, severity = ?, found = ?, body = ? WHERE id = ?',
  );
  const severities = db.prepare<[string], { id: string; severity: Severity }>(
    'SELECT id, severity FROM findings WHERE case_id = ? AND found = 1',
  );
  const decisions = db.prepare<[string, string], RawDecision>(
    'SELECT d.* FROM finding_decisions d JOIN findings f ON f.id = d.finding_id WHERE f.case_id = ? AND d.user_id = ?',
  );
  const decision = db.prepare<[string, string], RawDecision>(
    'SELECT * FROM finding_decisions WHERE finding_id = ? AND user_id = ?',
  );
  const put = db.prepare(
    `INSERT INTO finding_decisions (id, finding_id, user_id, state, reason, booked_on, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (finding_id, user_id) DO UPDATE SET state = excluded.state, reason = excluded.reason, booked_on = excluded.booked_on, created_at = excluded.created_at`,
  );
  const remove = db.prepare('DELETE FROM finding_decisions WHERE id = ?');
  const row = (raw: RawFinding): FindingRow => ({
    id: raw.id,
    caseId: raw.case_id,
    found: raw.found === 1,
    finding: JSON.parse(raw.body) as StoredFinding,
  });
  return {
    add: (id: string, caseId: string, position: number, finding: StoredFinding, createdAt: string): void => {
      insert.run(id, caseId, position, finding.rule, finding.severity, JSON.stringify(finding), createdAt);
    },
    /** Puts what a new check says of a finding in the place of what the last one said. */
    update: (id: string, position: number, found: boolean, finding: StoredFinding): void => {
      update.run(position, finding.rule, finding.severity, found ? 1 : 0, JSON.stringify(finding), id);
    },
    /** What was found, and what is no longer found but this reviewer decided. */
    list: (caseId: string, userId: string): FindingRow[] => list.all(caseId, userId).map(row),
    /** With those no longer found. */
    all: (caseId: string): FindingRow[] => all.all(caseId).map(row),
    get: (id: string): FindingRow | null => {
      const raw = one.get(id);
      return raw ? row(raw) : null;
    },
    /** Of what was found. */
    severities: (caseId: string): { id: string; severity: Severity }[] => severities.all(caseId),
    decisions: (caseId: string, userId: string): FindingDecisionRow[] =>
      decisions.all(caseId, userId).map(typed),
    decision: (findingId: string, userId: string): FindingDecisionRow | null => {
      const raw = decision.get(findingId, userId);
      return raw ? typed(raw) : null;
    },
    putDecision: (d: FindingDecisionRow): void => {
      put.run(d.id, d.findingId, d.userId, d.state, d.reason, d.bookedOn, d.createdAt);
    },
    removeDecision: (id: string): void => {
      remove.run(id);
    },
  };
}

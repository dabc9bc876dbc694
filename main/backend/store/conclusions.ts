/** Conclusions and the signatures under them. */
import type { Determination } from '../../../shared/rubric/schema.ts';
import type { Db } from './open.ts';

export interface ConclusionRow {
  readonly caseId: string;
  readonly userId: string;
  readonly state: 'draft' | 'signed' | 'sealed';
  readonly determination: Determination | null;
  readonly determinationReason: string;
  readonly opinion: string;
  /** What was signed, as canonical JSON. */
  readonly seal: string | null;
  readonly sealHash: string | null;
  readonly createdAt: string;
}

export interface SignatureRow {
  readonly id: string;
  readonly caseId: string;
  /** Whose sheet. */
  readonly userId: string;
  readonly signerId: string;
  readonly kind: 'reviewer' | 'second';
  readonly sealHash: string;
  readonly signature: Buffer;
  readonly createdAt: string;
}

interface RawConclusion {
  case_id: string;
  user_id: string;
  state: ConclusionRow['state'];
  determination: Determination | null;
  determination_reason: string;
  opinion: string;
  seal: string | null;
  seal_hash: string | null;
  created_at: string;
}
interface RawSignature {
  id: string;
  case_id: string;
  user_id: string;
  signer_id: string;
  kind: SignatureRow['kind'];
  seal_hash: string;
  signature: Buffer;
  created_at: string;
}

function typed(raw: RawConclusion): ConclusionRow {
  return {
    caseId: raw.case_id,
    userId: raw.user_id,
    state: raw.state,
    determination: raw.determination,
    determinationReason: raw.determination_reason,
    opinion: raw.opinion,
    seal: raw.seal,
    sealHash: raw.seal_hash,
    createdAt: raw.created_at,
  };
}

export function conclusionStore(db: Db) {
  const one = db.prepare<[string, string], RawConclusion>(
    'SELECT * FROM conclusions WHERE case_id = ? AND user_id = ?',
  );
  const ofCase = db.prepare<[string], RawConclusion>(
    "SELECT * FROM conclusions WHERE case_id = ? ORDER BY CASE state WHEN 'sealed' THEN 0 WHEN 'signed' THEN 1 ELSE 2 END, created_at",
  );
  const put = db.prepare(
    `INSERT INTO conclusions (case_id, user_id, state, determination, determination_reason, opinion, seal, seal_hash, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id, user_id) DO UPDATE SET state = excluded.state, determination = excluded.determination,
       determination_reason = excluded.determination_reason, opinion = excluded.opinion, seal = excluded.seal, seal_hash = excluded.seal_hash`,
  );
  const signatures = db.prepare<[string, string], RawSignature>(
    'SELECT * FROM signatures WHERE case_id = ? AND user_id = ? ORDER BY created_at, id',
  );
  const sign = db.prepare(
    'INSERT INTO signatures (id, case_id, user_id, signer_id, kind, seal_hash, signature, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const clear = db.prepare('DELETE FROM signatures WHERE case_id = ? AND user_id = ?');
  return {
    get: (caseId: string, userId: string): ConclusionRow | null => {
      const raw = one.get(caseId, userId);
      return raw ? typed(raw) : null;
    },
    /** All of a case, sealed ones first. */
    ofCase: (caseId: string): ConclusionRow[] => ofCase.all(caseId).map(typed),
    put: (row: ConclusionRow): void => {
      put.run(
        row.caseId,
        row.userId,
        row.state,
        row.determination,
        row.determinationReason,
        row.opinion,
        row.seal,
        row.sealHash,
        row.createdAt,
      );
    },
    signatures: (caseId: string, userId: string): SignatureRow[] =>
      signatures.all(caseId, userId).map((raw) => ({
        id: raw.id,
        caseId: raw.case_id,
        userId: raw.user_id,
        signerId: raw.signer_id,
        kind: raw.kind,
        sealHash: raw.seal_hash,
        signature: raw.signature,
        createdAt: raw.created_at,
      })),
    sign: (row: SignatureRow): void => {
      sign.run(
        row.id,
        row.caseId,
        row.userId,
        row.signerId,
        row.kind,
        row.sealHash,
        row.signature,
        row.createdAt,
      );
    },
    clearSignatures: (caseId: string, userId: string): void => {
      clear.run(caseId, userId);
    },
  };
}

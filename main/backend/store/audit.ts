/** Who did what, when: append-only, each entry hashed with the one before. Tamper-evident, not tamper-proof. */
import { createHash } from 'node:crypto';
import type { Db } from './open.ts';

export interface AuditEntry {
  readonly at: string;
  readonly userId: string;
  readonly userName: string;
  readonly action: string;
  readonly subject: string | null;
  /** Ids and figures, never case text. */
  readonly details: Readonly<Record<string, string | number>>;
}

export interface AuditRow extends AuditEntry {
  readonly seq: number;
  readonly hash: string;
}

interface Raw {
  seq: number;
  at: string;
  user_id: string;
  user_name: string;
  action: string;
  subject: string | null;
  details: string;
  prev_hash: string;
  hash: string;
}

const GENESIS = '0'.repeat(64);

/** Length-prefixed, so that no two different entries give the same bytes. */
function hashOf(prev: string, fields: readonly string[]): string {
  const hash = createHash('sha256').update(prev);
  for (const field of fields) hash.update(`${Buffer.byteLength(field)}:`).update(field);
  return hash.digest('hex');
}

function fieldsOf(raw: Omit<Raw, 'prev_hash' | 'hash'>): string[] {
  return [String(raw.seq), raw.at, raw.user_id, raw.user_name, raw.action, raw.subject ?? '', raw.details];
}

export function auditStore(db: Db) {
  const head = db.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1',
  );
  const insert = db.prepare(
    'INSERT INTO audit (seq, at, user_id, user_name, action, subject, details, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const list = db.prepare<[number, number], Raw>(
    'SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?',
  );
  const all = db.prepare<[], Raw>('SELECT * FROM audit ORDER BY seq');
  return {
    /** Call inside the transaction of what it records. */
    append: (entry: AuditEntry): void => {
      const last = head.get();
      const raw = {
        seq: (last?.seq ?? 0) + 1,
        at: entry.at,
        user_id: entry.userId,
        user_name: entry.userName,
        action: entry.action,
        subject: entry.subject,
        details: JSON.stringify(entry.details),
      };
      const prev = last?.hash ?? GENESIS;
      insert.run(
        raw.seq,
        raw.at,
        raw.user_id,
        raw.user_name,
        raw.action,
        raw.subject,
        raw.details,
        prev,
        hashOf(prev, fieldsOf(raw)),
      );
    },
    list: (before: number | null, limit: number): AuditRow[] =>
      list.all(before ?? Number.MAX_SAFE_INTEGER, limit).map((raw) => ({
        seq: raw.seq,
        at: raw.at,
        userId: raw.user_id,
        userName: raw.user_name,
        action: raw.action,
        subject: raw.subject,
        details: JSON.parse(raw.details) as AuditEntry['details'],
        hash: raw.hash,
      })),
    /** Recomputes the chain from the first entry. */
    verify: (): { entries: number; firstBroken: number | null; head: string } => {
      let prev = GENESIS;
      let expected = 1;
      for (const raw of all.iterate()) {
        if (raw.seq !== expected || raw.prev_hash !== prev || raw.hash !== hashOf(prev, fieldsOf(raw))) {
          return { entries: expected - 1, firstBroken: expected, head: prev };
        }
        prev = raw.hash;
        expected += 1;
      }
      return { entries: expected - 1, firstBroken: null, head: prev };
    },
  };
}

/** Answers, requests, decisions and declarations of the recusal gate. */
import type { Db } from './open.ts';

export interface RecusalState {
  readonly answers: ReadonlyMap<string, 'same-person' | 'other-person'>;
  readonly request: { readonly note: string; readonly at: string } | null;
  readonly decision: {
    readonly decision: 'lift' | 'recuse';
    readonly reason: string;
    readonly decidedBy: string;
    readonly at: string;
  } | null;
  readonly declaration: { readonly barred: boolean; readonly at: string } | null;
}

export function recusalStore(db: Db) {
  const answers = db.prepare<[string, string], { hit_id: string; answer: 'same-person' | 'other-person' }>(
    'SELECT hit_id, answer FROM recusal_answers WHERE case_id = ? AND user_id = ?',
  );
  const putAnswer = db.prepare(
    'INSERT INTO recusal_answers (case_id, user_id, hit_id, answer, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET answer = excluded.answer, created_at = excluded.created_at',
  );
  const request = db.prepare<[string, string], { note: string; created_at: string }>(
    'SELECT note, created_at FROM recusal_requests WHERE case_id = ? AND user_id = ?',
  );
  const putRequest = db.prepare(
    'INSERT INTO recusal_requests (case_id, user_id, note, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET note = excluded.note',
  );
  const requests = db.prepare<[], { case_id: string; user_id: string; created_at: string }>(
    `SELECT r.case_id, r.user_id, r.created_at FROM recusal_requests r
     WHERE NOT EXISTS (SELECT 1 FROM recusal_decisions d WHERE d.case_id = r.case_id AND d.user_id = r.user_id) ORDER BY r.created_at`,
  );
  const decision = db.prepare<
    [string, string],
    { decision: 'lift' | 'recuse'; reason: string; decided_by: string; created_at: string }
  >(
    'SELECT decision, reason, decided_by, created_at FROM recusal_decisions WHERE case_id = ? AND user_id = ?',
  );
  const putDecision = db.prepare(
    'INSERT INTO recusal_decisions (case_id, user_id, decision, reason, decided_by, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const declaration = db.prepare<[string, string], { barred: number; created_at: string }>(
    'SELECT barred, created_at FROM declarations WHERE case_id = ? AND user_id = ?',
  );
  const putDeclaration = db.prepare(
    'INSERT INTO declarations (case_id, user_id, answers, barred, signature, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    state: (caseId: string, userId: string): RecusalState => {
      const asked = request.get(caseId, userId);
      const decided = decision.get(caseId, userId);
      const declared = declaration.get(caseId, userId);
      return {
        answers: new Map(answers.all(caseId, userId).map((row) => [row.hit_id, row.answer])),
        request: asked ? { note: asked.note, at: asked.created_at } : null,
        decision: decided
          ? {
              decision: decided.decision,
              reason: decided.reason,
              decidedBy: decided.decided_by,
              at: decided.created_at,
            }
          : null,
        declaration: declared ? { barred: declared.barred === 1, at: declared.created_at } : null,
      };
    },
    putAnswer: (
      caseId: string,
      userId: string,
      hitId: string,
      answer: 'same-person' | 'other-person',
      at: string,
    ): void => {
      putAnswer.run(caseId, userId, hitId, answer, at);
    },
    putRequest: (caseId: string, userId: string, note: string, at: string): void => {
      putRequest.run(caseId, userId, note, at);
    },
    openRequests: (): { caseId: string; userId: string; at: string }[] =>
      requests.all().map((row) => ({ caseId: row.case_id, userId: row.user_id, at: row.created_at })),
    putDecision: (
      caseId: string,
      userId: string,
      value: 'lift' | 'recuse',
      reason: string,
      decidedBy: string,
      at: string,
    ): void => {
      putDecision.run(caseId, userId, value, reason, decidedBy, at);
    },
    putDeclaration: (
      caseId: string,
      userId: string,
      given: string,
      barred: boolean,
      signature: Buffer,
      at: string,
    ): void => {
      putDeclaration.run(caseId, userId, given, barred ? 1 : 0, signature, at);
    },
  };
}

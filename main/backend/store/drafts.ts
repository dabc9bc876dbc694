/** Text somebody is typing. */
import type { Db } from './open.ts';

export function draftStore(db: Db) {
  const put = db.prepare(
    'INSERT INTO drafts (user_id, key, text, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text, created_at = excluded.created_at',
  );
  const remove = db.prepare('DELETE FROM drafts WHERE user_id = ? AND key = ?');
  const list = db.prepare<[string, string, string], { key: string; text: string; created_at: string }>(
    'SELECT key, text, created_at FROM drafts WHERE user_id = ? AND key >= ? AND key < ? ORDER BY key',
  );
  return {
    save: (userId: string, key: string, text: string, at: string): void => {
      if (text === '') remove.run(userId, key);
      else put.run(userId, key, text, at);
    },
    load: (userId: string, prefix: string): { key: string; text: string; savedAt: string }[] =>
      list
        .all(userId, prefix, `${prefix}\uffff`)
        .map((row) => ({ key: row.key, text: row.text, savedAt: row.created_at })),
  };
}

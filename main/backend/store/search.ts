/**
 * The full-text index over the pages: SQLite FTS5, every ideograph a word (libraries.md §4). It says which pages may
 * hold a phrase; the exact places are found in their texts by shared/text/search.ts.
 */
import { indexWords, type SearchQuery } from '../../../shared/text/search.ts';
import type { Db } from './open.ts';

export interface PageRef {
  readonly fileId: string;
  readonly page: number;
}

/** Words are letters and figures only, so that nothing in them is an operator. */
function expressionOf({ phrases }: SearchQuery): string {
  return phrases
    .map((words) => {
      const phrase = `"${words.join(' ')}"`;
      return /^[a-z0-9]/.test(words.at(-1) ?? '') ? `${phrase} *` : phrase;
    })
    .join(' OR ');
}

// CROSS JOIN keeps the index first: asked the other way round, the phrase is looked up once a page.
export function searchStore(db: Db) {
  const place = db.prepare('INSERT INTO searched_pages (file_id, page) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const placed = db.prepare<[string, number], number>(
    'SELECT id FROM searched_pages WHERE file_id = ? AND page = ?',
  );
  placed.pluck();
  const forget = db.prepare('DELETE FROM page_words WHERE rowid = ?');
  const keep = db.prepare('INSERT INTO page_words (rowid, words) VALUES (?, ?)');
  const range = db.prepare<[string], { first: number | null; last: number | null }>(
    'SELECT min(s.id) AS first, max(s.id) AS last FROM files f JOIN searched_pages s ON s.file_id = f.id WHERE f.case_id = ?',
  );
  const within = db.prepare<[string, number, number, string], PageRef>(
    `SELECT s.file_id AS fileId, s.page FROM page_words w CROSS JOIN searched_pages s ON s.id = w.rowid
     CROSS JOIN files f ON f.id = s.file_id
     WHERE w.words MATCH ? AND w.rowid BETWEEN ? AND ? AND f.case_id = ?`,
  );
  const anywhere = db.prepare<[string], PageRef & { readonly caseId: string }>(
    `SELECT s.file_id AS fileId, s.page, f.case_id AS caseId FROM page_words w
     CROSS JOIN searched_pages s ON s.id = w.rowid CROSS JOIN files f ON f.id = s.file_id
     WHERE w.words MATCH ? ORDER BY w.rowid DESC`,
  );
  /** Call it with every page that is stored, and again whenever its text changes, in the same transaction. */
  const indexPage = (fileId: string, page: number, text: string): void => {
    const isNew = place.run(fileId, page).changes === 1;
    const id = placed.get(fileId, page) ?? 0;
    if (!isNew) forget.run(id);
    keep.run(id, indexWords(text));
  };
  return {
    indexPage,
    /** Pages of a case that may hold the phrase, in no promised order. */
    inCase: (caseId: string, query: SearchQuery): PageRef[] => {
      const ids = range.get(caseId);
      if (query.phrases.length === 0 || !ids || ids.first === null || ids.last === null) return [];
      return within.all(expressionOf(query), ids.first, ids.last, caseId);
    },
    /** Pages of all cases that may hold the phrase, latest first, as far as they are asked for. */
    everywhere: (query: SearchQuery): Iterable<PageRef & { readonly caseId: string }> =>
      query.phrases.length === 0 ? [] : anywhere.iterate(expressionOf(query)),
  };
}

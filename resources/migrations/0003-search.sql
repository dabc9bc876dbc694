CREATE TABLE searched_pages (
  id INTEGER PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  UNIQUE (file_id, page)
) STRICT;

CREATE VIRTUAL TABLE page_words USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0"
);

CREATE TRIGGER words_of_a_removed_page AFTER DELETE ON searched_pages BEGIN
  DELETE FROM page_words WHERE rowid = old.id;
END;

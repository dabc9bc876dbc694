-- Pages without words that wait for OCR, and those it has read since their case was last checked.
CREATE TABLE scans (
  file_id TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  state TEXT NOT NULL,
  failure TEXT,
  created_at TEXT NOT NULL,
  PRIMARY KEY (file_id, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX scans_by_state ON scans (state, created_at);

INSERT INTO scans (file_id, page, state, failure, created_at)
SELECT file_id, page, 'waiting', NULL, created_at FROM pages
WHERE json_extract(body, '$.layout') = 'fixed' AND json_extract(body, '$.textSource') = 'none';

-- What an engine read on a page of these bytes: nothing is read twice.
CREATE TABLE scan_words (
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL,
  engine TEXT NOT NULL,
  body TEXT NOT NULL,
  edges BLOB NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (sha256, page, engine)
) STRICT, WITHOUT ROWID;

-- Lines a person compared with the paper and wrote as they stand there.
CREATE TABLE line_corrections (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL,
  box TEXT NOT NULL,
  text TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX line_corrections_by_page ON line_corrections (sha256, page);

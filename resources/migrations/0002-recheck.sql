-- A finding the last check no longer made stays for the decisions on it, and comes back with its id.
ALTER TABLE findings ADD COLUMN found INTEGER NOT NULL DEFAULT 1;

ALTER TABLE documents ADD COLUMN confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN reason TEXT;

-- What people changed in the outline, beside what the machine made of the pages. One row a page where it matters.
CREATE TABLE outline_edits (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  file_id TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  boundary TEXT,
  kind TEXT,
  title TEXT,
  rank INTEGER,
  created_at TEXT NOT NULL,
  UNIQUE (file_id, page)
) STRICT;
CREATE INDEX outline_edits_by_case ON outline_edits (case_id);

-- Where a passage stands now that its page reads differently. The evidence itself stays as it was given.
CREATE TABLE evidence_places (
  evidence_id TEXT PRIMARY KEY,
  anchor TEXT NOT NULL,
  is_sure INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

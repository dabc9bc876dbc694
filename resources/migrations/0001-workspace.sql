CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL,
  profile TEXT NOT NULL,
  public_key BLOB NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE rubrics (
  id TEXT PRIMARY KEY,
  rubric_id TEXT NOT NULL,
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  shipped INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  unit TEXT NOT NULL,
  rubric_id TEXT NOT NULL REFERENCES rubrics (id),
  is_demo INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES reviews (id),
  title TEXT NOT NULL,
  case_no TEXT,
  cause TEXT,
  organ TEXT,
  page_count INTEGER NOT NULL,
  facts TEXT NOT NULL,
  limits TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX cases_by_review ON cases (review_id, created_at);

CREATE TABLE files (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  page_count INTEGER NOT NULL,
  warnings TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX files_by_case ON files (case_id, position);

CREATE TABLE failed_files (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  details TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  file_id TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT,
  title TEXT NOT NULL,
  date TEXT,
  from_page INTEGER NOT NULL,
  to_page INTEGER NOT NULL,
  text_source TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_case ON documents (case_id, position);

CREATE TABLE pages (
  file_id TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  body TEXT NOT NULL,
  edges BLOB NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (file_id, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX findings_by_case ON findings (case_id, position);

CREATE TABLE finding_decisions (
  id TEXT PRIMARY KEY,
  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  state TEXT NOT NULL,
  reason TEXT,
  booked_on TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (finding_id, user_id)
) STRICT;

CREATE TABLE deductions (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  kind TEXT NOT NULL,
  item_id TEXT NOT NULL,
  option_id TEXT,
  level TEXT,
  affects_outcome INTEGER NOT NULL,
  count INTEGER NOT NULL,
  note TEXT NOT NULL,
  finding_id TEXT REFERENCES findings (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX deductions_by_sheet ON deductions (case_id, user_id);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  deduction_id TEXT NOT NULL REFERENCES deductions (id),
  anchor TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_deduction ON evidence (deduction_id);

CREATE TABLE assessed_items (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  item_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (case_id, user_id, item_id)
) STRICT;

CREATE TABLE sheet_facts (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  fact_id TEXT NOT NULL,
  value TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (case_id, user_id, fact_id)
) STRICT;

CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  label TEXT NOT NULL,
  changes TEXT NOT NULL,
  undone INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_sheet ON history (case_id, user_id, seq);

CREATE TABLE recusal_answers (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  hit_id TEXT NOT NULL,
  answer TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, user_id, hit_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recusal_requests (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recusal_decisions (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE declarations (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  answers TEXT NOT NULL,
  barred INTEGER NOT NULL,
  signature BLOB NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE conclusions (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  state TEXT NOT NULL,
  determination TEXT,
  determination_reason TEXT NOT NULL,
  opinion TEXT NOT NULL,
  seal TEXT,
  seal_hash TEXT,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE signatures (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id),
  signer_id TEXT NOT NULL REFERENCES users (id),
  kind TEXT NOT NULL,
  seal_hash TEXT NOT NULL,
  signature BLOB NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE drafts (
  user_id TEXT NOT NULL REFERENCES users (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT,
  details TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN
  SELECT RAISE (ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE (ABORT, 'the audit log is append-only');
END;

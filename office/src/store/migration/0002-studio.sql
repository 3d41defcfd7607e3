-- The studio: why questions rest, and what candidates report about them.

-- A time in which a question was not drawn. question.retired_at says the same of now; a replayed draw asks about then.
CREATE TABLE question_rest (
  id TEXT PRIMARY KEY,
  question_id TEXT NOT NULL REFERENCES question (id),
  from_at BIGINT NOT NULL,
  until_at BIGINT,
  said_by TEXT NOT NULL,
  reason TEXT
);
CREATE UNIQUE INDEX question_rest_present ON question_rest (question_id) WHERE until_at IS NULL;
CREATE INDEX question_rest_question ON question_rest (question_id);
INSERT INTO question_rest (id, question_id, from_at, said_by)
  SELECT id, id, retired_at, 'operator' FROM question WHERE retired_at IS NOT NULL;
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  place INTEGER NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  question_id TEXT NOT NULL REFERENCES question (id),
  question_version_id TEXT NOT NULL REFERENCES question_version (id),
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  answer TEXT,
  answered_at BIGINT,
  answered_by TEXT REFERENCES person (id),
  read_at BIGINT
);
CREATE UNIQUE INDEX report_once ON report (attempt_id, place);
CREATE INDEX report_open ON report (question_id) WHERE answered_at IS NULL;
CREATE INDEX report_person ON report (person_id);

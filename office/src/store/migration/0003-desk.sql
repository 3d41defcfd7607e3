-- What a manager's desk needs.

-- One more attempt at an exam, or extra minutes. It waits until an attempt takes it; one of a kind waits at a time.
CREATE TABLE exam_grant (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  exam TEXT NOT NULL REFERENCES exam (id),
  kind TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  reason TEXT NOT NULL,
  granted_by TEXT NOT NULL REFERENCES person (id),
  granted_at BIGINT NOT NULL,
  attempt_id TEXT REFERENCES attempt (id),
  void_at BIGINT
);
CREATE UNIQUE INDEX exam_grant_waiting ON exam_grant (person_id, exam, kind) WHERE attempt_id IS NULL AND void_at IS NULL;
CREATE UNIQUE INDEX exam_grant_attempt ON exam_grant (attempt_id) WHERE kind = 'attempt' AND attempt_id IS NOT NULL;
CREATE INDEX exam_grant_person ON exam_grant (person_id);

-- In short what the marks that hold now say of an attempt: what figures are made of. Rows of before are filled in when
-- the office opens. `topics` is `topic points max` for each, divided by semicolons.
CREATE TABLE marks_sum (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  marks_id TEXT NOT NULL,
  passed BOOLEAN NOT NULL,
  total BIGINT NOT NULL,
  max BIGINT NOT NULL,
  topics TEXT NOT NULL
);

CREATE INDEX certificate_person ON certificate (person_id, post);
CREATE INDEX attempt_exam ON attempt (exam, person_id);
CREATE INDEX person_data_present ON person_data (present, staff_no);

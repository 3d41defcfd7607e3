-- The teams that somebody was in at last are looked for by person.
CREATE INDEX membership_person ON membership (person_id);

-- The language in which the question was read. Of earlier reports only that of the attempt is known.
ALTER TABLE report ADD COLUMN language TEXT;
UPDATE report SET language = (SELECT a.language FROM attempt a WHERE a.id = report.attempt_id);

-- What has ended long ago is looked for and goes.
CREATE INDEX session_expires ON session (expires_at);
CREATE INDEX invitation_expires ON invitation (expires_at);

-- The closed attempts of one person at one exam in short, so that a desk reads a row for each person and not for each
-- attempt. `seats` is `id number started ended passed total max` for each attempt, divided by semicolons; `topics` what
-- `marks_sum` says of each, in the same order, divided by bars. What is missing is filled in when the office opens.
CREATE TABLE attempts_sum (
  person_id TEXT NOT NULL REFERENCES person (id),
  exam TEXT NOT NULL REFERENCES exam (id),
  count INTEGER NOT NULL,
  seats TEXT NOT NULL,
  topics TEXT NOT NULL,
  PRIMARY KEY (person_id, exam)
);
-- Those that are not in short: few.
CREATE INDEX attempt_other ON attempt (person_id) WHERE state <> 'closed';
CREATE INDEX attempt_closed ON attempt (closed_at);

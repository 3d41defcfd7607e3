-- What a person decided about an answer that was kept and not graded: once for each answer, and of the answers to one
-- question at most one is counted afterwards.
CREATE TABLE answer_decision (
  attempt_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  place INTEGER NOT NULL,
  counted BOOLEAN NOT NULL,
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  -- The marks that came of it; none when it was left.
  marks_id TEXT REFERENCES marks (id),
  PRIMARY KEY (attempt_id, ordinal),
  FOREIGN KEY (attempt_id, ordinal) REFERENCES answer (attempt_id, ordinal)
);
CREATE UNIQUE INDEX answer_decision_counts ON answer_decision (attempt_id, place) WHERE counted;
CREATE INDEX answer_kept ON answer (attempt_id) WHERE standing <> 'counted';

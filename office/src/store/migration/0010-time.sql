-- Time. All running attempts of an exam can be paused together; one pause of an exam at a time.
CREATE TABLE exam_pause (
  id TEXT PRIMARY KEY,
  exam TEXT NOT NULL REFERENCES exam (id),
  reason TEXT NOT NULL,
  paused_at BIGINT NOT NULL,
  paused_by TEXT NOT NULL,
  resumed_at BIGINT
);
CREATE UNIQUE INDEX exam_pause_open ON exam_pause (exam) WHERE resumed_at IS NULL;
-- From when until when the time of an attempt stood still.
CREATE TABLE attempt_pause (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  pause_id TEXT NOT NULL REFERENCES exam_pause (id),
  from_at BIGINT NOT NULL,
  until_at BIGINT,
  PRIMARY KEY (attempt_id, pause_id)
);
CREATE INDEX attempt_pause_of ON attempt_pause (pause_id);
-- When the last pause of an attempt ended: what came before may have come in a pause.
ALTER TABLE attempt ADD COLUMN resumed_at BIGINT;
CREATE INDEX attempt_open ON attempt (exam) WHERE state IN ('running', 'paused');

-- Standing extra time of a person, at every exam with a clock. One holds at a time; it goes with what says who they were.
CREATE TABLE accommodation (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  percent INTEGER NOT NULL,
  reason TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT,
  granted_by TEXT NOT NULL,
  granted_at BIGINT NOT NULL,
  ended_at BIGINT,
  ended_reason TEXT
);
CREATE UNIQUE INDEX accommodation_holds ON accommodation (person_id) WHERE ended_at IS NULL;

-- A team may be in a zone of its own.
ALTER TABLE team ADD COLUMN zone TEXT;

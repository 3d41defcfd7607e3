-- What is drawn from has revisions: every change of it takes the next, in its own transaction. A draw names the revision,
-- the day and the posts that it rests on, and replays from what counted then. The setting `content.revision` holds the number;
-- before the first change it is 0.
-- The first revision that draws this version; none while it was never drawn.
ALTER TABLE question_version ADD COLUMN from_revision BIGINT;
UPDATE question_version SET from_revision = 0 WHERE state IN ('approved', 'replaced');
-- Every row has the first; a rest that was over before there were revisions counts at none.
ALTER TABLE question_rest ADD COLUMN from_revision BIGINT;
ALTER TABLE question_rest ADD COLUMN until_revision BIGINT;
UPDATE question_rest SET from_revision = 0;
UPDATE question_rest SET until_revision = 0 WHERE until_at IS NOT NULL;
-- None in records of the first algorithm: those replay by the moment of their start.
ALTER TABLE draw_record ADD COLUMN revision BIGINT;
ALTER TABLE draw_record ADD COLUMN day TEXT;
ALTER TABLE draw_record ADD COLUMN posts TEXT;

-- How people answered a version the first time that they met the question, in exams and mock exams: how many, and what they
-- got together, 10,000 for each who got all points.
CREATE TABLE facility (
  question_version_id TEXT PRIMARY KEY REFERENCES question_version (id),
  answers INTEGER NOT NULL,
  got BIGINT NOT NULL
);
-- What of that one attempt has given, by the marks that held then: `version got` for each question, divided by semicolons.
CREATE TABLE first_answers (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  marks_id TEXT NOT NULL,
  given TEXT NOT NULL
);
-- The difficulty that answers have shown, from one revision until another, where it is not the author's.
CREATE TABLE measured_difficulty (
  question_version_id TEXT NOT NULL REFERENCES question_version (id),
  difficulty INTEGER NOT NULL,
  from_revision BIGINT NOT NULL,
  until_revision BIGINT,
  PRIMARY KEY (question_version_id, from_revision)
);
CREATE UNIQUE INDEX measured_difficulty_present ON measured_difficulty (question_version_id) WHERE until_revision IS NULL;

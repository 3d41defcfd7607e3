-- The highest sequence of an attempt's answers: what has a higher one was never sent.
ALTER TABLE attempt ADD COLUMN last_sequence INTEGER NOT NULL DEFAULT 0;
UPDATE attempt SET last_sequence = coalesce((SELECT max(sequence) FROM answer WHERE attempt_id = attempt.id), 0);
-- Only SQLite:
-- That an answer stands once is held by its attempt, which every answer locks, and there is one writer. The index that says
-- the same is one more page to write for each answer. Of many servers, some may be of an earlier version.
DROP INDEX answer_once;

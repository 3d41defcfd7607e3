-- The highest sequence of an attempt's answers: what has a higher one was never sent. Of attempts that began before this
-- step, or under a program that does not know of it, it is not known: each of their answers is looked for.
ALTER TABLE attempt ADD COLUMN last_sequence INTEGER;
-- Only SQLite:
-- That an answer stands once is held by its attempt, which every answer locks, and there is one writer. The index that says
-- the same is one more page to write for each answer. Of many servers, some may be of an earlier version.
DROP INDEX answer_once;

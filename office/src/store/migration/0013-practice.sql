-- What somebody takes out of their notebook of wrong answers, until they are wrong again. When a question comes back is
-- not stored: it follows from the answers.
CREATE TABLE question_known (
  person_id TEXT NOT NULL REFERENCES person (id),
  question_id TEXT NOT NULL REFERENCES question (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (person_id, question_id)
);

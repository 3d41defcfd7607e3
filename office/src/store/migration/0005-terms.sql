-- Posts have terms: a first and a last day, as places in a team have.

CREATE TABLE term (
  person_id TEXT NOT NULL REFERENCES person (id),
  post TEXT NOT NULL REFERENCES post (id),
  from_at BIGINT NOT NULL,
  until_at BIGINT,
  -- Since when it is known: what a draw before the first day rested on.
  created_at BIGINT NOT NULL,
  -- One of a person and a post at a time, present or planned; what has ended makes room before another begins.
  in_force BOOLEAN NOT NULL,
  PRIMARY KEY (person_id, post, from_at)
);
INSERT INTO term (person_id, post, from_at, until_at, created_at, in_force)
  SELECT person_id, post, from_at, until_at, from_at, until_at IS NULL FROM enrolment;
DROP TABLE enrolment;
ALTER TABLE term RENAME TO enrolment;
CREATE UNIQUE INDEX enrolment_present ON enrolment (person_id, post) WHERE in_force;
-- Who was here for a time only had posts without an end. They end with the last place in a team, unless a paper was
-- begun later: what it was drawn for stays as it was.
UPDATE enrolment SET until_at =
    (SELECT max(place.until_at) FROM membership place WHERE place.person_id = enrolment.person_id)
  WHERE until_at IS NULL
    AND EXISTS (SELECT 1 FROM membership place WHERE place.person_id = enrolment.person_id
      AND place.kind = 'temporary' AND place.until_at > enrolment.from_at)
    AND NOT EXISTS (SELECT 1 FROM membership place WHERE place.person_id = enrolment.person_id
      AND place.until_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.person_id = enrolment.person_id AND attempt.started_at >=
      (SELECT max(place.until_at) FROM membership place WHERE place.person_id = enrolment.person_id));

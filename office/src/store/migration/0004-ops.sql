-- Keys that may no longer prove anything.
ALTER TABLE signing_key ADD COLUMN withdrawn_at BIGINT;

-- People: kinds of membership have got names of their own, and a person has one mentor at a time.
UPDATE membership SET kind = 'regular' WHERE kind = 'member';
CREATE UNIQUE INDEX mentorship_present ON mentorship (person_id) WHERE until_at IS NULL;

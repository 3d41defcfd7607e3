-- The teams that somebody was in at last are looked for by person.
CREATE INDEX membership_person ON membership (person_id);

-- The language in which the question was read. Of earlier reports only that of the attempt is known.
ALTER TABLE report ADD COLUMN language TEXT NOT NULL DEFAULT 'zh-Hans';
UPDATE report SET language = (SELECT a.language FROM attempt a WHERE a.id = report.attempt_id);

-- What has ended long ago is looked for and goes.
CREATE INDEX session_expires ON session (expires_at);
CREATE INDEX invitation_expires ON invitation (expires_at);

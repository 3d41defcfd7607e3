-- Decisions about a person: a form that is sent twice grants once.
ALTER TABLE exam_grant ADD COLUMN once TEXT;
CREATE UNIQUE INDEX exam_grant_once ON exam_grant (once);

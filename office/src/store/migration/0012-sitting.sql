-- How an exam is sat. The sections of an attempt after the first, from when on each took answers: the one before closed then.
CREATE TABLE attempt_section (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  section INTEGER NOT NULL,
  reached_at BIGINT NOT NULL,
  PRIMARY KEY (attempt_id, section)
);
-- What a page noted of its window, by page and by its own count, so that what is sent twice stands once.
CREATE TABLE attempt_note (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  device TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  -- What the browser says, in milliseconds: how long ago it was when it was sent, and how long it lasted.
  said_ago_ms BIGINT NOT NULL,
  said_ms BIGINT,
  PRIMARY KEY (attempt_id, device, number)
);

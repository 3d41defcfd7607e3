-- Times are milliseconds UTC, ids and enums text, points hundredths, lists JSON text. Limits are unique indexes.

-- People ------------------------------------------------------------------------------------------------------------

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  created_at BIGINT NOT NULL
);
-- Everything that says who somebody is; all else names the id only.
CREATE TABLE person_data (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  staff_no TEXT NOT NULL,
  name TEXT NOT NULL,
  mail TEXT,
  language TEXT,
  outside_id TEXT,
  present BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX person_data_staff_no ON person_data (staff_no) WHERE present;
CREATE TABLE credential (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  password_hash TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  must_change BOOLEAN NOT NULL
);
CREATE TABLE invitation (
  token_hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE TABLE role_grant (
  person_id TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  PRIMARY KEY (person_id, role)
);
CREATE TABLE team (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE team_manager (
  team_id TEXT NOT NULL REFERENCES team (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX team_manager_person ON team_manager (person_id);
CREATE TABLE membership (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  team_id TEXT NOT NULL REFERENCES team (id),
  kind TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT
);
CREATE UNIQUE INDEX membership_present ON membership (person_id, team_id, kind) WHERE until_at IS NULL;
CREATE INDEX membership_team ON membership (team_id);
CREATE TABLE mentorship (
  person_id TEXT NOT NULL REFERENCES person (id),
  mentor_id TEXT NOT NULL REFERENCES person (id),
  from_at BIGINT NOT NULL,
  until_at BIGINT,
  PRIMARY KEY (person_id, mentor_id, from_at)
);

-- Posts and tracks --------------------------------------------------------------------------------------------------

CREATE TABLE post (
  id TEXT PRIMARY KEY
);
CREATE TABLE enrolment (
  person_id TEXT NOT NULL REFERENCES person (id),
  post TEXT NOT NULL REFERENCES post (id),
  from_at BIGINT NOT NULL,
  until_at BIGINT,
  PRIMARY KEY (person_id, post, from_at)
);
CREATE UNIQUE INDEX enrolment_present ON enrolment (person_id, post) WHERE until_at IS NULL;
CREATE TABLE track_version (
  id TEXT PRIMARY KEY,
  post TEXT NOT NULL REFERENCES post (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  source TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (post, number)
);
CREATE TABLE sign_off (
  person_id TEXT NOT NULL REFERENCES person (id),
  post TEXT NOT NULL REFERENCES post (id),
  phase TEXT NOT NULL,
  signed_by TEXT NOT NULL REFERENCES person (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (person_id, post, phase)
);
CREATE TABLE chapter_read (
  person_id TEXT NOT NULL REFERENCES person (id),
  chapter TEXT NOT NULL,
  version INTEGER NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (person_id, chapter, version)
);

-- Content -----------------------------------------------------------------------------------------------------------

CREATE TABLE chapter_version (
  id TEXT PRIMARY KEY,
  chapter TEXT NOT NULL,
  number INTEGER NOT NULL,
  language TEXT NOT NULL,
  hash TEXT NOT NULL,
  source TEXT NOT NULL,
  limits TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (chapter, number, language)
);
CREATE TABLE bank (
  id TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  head TEXT NOT NULL,
  PRIMARY KEY (id, language)
);
CREATE TABLE question (
  id TEXT PRIMARY KEY,
  bank TEXT NOT NULL,
  slug TEXT NOT NULL,
  place INTEGER NOT NULL,
  retired_at BIGINT,
  UNIQUE (bank, slug)
);
-- What the draw needs, and nothing that tells a key.
CREATE TABLE question_version (
  id TEXT PRIMARY KEY,
  question_id TEXT NOT NULL REFERENCES question (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  difficulty INTEGER NOT NULL,
  red_line BOOLEAN NOT NULL,
  usage TEXT NOT NULL,
  shape TEXT NOT NULL,
  enemies TEXT NOT NULL,
  posts TEXT NOT NULL,
  valid_until TEXT,
  state TEXT NOT NULL,
  hash TEXT NOT NULL,
  limits TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (question_id, number)
);
CREATE INDEX question_version_topic ON question_version (topic, state);
-- The question's own Markdown, verbatim.
CREATE TABLE question_text (
  question_version_id TEXT NOT NULL REFERENCES question_version (id),
  language TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (question_version_id, language)
);
CREATE TABLE approval (
  question_version_id TEXT NOT NULL REFERENCES question_version (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (question_version_id, person_id)
);
CREATE TABLE exam (
  id TEXT PRIMARY KEY
);
CREATE TABLE exam_version (
  id TEXT PRIMARY KEY,
  exam TEXT NOT NULL REFERENCES exam (id),
  number INTEGER NOT NULL,
  mode TEXT NOT NULL,
  hash TEXT NOT NULL,
  source TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (exam, number)
);

-- Attempts ----------------------------------------------------------------------------------------------------------

CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  exam TEXT NOT NULL REFERENCES exam (id),
  exam_version_id TEXT NOT NULL REFERENCES exam_version (id),
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  language TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  deadline_at BIGINT,
  closed_at BIGINT,
  closed_by TEXT,
  epoch INTEGER NOT NULL,
  holder TEXT,
  version INTEGER NOT NULL,
  last_receipt TEXT,
  extra_ms BIGINT NOT NULL,
  paused_at BIGINT,
  UNIQUE (person_id, exam, number)
);
CREATE UNIQUE INDEX attempt_running ON attempt (person_id, exam) WHERE state IN ('running', 'paused');
CREATE INDEX attempt_due ON attempt (deadline_at) WHERE state = 'running';
CREATE TABLE attempt_item (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  place INTEGER NOT NULL,
  section INTEGER NOT NULL,
  number INTEGER NOT NULL,
  question_version_id TEXT NOT NULL REFERENCES question_version (id),
  choice_order TEXT NOT NULL,
  points BIGINT NOT NULL,
  policy TEXT NOT NULL,
  flagged BOOLEAN NOT NULL,
  settled_at BIGINT,
  PRIMARY KEY (attempt_id, place)
);
CREATE INDEX attempt_item_question ON attempt_item (question_version_id);
CREATE TABLE draw_record (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  algorithm INTEGER NOT NULL,
  seed TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE TABLE answer (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  ordinal INTEGER NOT NULL,
  place INTEGER NOT NULL,
  device TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  payload TEXT NOT NULL,
  language TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  standing TEXT NOT NULL,
  receipt TEXT NOT NULL,
  PRIMARY KEY (attempt_id, ordinal)
);
CREATE UNIQUE INDEX answer_once ON answer (attempt_id, device, epoch, sequence);
-- Never changed: a regrade adds a row.
CREATE TABLE marks (
  id TEXT PRIMARY KEY,
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  number INTEGER NOT NULL,
  reason TEXT NOT NULL,
  graded_at BIGINT NOT NULL,
  graded_by TEXT NOT NULL,
  total BIGINT NOT NULL,
  max BIGINT NOT NULL,
  passed BOOLEAN NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (attempt_id, number)
);

-- Certificates ------------------------------------------------------------------------------------------------------

CREATE TABLE certificate (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id),
  post TEXT NOT NULL REFERENCES post (id),
  track_version_id TEXT NOT NULL REFERENCES track_version (id),
  marks_id TEXT REFERENCES marks (id),
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  revoked_reason TEXT,
  in_force BOOLEAN NOT NULL,
  token TEXT NOT NULL
);
CREATE UNIQUE INDEX certificate_in_force ON certificate (person_id, post) WHERE in_force;
CREATE TABLE signing_key (
  kid TEXT PRIMARY KEY,
  public TEXT NOT NULL,
  private_sealed TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  retired_at BIGINT
);

-- The house ---------------------------------------------------------------------------------------------------------

CREATE TABLE event (
  ordinal ORDINAL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  why TEXT,
  before TEXT,
  after TEXT
);
CREATE INDEX event_subject ON event (subject);
CREATE TABLE event_seal (
  number INTEGER PRIMARY KEY,
  last_ordinal BIGINT NOT NULL,
  count INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  address TEXT NOT NULL,
  device TEXT NOT NULL
);
CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;
CREATE TABLE api_token (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  ended_at BIGINT,
  used_at BIGINT
);
CREATE UNIQUE INDEX api_token_name ON api_token (name) WHERE ended_at IS NULL;
CREATE TABLE throttle (
  key TEXT PRIMARY KEY,
  since BIGINT NOT NULL,
  failures INTEGER NOT NULL,
  last_at BIGINT NOT NULL
);
CREATE INDEX throttle_last ON throttle (last_at);
CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until_at BIGINT NOT NULL
);
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX outbox_open ON outbox (created_at) WHERE done_at IS NULL;

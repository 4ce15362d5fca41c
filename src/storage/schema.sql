-- The whole schema as the steps in migrations/ make it. A test compares the two.
CREATE TABLE access_log (
  practice BLOB NOT NULL,
  record BLOB NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  who BLOB NOT NULL,
  role TEXT NOT NULL,
  relationship TEXT NOT NULL,
  deed TEXT NOT NULL,
  kinds TEXT NOT NULL,
  at INTEGER NOT NULL,
  session BLOB, link BLOB,
  PRIMARY KEY (practice, record, position),
  FOREIGN KEY (practice, record) REFERENCES records (practice, record),
  FOREIGN KEY (practice, who) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE accounts (
  practice BLOB NOT NULL REFERENCES practices (practice),
  account BLOB NOT NULL,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  login BLOB,
  password TEXT NOT NULL,
  profile BLOB NOT NULL,
  created INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  last_failure INTEGER, long_password INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (practice, account),
  UNIQUE (practice, login)
) STRICT, WITHOUT ROWID;
CREATE TABLE care (
  practice BLOB NOT NULL,
  client BLOB NOT NULL,
  therapist BLOB NOT NULL,
  begun INTEGER NOT NULL,
  ended INTEGER,
  PRIMARY KEY (practice, client, therapist, begun),
  FOREIGN KEY (practice, client) REFERENCES accounts (practice, account),
  FOREIGN KEY (practice, therapist) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE challenges (
  practice BLOB NOT NULL,
  challenge BLOB NOT NULL,
  ceremony TEXT NOT NULL,
  account BLOB,
  bound_to BLOB NOT NULL,
  secret BLOB,
  expires INTEGER NOT NULL,
  PRIMARY KEY (practice, challenge)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (
  practice BLOB NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL,
  at INTEGER NOT NULL,
  signature BLOB NOT NULL,
  frontier BLOB NOT NULL,
  PRIMARY KEY (practice, size)
) STRICT, WITHOUT ROWID;
CREATE TABLE code_apps (
  practice BLOB NOT NULL,
  account BLOB NOT NULL,
  secret BLOB NOT NULL,
  last_step INTEGER NOT NULL,
  created INTEGER NOT NULL,
  last_used INTEGER,
  PRIMARY KEY (practice, account),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE entries (
  practice BLOB NOT NULL,
  record BLOB NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  entry BLOB NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  kind TEXT NOT NULL,
  about BLOB,
  author BLOB NOT NULL,
  written INTEGER NOT NULL,
  happened INTEGER NOT NULL,
  seen_by TEXT NOT NULL,
  body BLOB NOT NULL, link BLOB,
  PRIMARY KEY (practice, record, position),
  UNIQUE (practice, record, entry, version),
  FOREIGN KEY (practice, record) REFERENCES records (practice, record),
  FOREIGN KEY (practice, author) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE erasures (
  practice BLOB NOT NULL REFERENCES practices (practice),
  what TEXT NOT NULL,
  id BLOB NOT NULL,
  erased INTEGER NOT NULL,
  PRIMARY KEY (practice, what, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE invitations (
  practice BLOB NOT NULL REFERENCES practices (practice),
  invitation BLOB NOT NULL,
  token BLOB NOT NULL,
  role TEXT NOT NULL,
  profile BLOB NOT NULL,
  inviter BLOB,
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  used_by BLOB,
  used INTEGER,
  PRIMARY KEY (practice, invitation),
  UNIQUE (practice, token),
  FOREIGN KEY (practice, inviter) REFERENCES accounts (practice, account),
  FOREIGN KEY (practice, used_by) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE key_epochs (
  practice BLOB NOT NULL REFERENCES practices (practice),
  epoch BLOB NOT NULL,
  began INTEGER NOT NULL,
  PRIMARY KEY (practice, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE known_devices (
  practice BLOB NOT NULL,
  device BLOB NOT NULL,
  account BLOB NOT NULL,
  created INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  PRIMARY KEY (practice, device, account),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger (
  practice BLOB NOT NULL,
  leaf INTEGER NOT NULL CHECK (leaf >= 0),
  what TEXT NOT NULL,
  record BLOB NOT NULL,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (practice, leaf)
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_nodes (
  practice BLOB NOT NULL,
  level INTEGER NOT NULL,
  place INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (practice, level, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL);
CREATE TABLE notices (
  practice BLOB NOT NULL,
  account BLOB NOT NULL,
  notice BLOB NOT NULL,
  what TEXT NOT NULL,
  device BLOB NOT NULL,
  at INTEGER NOT NULL,
  seen INTEGER,
  PRIMARY KEY (practice, account, notice),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE passkeys (
  practice BLOB NOT NULL,
  passkey BLOB NOT NULL,
  account BLOB NOT NULL,
  credential BLOB NOT NULL,
  public_key BLOB NOT NULL,
  sign_count INTEGER NOT NULL,
  backup_eligible INTEGER NOT NULL,
  backed_up INTEGER NOT NULL,
  name BLOB NOT NULL,
  created INTEGER NOT NULL,
  last_used INTEGER,
  PRIMARY KEY (practice, passkey),
  UNIQUE (practice, credential),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE practices (
  practice BLOB NOT NULL PRIMARY KEY,
  profile BLOB NOT NULL,
  demo INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE records (
  practice BLOB NOT NULL,
  record BLOB NOT NULL,
  sort TEXT NOT NULL,
  owner BLOB NOT NULL,
  wrapped_key BLOB NOT NULL,
  created INTEGER NOT NULL,
  PRIMARY KEY (practice, record),
  FOREIGN KEY (practice, owner) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE recovery_codes (
  practice BLOB NOT NULL,
  account BLOB NOT NULL,
  code BLOB NOT NULL,
  created INTEGER NOT NULL,
  PRIMARY KEY (practice, account, code),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE resets (
  practice BLOB NOT NULL,
  reset BLOB NOT NULL,
  token BLOB NOT NULL,
  account BLOB,
  lost TEXT NOT NULL,
  starter BLOB NOT NULL,
  created INTEGER NOT NULL,
  opens INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  ended INTEGER,
  PRIMARY KEY (practice, reset),
  UNIQUE (practice, token),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account),
  FOREIGN KEY (practice, starter) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_sessions (
  practice BLOB NOT NULL,
  session BLOB NOT NULL,
  token BLOB NOT NULL,
  account BLOB NOT NULL,
  started INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  idle_ms INTEGER NOT NULL,
  own_device INTEGER NOT NULL,
  device BLOB NOT NULL,
  ended INTEGER, proof TEXT NOT NULL DEFAULT 'password', proved INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (practice, session),
  UNIQUE (practice, token),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE tries (
  practice BLOB NOT NULL,
  what BLOB NOT NULL,
  failures INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (practice, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX access_log_unlinked ON access_log (link, practice, record, position) WHERE link IS NULL;
CREATE INDEX care_by_therapist ON care (practice, therapist);
CREATE INDEX challenges_by_account ON challenges (practice, account);
CREATE INDEX challenges_by_end ON challenges (practice, expires);
CREATE INDEX entries_unlinked ON entries (link, practice, record, position) WHERE link IS NULL;
CREATE INDEX known_devices_by_account ON known_devices (practice, account);
CREATE INDEX passkeys_by_account ON passkeys (practice, account);
CREATE INDEX records_by_owner ON records (practice, owner, sort, created, record);
CREATE INDEX resets_by_account ON resets (practice, account);
CREATE INDEX sign_in_sessions_by_account ON sign_in_sessions (practice, account);
CREATE INDEX tries_by_weight ON tries (practice, failures, last);

-- How people come in: what they prove themselves with, and what is remembered of trying. Names, device names and the
-- secrets of code apps are sealed; tokens, codes, logins and addresses stand as hashes.
ALTER TABLE accounts ADD COLUMN long_password INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sign_in_sessions ADD COLUMN proof TEXT NOT NULL DEFAULT 'password';
ALTER TABLE sign_in_sessions ADD COLUMN proved INTEGER NOT NULL DEFAULT 0;

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
CREATE INDEX passkeys_by_account ON passkeys (practice, account);

-- An app that shows one-time codes; one for an account. A step whose code was taken is never taken again.
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

-- Codes on paper. A code that was used is gone.
CREATE TABLE recovery_codes (
  practice BLOB NOT NULL,
  account BLOB NOT NULL,
  code BLOB NOT NULL,
  created INTEGER NOT NULL,
  PRIMARY KEY (practice, account, code),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;

-- A ceremony that has begun: good once, for the session or browser it was begun in.
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
CREATE INDEX challenges_by_end ON challenges (practice, expires);
CREATE INDEX challenges_by_account ON challenges (practice, account);

-- A browser that somebody has signed in with, wholly, and called their own.
CREATE TABLE known_devices (
  practice BLOB NOT NULL,
  device BLOB NOT NULL,
  account BLOB NOT NULL,
  created INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  PRIMARY KEY (practice, device, account),
  FOREIGN KEY (practice, account) REFERENCES accounts (practice, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_devices_by_account ON known_devices (practice, account);

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

-- Wrong tries, by what was tried: a login, an address, all together. Outlives a restart.
CREATE TABLE tries (
  practice BLOB NOT NULL,
  what BLOB NOT NULL,
  failures INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (practice, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX tries_by_weight ON tries (practice, failures, last);

-- A way back in that an administrator has started. Without an account where nobody has the login that was named.
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
CREATE INDEX resets_by_account ON resets (practice, account);

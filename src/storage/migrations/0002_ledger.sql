-- The ledger. Every version and every line of an access log carries a link to the one before it in its record, and is a
-- leaf of the practice's one Merkle tree (RFC 6962). Rows that were there before have no link until the next start.
ALTER TABLE entries ADD COLUMN link BLOB;
ALTER TABLE access_log ADD COLUMN link BLOB;
CREATE INDEX entries_unlinked ON entries (link, practice, record, position) WHERE link IS NULL;
CREATE INDEX access_log_unlinked ON access_log (link, practice, record, position) WHERE link IS NULL;

CREATE TABLE ledger (
  practice BLOB NOT NULL,
  leaf INTEGER NOT NULL CHECK (leaf >= 0),
  what TEXT NOT NULL,
  record BLOB NOT NULL,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (practice, leaf)
) STRICT, WITHOUT ROWID;

-- The hashes of full subtrees of 2^8, 2^16 … leaves, so that a proof takes a few hundred of them and not all leaves.
CREATE TABLE ledger_nodes (
  practice BLOB NOT NULL,
  level INTEGER NOT NULL,
  place INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (practice, level, place)
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

-- When each epoch of the practice's key came into use, and who was erased (ids only).
CREATE TABLE erasures (
  practice BLOB NOT NULL REFERENCES practices (practice),
  what TEXT NOT NULL,
  id BLOB NOT NULL,
  erased INTEGER NOT NULL,
  PRIMARY KEY (practice, what, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_epochs (
  practice BLOB NOT NULL REFERENCES practices (practice),
  epoch BLOB NOT NULL,
  began INTEGER NOT NULL,
  PRIMARY KEY (practice, epoch)
) STRICT, WITHOUT ROWID;

-- A caseload finds each client's record in this index alone; before, each cost one more way down the table of records.
DROP INDEX records_by_owner;
CREATE INDEX records_by_owner ON records (practice, owner, sort, created, record);

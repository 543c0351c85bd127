-- What this database is bound to, and the end of the journal. Its one row is the lock that lets one writer in at a time.
CREATE TABLE journal_head (
  id INT NOT NULL PRIMARY KEY CHECK (id = 1),
  till VARCHAR(16) NOT NULL,
  epoch INT NOT NULL,
  last_seq BIGINT NOT NULL,
  last_hash CHAR(64) NOT NULL,
  confirmed_seq BIGINT NOT NULL
);

-- Append-only; the payload's bytes are kept as first written. Times are milliseconds since 1970 in UTC, everywhere.
CREATE TABLE journal_entry (
  epoch INT NOT NULL,
  seq BIGINT NOT NULL,
  type VARCHAR(40) NOT NULL,
  version INT NOT NULL,
  occurred_at BIGINT NOT NULL,
  payload BLOB(512K) NOT NULL,
  hash CHAR(64) NOT NULL,
  PRIMARY KEY (epoch, seq)
);

-- Finds a receipt's journal entry by number or by the key it was asked for with; the receipt itself is the entry's payload.
CREATE TABLE receipt (
  number VARCHAR(40) NOT NULL PRIMARY KEY,
  epoch INT NOT NULL,
  seq BIGINT NOT NULL,
  idempotency_key VARCHAR(100) NOT NULL UNIQUE,
  request_hash CHAR(64) NOT NULL,
  total_minor BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  sold_at BIGINT NOT NULL,
  UNIQUE (epoch, seq)
);

-- next_no = last_no + 1 when the range is used up.
CREATE TABLE number_range (
  kind VARCHAR(40) NOT NULL,
  prefix VARCHAR(20) NOT NULL,
  width INT NOT NULL,
  first_no BIGINT NOT NULL,
  last_no BIGINT NOT NULL,
  next_no BIGINT NOT NULL,
  position INT NOT NULL,
  PRIMARY KEY (kind, prefix, width, first_no)
);

-- What the hub had not confirmed to earlier installations of this till, taken over from their data directories, with the bytes and hashes
-- that were first written. Two copies of one installation may have written other entries under one key: hence the hash in the key.
-- state: OUT = not known to be at the hub, AT_HUB, AGAIN = its key is another entry's there, and it is journalled again as again_seq.
CREATE TABLE rescued_entry (
  epoch INT NOT NULL,
  seq BIGINT NOT NULL,
  hash CHAR(64) NOT NULL,
  type VARCHAR(40) NOT NULL,
  version INT NOT NULL,
  occurred_at BIGINT NOT NULL,
  payload BLOB(512K) NOT NULL,
  total_minor BIGINT NOT NULL,
  currency CHAR(3),
  rescue INT NOT NULL,
  state VARCHAR(6) NOT NULL,
  again_seq BIGINT,
  PRIMARY KEY (epoch, seq, hash)
);
CREATE INDEX rescued_entry_state ON rescued_entry (state, epoch, seq);

-- The journals that entries were taken over from; one that has been looked through up to the same end gives nothing new.
CREATE TABLE rescue (
  id INT NOT NULL PRIMARY KEY,
  epoch INT NOT NULL,
  last_seq BIGINT NOT NULL,
  last_hash CHAR(64) NOT NULL,
  rescued_at BIGINT NOT NULL
);

CREATE TABLE journal_entry (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  entry_type VARCHAR(60) NOT NULL,
  version INTEGER NOT NULL,
  occurred_at BIGINT NOT NULL,
  payload BYTEA NOT NULL,
  hash CHAR(64) NOT NULL,
  chain_broken BOOLEAN NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (till, epoch, seq)
);

CREATE TABLE journal_watermark (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  hash CHAR(64) NOT NULL,
  heard_at BIGINT NOT NULL,
  PRIMARY KEY (till, epoch)
);

-- entries that did not fit the chain when they first came
CREATE TABLE journal_suspect (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  content_hash CHAR(64) NOT NULL,
  PRIMARY KEY (till, epoch, seq)
);

-- ranges to be asked for at once
CREATE TABLE journal_wanted (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  from_seq BIGINT NOT NULL,
  to_seq BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (till, epoch, from_seq, to_seq)
);

-- other content under the key of a recorded entry
CREATE TABLE journal_quarantine (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  content_hash CHAR(64) NOT NULL,
  entry_type VARCHAR(60) NOT NULL,
  version INTEGER NOT NULL,
  occurred_at BIGINT NOT NULL,
  payload BYTEA NOT NULL,
  hash CHAR(64) NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (till, epoch, seq, content_hash)
);

CREATE TABLE alarm (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  till VARCHAR(16) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  subject VARCHAR(100) NOT NULL,
  detail VARCHAR(1000) NOT NULL,
  raised_at BIGINT NOT NULL,
  UNIQUE (till, kind, subject)
);

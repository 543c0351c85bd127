-- What was known of each till, and of the hub, at each minute, and in short during each quarter of an hour. Nothing depends on
-- it: both may be emptied at any time.
CREATE TABLE sample_minute (
  owner VARCHAR(16) NOT NULL,
  began_at BIGINT NOT NULL,
  figures VARCHAR(10000) NOT NULL,
  CONSTRAINT sample_minute_pk PRIMARY KEY (owner, began_at)
);
CREATE INDEX sample_minute_began ON sample_minute (began_at);

CREATE TABLE sample_quarter (
  owner VARCHAR(16) NOT NULL,
  began_at BIGINT NOT NULL,
  figures VARCHAR(10000) NOT NULL,
  CONSTRAINT sample_quarter_pk PRIMARY KEY (owner, began_at)
);
CREATE INDEX sample_quarter_began ON sample_quarter (began_at);

-- What was exchanged, one row for each attempt. Nothing depends on it: it may be emptied at any time.
CREATE TABLE sync_log (
  id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT sync_log_pk PRIMARY KEY,
  noted_at BIGINT NOT NULL,
  till VARCHAR(16),
  direction VARCHAR(10) NOT NULL,
  what VARCHAR(20) NOT NULL,
  part VARCHAR(80) NOT NULL,
  from_no BIGINT NOT NULL,
  to_no BIGINT NOT NULL,
  items INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  outcome VARCHAR(10) NOT NULL,
  took_ms BIGINT NOT NULL,
  detail VARCHAR(200)
);

-- What an operator did, written in the transaction of the act.
CREATE TABLE operator_act (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  acted_at BIGINT NOT NULL,
  who VARCHAR(60) NOT NULL,
  what VARCHAR(60) NOT NULL,
  parameters CLOB NOT NULL,
  result VARCHAR(1000) NOT NULL
);

-- Replays of many dead letters. They are taken by id, up to last_id; after_id is the last one that was tried.
CREATE TABLE replay_job (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  asked_by VARCHAR(60) NOT NULL,
  asked_at BIGINT NOT NULL,
  selection CLOB NOT NULL,
  rate INTEGER,
  total BIGINT NOT NULL,
  last_id BIGINT NOT NULL,
  after_id BIGINT NOT NULL,
  replayed BIGINT NOT NULL,
  sent BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  failed_in_a_row BIGINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  detail VARCHAR(2000),
  ended_at BIGINT
);
CREATE INDEX replay_job_state ON replay_job (state);

-- What the projection reads instead of a recorded entry's payload; of several the last. The entry itself stays as it is.
CREATE TABLE entry_correction (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  till VARCHAR(16) NOT NULL,
  epoch INT NOT NULL,
  seq BIGINT NOT NULL,
  corrected_at BIGINT NOT NULL,
  corrected_by VARCHAR(60) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  payload BLOB NOT NULL,
  diff CLOB NOT NULL
);
CREATE INDEX entry_correction_of ON entry_correction (till, epoch, seq);

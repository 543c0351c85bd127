-- one row: whoever projects locks it first, so that there is one projector in the whole hub
CREATE TABLE projection_state (
  id INTEGER NOT NULL PRIMARY KEY,
  rebuild VARCHAR(20) NOT NULL,
  requested_at BIGINT,
  finished_at BIGINT
);

INSERT INTO projection_state (id, rebuild) VALUES (1, 'NONE');

CREATE TABLE projection_cursor (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (till, epoch)
);

CREATE TABLE projection_waiting (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  for_till VARCHAR(16) NOT NULL,
  for_epoch INTEGER NOT NULL,
  for_seq BIGINT NOT NULL,
  PRIMARY KEY (till, epoch, seq)
);

CREATE INDEX projection_waiting_for ON projection_waiting (for_till, for_epoch, for_seq);

CREATE TABLE receipt (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  document_number VARCHAR(40) NOT NULL,
  idempotency_key VARCHAR(100) NOT NULL,
  sold_at BIGINT NOT NULL,
  business_day VARCHAR(16) NOT NULL,
  cashier VARCHAR(60),
  customer VARCHAR(40),
  total_minor BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  note VARCHAR(500),
  PRIMARY KEY (till, epoch, seq)
);

CREATE INDEX receipt_number ON receipt (document_number);

-- how many receipts there are, counted along: nobody has to count the rows
CREATE TABLE receipt_count (
  till VARCHAR(16) NOT NULL PRIMARY KEY,
  receipts BIGINT NOT NULL
);

-- the same by the time of sale, for each quarter of an hour
CREATE TABLE receipt_count_quarter (
  begins_at BIGINT NOT NULL,
  till VARCHAR(16) NOT NULL,
  receipts BIGINT NOT NULL,
  PRIMARY KEY (begins_at, till)
);

CREATE TABLE receipt_line (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  line INTEGER NOT NULL,
  article VARCHAR(40) NOT NULL,
  article_revision BIGINT NOT NULL,
  article_name VARCHAR(200) NOT NULL,
  article_group VARCHAR(60),
  quantity DECIMAL(12, 3) NOT NULL,
  unit VARCHAR(20) NOT NULL,
  unit_price_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  tax_rate DECIMAL(5, 2) NOT NULL,
  gross_minor BIGINT NOT NULL,
  deposit_of INTEGER,
  override_reason VARCHAR(200),
  PRIMARY KEY (till, epoch, seq, line)
);

CREATE TABLE receipt_payment (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  line INTEGER NOT NULL,
  means VARCHAR(40) NOT NULL,
  amount_minor BIGINT NOT NULL,
  tendered_minor BIGINT,
  reference VARCHAR(100),
  PRIMARY KEY (till, epoch, seq, line)
);

CREATE TABLE receipt_tax (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  tax_rate DECIMAL(5, 2) NOT NULL,
  gross_minor BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  tax_minor BIGINT NOT NULL,
  PRIMARY KEY (till, epoch, seq, tax_rate)
);

-- the receipt of this key undoes that one
CREATE TABLE receipt_reversal (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  reversed_till VARCHAR(16) NOT NULL,
  reversed_epoch INTEGER NOT NULL,
  reversed_seq BIGINT NOT NULL,
  reason VARCHAR(200) NOT NULL,
  PRIMARY KEY (till, epoch, seq)
);

CREATE INDEX receipt_reversal_of ON receipt_reversal (reversed_till, reversed_epoch, reversed_seq);

CREATE TABLE receipt_abort (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  document_number VARCHAR(40) NOT NULL,
  aborted_at BIGINT NOT NULL,
  cashier VARCHAR(60),
  line_count INTEGER NOT NULL,
  reason VARCHAR(200) NOT NULL,
  PRIMARY KEY (till, epoch, seq)
);

CREATE TABLE cash_movement (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  document_number VARCHAR(40) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  moved_at BIGINT NOT NULL,
  cashier VARCHAR(60),
  PRIMARY KEY (till, epoch, seq)
);

CREATE TABLE day_closing (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  document_number VARCHAR(40) NOT NULL,
  business_day VARCHAR(16) NOT NULL,
  closed_at BIGINT NOT NULL,
  cashier VARCHAR(60),
  first_seq BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  receipts INTEGER NOT NULL,
  turnover_minor BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  expected_cash_minor BIGINT NOT NULL,
  counted_cash_minor BIGINT NOT NULL,
  PRIMARY KEY (till, epoch, seq)
);

-- every number used, by whichever kind of document
CREATE TABLE document_number (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  document_number VARCHAR(40) NOT NULL,
  PRIMARY KEY (till, epoch, seq)
);

CREATE INDEX document_number_used ON document_number (document_number);

-- of a receipt reversed twice, the number is that receipt's
CREATE TABLE number_flag (
  till VARCHAR(16) NOT NULL,
  epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  flag VARCHAR(20) NOT NULL,
  document_number VARCHAR(40) NOT NULL,
  PRIMARY KEY (till, epoch, seq, flag)
);

-- What could not be processed, of any flow, here or at a till. Open until it is resolved (it went through after all) or
-- discarded. One that a rebuild tries again is discarded again when it fails again.
CREATE TABLE failed_message (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  side VARCHAR(4) NOT NULL,
  origin VARCHAR(40) NOT NULL,
  message_key VARCHAR(240) NOT NULL,
  till VARCHAR(100),
  fingerprint CHAR(64) NOT NULL,
  cause_class VARCHAR(200) NOT NULL,
  cause_message VARCHAR(2000) NOT NULL,
  cause_stack CLOB NOT NULL,
  headers CLOB NOT NULL,
  body BLOB NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  resolved_at BIGINT,
  discarded_at BIGINT,
  discarded_by VARCHAR(60),
  discard_reason VARCHAR(500),
  UNIQUE (origin, message_key)
);

-- those still aside are counted every second
CREATE INDEX failed_message_aside ON failed_message (resolved_at, till);

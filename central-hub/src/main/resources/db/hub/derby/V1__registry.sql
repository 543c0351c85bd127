-- A till exists here before anything else does. The password is 256 random bits, so a salted SHA-256 is enough.
CREATE TABLE till (
  id                VARCHAR(16)  NOT NULL PRIMARY KEY,
  epoch             INTEGER      NOT NULL,
  password_salt     VARCHAR(64)  NOT NULL,
  password_hash     VARCHAR(64)  NOT NULL,
  settings_revision BIGINT       NOT NULL,
  currency          VARCHAR(3)   NOT NULL,
  zone              VARCHAR(60)  NOT NULL,
  added_at          BIGINT       NOT NULL
);

CREATE TABLE till_range (
  till     VARCHAR(16) NOT NULL REFERENCES till (id),
  kind     VARCHAR(40) NOT NULL,
  prefix   VARCHAR(20) NOT NULL,
  width    INTEGER     NOT NULL,
  first_no BIGINT      NOT NULL,
  last_no  BIGINT      NOT NULL,
  PRIMARY KEY (kind, prefix, first_no)
);
-- the foreign key has an index of its own

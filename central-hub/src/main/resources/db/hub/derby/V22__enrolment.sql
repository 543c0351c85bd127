-- Tills are known by certificates, and become tills by one-time codes. There are no passwords any more: a till of before is free and
-- enrols anew. Its installation keeps its number, so the next one gets another.
UPDATE till SET bound_at = NULL;
ALTER TABLE till DROP COLUMN password_salt;
ALTER TABLE till DROP COLUMN password_hash;

CREATE TABLE till_certificate (
  serial   VARCHAR(40) NOT NULL PRIMARY KEY,
  till     VARCHAR(16) NOT NULL REFERENCES till (id),
  epoch    INTEGER     NOT NULL,
  given_at BIGINT      NOT NULL,
  ends_at  BIGINT      NOT NULL
);

-- For one till, or for one of a branch's. used_key tells the machine that used it from others,
-- used_epoch the installation that it became.
CREATE TABLE enrolment_code (
  id          VARCHAR(20) NOT NULL PRIMARY KEY,
  secret_hash VARCHAR(64) NOT NULL,
  till        VARCHAR(16) REFERENCES till (id),
  branch      VARCHAR(16) REFERENCES branch (id),
  made_at     BIGINT      NOT NULL,
  made_by     VARCHAR(60) NOT NULL,
  expires_at  BIGINT      NOT NULL,
  tries_left  INTEGER     NOT NULL,
  revoked_at  BIGINT,
  used_at     BIGINT,
  used_by     VARCHAR(16) REFERENCES till (id),
  used_epoch  INTEGER,
  used_key    VARCHAR(64),
  CONSTRAINT enrolment_code_for_one CHECK ((till IS NULL AND branch IS NOT NULL) OR (till IS NOT NULL AND branch IS NULL))
);

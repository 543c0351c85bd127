-- Who may use the hub, and who is logged in. A password is here as a hash of bcrypt, a session as one of SHA-256.
CREATE TABLE person (
  name          VARCHAR(30)  NOT NULL PRIMARY KEY,
  password_hash VARCHAR(100) NOT NULL,
  one_time      BOOLEAN      NOT NULL,
  locked        BOOLEAN      NOT NULL,
  added_at      BIGINT       NOT NULL,
  logged_in_at  BIGINT
);

CREATE TABLE person_role (
  person VARCHAR(30) NOT NULL REFERENCES person (name) ON DELETE CASCADE,
  role   VARCHAR(20) NOT NULL,
  PRIMARY KEY (person, role),
  CONSTRAINT person_role_known CHECK (role IN ('VIEWER', 'OPERATOR', 'HEAD_OFFICE', 'ADMINISTRATOR'))
);

CREATE TABLE web_session (
  id_hash  VARCHAR(64) NOT NULL PRIMARY KEY,
  person   VARCHAR(30) NOT NULL REFERENCES person (name) ON DELETE CASCADE,
  began_at BIGINT      NOT NULL,
  used_at  BIGINT      NOT NULL
);
CREATE INDEX web_session_person ON web_session (person);

-- The last heartbeat of each till, and when its catalogs were last seen up to date.
CREATE TABLE fleet_contact (
  till VARCHAR(16) NOT NULL PRIMARY KEY,
  contacted_at BIGINT NOT NULL,
  catalog_current_at BIGINT,
  heartbeat CLOB NOT NULL
);

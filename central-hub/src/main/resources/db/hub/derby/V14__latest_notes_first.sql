-- The latest notes first without sorting all of them: Derby reads an index in its own direction only.
DROP INDEX sync_log_till;
CREATE INDEX sync_log_till ON sync_log (till, id DESC);
CREATE INDEX sync_log_latest ON sync_log (id DESC);

-- When each scope of a till was last seen up to date: JSON, scope to moment.
ALTER TABLE fleet_contact ADD COLUMN feeds_current_at CLOB DEFAULT '{}' NOT NULL;

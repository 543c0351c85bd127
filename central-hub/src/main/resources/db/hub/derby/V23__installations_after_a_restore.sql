-- Up to which number installations of the till may have been given by a hub that was restored since and does not know.
ALTER TABLE till ADD COLUMN epochs_given INTEGER NOT NULL DEFAULT 0;

-- A range that is used only when no other of its kind has a number left.
ALTER TABLE number_range ADD COLUMN reserve BOOLEAN NOT NULL DEFAULT FALSE;

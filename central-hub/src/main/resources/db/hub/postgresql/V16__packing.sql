-- which packing brought the entry; the till sent it again only when another one did
ALTER TABLE journal_suspect ADD COLUMN packing VARCHAR(36) NOT NULL DEFAULT '';

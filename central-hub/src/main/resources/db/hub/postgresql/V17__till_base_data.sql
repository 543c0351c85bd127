-- Branches, and what is known of a till beside its journal: where it stands, whether it may be used, and who uses it.
CREATE TABLE branch (
  id   VARCHAR(16)  NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  zone VARCHAR(60)  NOT NULL
);

-- A till without a branch has the zone of its own row. Tills of before may be used, as they always could.
ALTER TABLE till ADD COLUMN name VARCHAR(100);
ALTER TABLE till ADD COLUMN branch VARCHAR(16);
ALTER TABLE till ADD COLUMN stage VARCHAR(10) NOT NULL DEFAULT 'RELEASED';
ALTER TABLE till ADD COLUMN bound_at BIGINT;
ALTER TABLE till ADD COLUMN software VARCHAR(40);
ALTER TABLE till ADD COLUMN device VARCHAR(100);
ALTER TABLE till ADD CONSTRAINT till_branch FOREIGN KEY (branch) REFERENCES branch (id);
ALTER TABLE till ADD CONSTRAINT till_stage CHECK (stage IN ('ADDED', 'RELEASED', 'LOCKED', 'RETIRED'));
ALTER TABLE till ADD CONSTRAINT till_retired_is_free CHECK (stage <> 'RETIRED' OR bound_at IS NULL);
CREATE INDEX till_branch_index ON till (branch);

-- until now a till had one installation for ever: whoever was heard of is bound
UPDATE till SET bound_at = (SELECT contacted_at FROM fleet_contact WHERE fleet_contact.till = till.id);

ALTER TABLE operator_act ADD COLUMN from_where VARCHAR(100);
ALTER TABLE operator_act ADD COLUMN before_state TEXT;
ALTER TABLE operator_act ADD COLUMN after_state TEXT;

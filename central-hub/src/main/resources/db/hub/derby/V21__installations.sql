-- Which documents' numbers jump, and why, as tills journalled it: projected, and built again by a rebuild.
CREATE TABLE till_installation (
  till         VARCHAR(16) NOT NULL,
  epoch        INTEGER     NOT NULL,
  seq          BIGINT      NOT NULL,
  former_epoch INTEGER,
  happened_at  BIGINT      NOT NULL,
  entries      BIGINT      NOT NULL,
  receipts     BIGINT      NOT NULL,
  lost         BIGINT      NOT NULL,
  CONSTRAINT till_installation_pk PRIMARY KEY (till, epoch, seq)
);

CREATE TABLE abandoned_numbers (
  till         VARCHAR(16) NOT NULL,
  epoch        INTEGER     NOT NULL,
  seq          BIGINT      NOT NULL,
  kind         VARCHAR(40) NOT NULL,
  prefix       VARCHAR(20) NOT NULL,
  width        INTEGER     NOT NULL,
  first_no     BIGINT      NOT NULL,
  last_no      BIGINT      NOT NULL,
  CONSTRAINT abandoned_numbers_pk PRIMARY KEY (till, epoch, seq, kind, prefix, first_no)
);

-- Where entries come from that were journalled again, so that each counts once.
CREATE TABLE journalled_again (
  till         VARCHAR(16) NOT NULL,
  epoch        INTEGER     NOT NULL,
  seq          BIGINT      NOT NULL,
  origin_epoch INTEGER     NOT NULL,
  origin_seq   BIGINT      NOT NULL,
  origin_hash  CHAR(64)    NOT NULL,
  CONSTRAINT journalled_again_pk PRIMARY KEY (till, epoch, seq),
  CONSTRAINT journalled_again_origin UNIQUE (till, origin_epoch, origin_seq, origin_hash)
);

-- Where ranges are taken from. A prefix belongs to one series only, so that no two can meet in a number.
CREATE TABLE number_series (
  prefix       VARCHAR(20) NOT NULL PRIMARY KEY,
  kind         VARCHAR(40) NOT NULL,
  width        INTEGER     NOT NULL,
  first_no     BIGINT      NOT NULL,
  last_no      BIGINT      NOT NULL,
  block_size   BIGINT      NOT NULL,
  low_water    BIGINT      NOT NULL,
  reserve_size BIGINT      NOT NULL,
  CONSTRAINT number_series_kind UNIQUE (prefix, kind),
  CONSTRAINT number_series_bounds CHECK (first_no >= 1 AND last_no >= first_no),
  CONSTRAINT number_series_sizes CHECK (block_size >= 1 AND low_water >= 0 AND reserve_size >= 0)
);

-- A range belongs to one installation of its till: the next one gets others, and the rest is abandoned.
-- Ranges of a series are a chain: each names the end of the one before it, and no two name the same one. So no two can overlap, whoever
-- writes them. The chain begins with a row that holds no numbers.
CREATE TABLE number_range (
  prefix        VARCHAR(20) NOT NULL REFERENCES number_series (prefix),
  first_no      BIGINT      NOT NULL,
  last_no       BIGINT      NOT NULL,
  previous_last BIGINT,
  till          VARCHAR(16) REFERENCES till (id),
  epoch         INTEGER     NOT NULL,
  reserve       BOOLEAN     NOT NULL,
  given_at      BIGINT      NOT NULL,
  CONSTRAINT number_range_pk PRIMARY KEY (prefix, first_no),
  CONSTRAINT number_range_end UNIQUE (prefix, last_no),
  CONSTRAINT number_range_follows UNIQUE (prefix, previous_last),
  CONSTRAINT number_range_chain FOREIGN KEY (prefix, previous_last) REFERENCES number_range (prefix, last_no) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT number_range_order CHECK (last_no >= first_no AND previous_last < first_no),
  CONSTRAINT number_range_anchor CHECK (last_no = 0 OR (previous_last IS NOT NULL AND till IS NOT NULL AND first_no >= 1))
);
CREATE INDEX number_range_till ON number_range (till);

-- Which series a till is given ranges of.
CREATE TABLE till_series (
  till     VARCHAR(16) NOT NULL REFERENCES till (id),
  kind     VARCHAR(40) NOT NULL,
  prefix   VARCHAR(20) NOT NULL,
  PRIMARY KEY (till, kind),
  FOREIGN KEY (prefix, kind) REFERENCES number_series (prefix, kind)
);

-- In which generation of the feeds the till told last which ranges it has: a restored hub may have forgotten some.
CREATE TABLE till_numbers (
  till     VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES till (id),
  known_in VARCHAR(60) NOT NULL
);

-- In which generation an operator said up to where such a till had used a series.
CREATE TABLE number_skip (
  till     VARCHAR(16) NOT NULL REFERENCES till (id),
  prefix   VARCHAR(20) NOT NULL REFERENCES number_series (prefix),
  known_in VARCHAR(60) NOT NULL,
  PRIMARY KEY (till, prefix)
);

-- How many numbers of a kind a till had used at a moment, one row a day, to tell how fast it uses them.
CREATE TABLE number_use (
  till     VARCHAR(16) NOT NULL REFERENCES till (id),
  kind     VARCHAR(40) NOT NULL,
  noted_at BIGINT      NOT NULL,
  used     BIGINT      NOT NULL,
  PRIMARY KEY (till, kind, noted_at)
);

INSERT INTO number_series (prefix, kind, width, first_no, last_no, block_size, low_water, reserve_size)
  SELECT prefix, MIN(kind), MAX(width), MIN(first_no), MAX(last_no), 100000, 20000, 1000 FROM till_range GROUP BY prefix;
INSERT INTO number_range (prefix, first_no, last_no, previous_last, till, epoch, reserve, given_at)
  SELECT prefix, 0, 0, CAST(NULL AS BIGINT), CAST(NULL AS VARCHAR(16)), 0, FALSE, 0 FROM number_series;
-- Of the one range that a till had of a kind it keeps a million numbers beyond those that are known to be used; the rest is given when it is needed.
INSERT INTO number_range (prefix, first_no, last_no, previous_last, till, epoch, reserve, given_at)
  SELECT r.prefix, r.first_no,
    CASE WHEN used.last_no + 1000000 < r.last_no THEN used.last_no + 1000000 ELSE r.last_no END,
    COALESCE((SELECT MAX(b.last_no) FROM till_range b WHERE b.prefix = r.prefix AND b.last_no < r.first_no), 0),
    r.till, t.epoch, FALSE, t.added_at
  FROM till_range r JOIN till t ON t.id = r.till
  JOIN (
    SELECT f.prefix, f.first_no,
      COALESCE(CAST(SUBSTR(MAX(d.document_number), LENGTH(f.prefix) + 1) AS BIGINT), f.first_no) AS last_no
    FROM till_range f
    LEFT JOIN document_number d ON d.till = f.till AND d.document_number LIKE f.prefix || '%' AND LENGTH(d.document_number) = LENGTH(f.prefix) + f.width
    GROUP BY f.prefix, f.first_no
  ) used ON used.prefix = r.prefix AND used.first_no = r.first_no;
INSERT INTO till_series (till, kind, prefix)
  SELECT r.till, r.kind, MIN(r.prefix) FROM till_range r GROUP BY r.till, r.kind;
INSERT INTO till_numbers (till, known_in)
  SELECT DISTINCT r.till, COALESCE((SELECT g.generation FROM feed_generation g WHERE g.id = 1), '') FROM till_range r;
DROP TABLE till_range;

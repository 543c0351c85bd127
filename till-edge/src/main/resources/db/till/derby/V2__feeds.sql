-- What the till holds of head office's data, and how far each feed scope is applied.

CREATE TABLE feed_cursor (
  feed VARCHAR(20) NOT NULL,
  scope VARCHAR(60) NOT NULL,
  generation VARCHAR(60) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (feed, scope)
);

-- Which scope holds which row; a row goes when none does. generation: the one that brought it last.
-- The key comes first in the index, so that it also answers who holds a row.
CREATE TABLE feed_membership (
  feed VARCHAR(20) NOT NULL,
  scope VARCHAR(60) NOT NULL,
  member_key VARCHAR(100) NOT NULL,
  generation VARCHAR(60) NOT NULL,
  PRIMARY KEY (member_key, feed, scope)
);
CREATE INDEX feed_membership_generation ON feed_membership (feed, scope, generation);

-- The rows themselves all look alike: the record as it came, and what is searched for.
CREATE TABLE article (
  number VARCHAR(100) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  generation VARCHAR(60) NOT NULL,
  search_text VARCHAR(1000) NOT NULL,
  content CLOB(4M) NOT NULL
);
CREATE TABLE article_gtin (
  gtin VARCHAR(14) NOT NULL,
  number VARCHAR(100) NOT NULL,
  PRIMARY KEY (gtin, number)
);
CREATE INDEX article_gtin_number ON article_gtin (number);

CREATE TABLE customer (
  number VARCHAR(100) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  generation VARCHAR(60) NOT NULL,
  search_text VARCHAR(1000) NOT NULL,
  content CLOB(4M) NOT NULL
);

CREATE TABLE supplier (
  number VARCHAR(100) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  generation VARCHAR(60) NOT NULL,
  search_text VARCHAR(1000) NOT NULL,
  content CLOB(4M) NOT NULL
);

CREATE TABLE stock_level (
  number VARCHAR(100) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  generation VARCHAR(60) NOT NULL,
  search_text VARCHAR(1000) NOT NULL,
  content CLOB(4M) NOT NULL
);

CREATE TABLE till_settings (
  number VARCHAR(100) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  generation VARCHAR(60) NOT NULL,
  search_text VARCHAR(1000) NOT NULL,
  content CLOB(4M) NOT NULL
);

-- Content that could not be processed at this till, one row for each thing it is about. reported: whether the hub has been
-- told of it as it is now; one that was put right stays until the hub knows that.
CREATE TABLE dead_letter (
  origin VARCHAR(40) NOT NULL,
  letter_key VARCHAR(200) NOT NULL,
  cause VARCHAR(2000) NOT NULL,
  cause_class VARCHAR(200) NOT NULL,
  stack VARCHAR(8000) NOT NULL,
  body BLOB(4M) NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  attempts INT NOT NULL,
  resolved_at BIGINT,
  reported BOOLEAN NOT NULL,
  PRIMARY KEY (origin, letter_key)
);

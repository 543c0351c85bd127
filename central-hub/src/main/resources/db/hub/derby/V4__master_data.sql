CREATE TABLE article (
  number VARCHAR(40) NOT NULL,
  revision BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  article_group VARCHAR(60),
  unit VARCHAR(20) NOT NULL,
  tax_rate DECIMAL(5, 2) NOT NULL,
  open_price BOOLEAN NOT NULL,
  weighed BOOLEAN NOT NULL,
  deposit_article VARCHAR(40),
  picture VARCHAR(200),
  CONSTRAINT article_pk PRIMARY KEY (number)
);

CREATE INDEX article_by_deposit ON article (deposit_article);

CREATE TABLE article_gtin (
  gtin VARCHAR(14) NOT NULL,
  article VARCHAR(40) NOT NULL,
  CONSTRAINT article_gtin_pk PRIMARY KEY (gtin)
);

CREATE INDEX article_gtin_by_article ON article_gtin (article);

-- A price without an end has NULL in valid_to; times are milliseconds since 1970 in UTC.
CREATE TABLE price (
  article VARCHAR(40) NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_to BIGINT,
  amount BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  CONSTRAINT price_pk PRIMARY KEY (article, valid_from)
);

CREATE TABLE catalog (
  name VARCHAR(60) NOT NULL,
  CONSTRAINT catalog_pk PRIMARY KEY (name)
);

CREATE TABLE catalog_member (
  catalog VARCHAR(60) NOT NULL,
  article VARCHAR(40) NOT NULL,
  CONSTRAINT catalog_member_pk PRIMARY KEY (article, catalog)
);

CREATE INDEX catalog_member_by_catalog ON catalog_member (catalog);

CREATE TABLE customer (
  number VARCHAR(40) NOT NULL,
  revision BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  customer_group VARCHAR(60),
  email VARCHAR(200),
  street VARCHAR(200),
  postal_code VARCHAR(20),
  city VARCHAR(100),
  CONSTRAINT customer_pk PRIMARY KEY (number)
);

CREATE TABLE supplier (
  number VARCHAR(40) NOT NULL,
  revision BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  email VARCHAR(200),
  city VARCHAR(100),
  CONSTRAINT supplier_pk PRIMARY KEY (number)
);

-- What is in stock is base + moved. Both may exceed one level's limit on the way.
CREATE TABLE stock (
  article VARCHAR(40) NOT NULL,
  revision BIGINT NOT NULL,
  base DECIMAL(19, 3) NOT NULL,
  moved DECIMAL(19, 3) NOT NULL,
  CONSTRAINT stock_pk PRIMARY KEY (article)
);

-- The last revision of what was deleted: whatever gets that number again counts on from there.
CREATE TABLE retired (
  kind VARCHAR(10) NOT NULL,
  number VARCHAR(40) NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT retired_pk PRIMARY KEY (number, kind)
);

-- Writers of one kind of master data take turns; readers never come here.
CREATE TABLE writer_turn (
  kind VARCHAR(10) NOT NULL,
  turn BIGINT NOT NULL,
  CONSTRAINT writer_turn_pk PRIMARY KEY (kind)
);

INSERT INTO writer_turn (kind, turn) VALUES ('article', 0), ('customer', 0), ('supplier', 0), ('stock', 0);

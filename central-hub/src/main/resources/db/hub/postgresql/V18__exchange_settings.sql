-- Exchange settings: what a till gets is in till_feed. A template is such a selection with a name, which its followers have.
CREATE TABLE exchange_template (
  name VARCHAR(60) NOT NULL,
  CONSTRAINT exchange_template_pk PRIMARY KEY (name)
);

CREATE TABLE exchange_template_scope (
  template VARCHAR(60) NOT NULL,
  feed VARCHAR(20) NOT NULL,
  scope VARCHAR(60) NOT NULL,
  CONSTRAINT exchange_template_scope_pk PRIMARY KEY (template, feed, scope)
);

-- A till that is not here has settings of its own.
CREATE TABLE exchange_follower (
  till VARCHAR(16) NOT NULL,
  template VARCHAR(60) NOT NULL,
  CONSTRAINT exchange_follower_pk PRIMARY KEY (till)
);
CREATE INDEX exchange_follower_by_template ON exchange_follower (template);

-- Whoever changes exchange settings waits for the others who do.
INSERT INTO writer_turn (kind, turn) VALUES ('exchange', 0);

-- The catalog of articles that are in no other: there from the beginning.
INSERT INTO catalog (name) VALUES ('standard') ON CONFLICT DO NOTHING;

-- The scope customer/all is from now on every customer. A group of that name would be widened to it without anybody saying so,
-- so it gets another name.
INSERT INTO feed_mark (feed, scope, member_key) SELECT 'customer', 'group all', number FROM customer WHERE customer_group = 'all';
UPDATE customer SET customer_group = 'group all', revision = revision + 1 WHERE customer_group = 'all';
INSERT INTO feed_mark (feed, scope, member_key) SELECT 'settings', till, 'till' FROM till_feed WHERE feed = 'customer' AND scope = 'all';
UPDATE till SET settings_revision = settings_revision + 1 WHERE id IN (SELECT till FROM till_feed WHERE feed = 'customer' AND scope = 'all');
UPDATE till_feed SET scope = 'group all', state = 'CATCHING_UP', reached = 0 WHERE feed = 'customer' AND scope = 'all';
INSERT INTO feed_mark (feed, scope, member_key) SELECT 'customer', 'all', number FROM customer;

-- The customer groups that there are; one stays when its last customer leaves.
CREATE TABLE customer_group (
  name VARCHAR(60) NOT NULL,
  CONSTRAINT customer_group_pk PRIMARY KEY (name)
);
INSERT INTO customer_group (name) SELECT DISTINCT customer_group FROM customer WHERE customer_group IS NOT NULL;
CREATE INDEX customer_by_group ON customer (customer_group);

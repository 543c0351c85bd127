-- Feeds: members with versions, and how each till stands. Contents belong to the tables of those who own them.

-- One row: the generation that all versions belong to.
CREATE TABLE feed_generation (
  id INT NOT NULL PRIMARY KEY,
  generation VARCHAR(36) NOT NULL,
  since BIGINT NOT NULL
);

-- The last version given in a scope, and the last one sent to its topic.
CREATE TABLE feed_scope (
  feed VARCHAR(20) NOT NULL,
  scope VARCHAR(60) NOT NULL,
  assigned BIGINT NOT NULL,
  sent BIGINT NOT NULL,
  PRIMARY KEY (feed, scope)
);

-- What writers marked as changed and the publisher has not given a version yet. Only added to and deleted from, so that
-- writers never wait for each other or for the publisher.
CREATE TABLE feed_mark (
  id BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed VARCHAR(20) NOT NULL,
  scope VARCHAR(60) NOT NULL,
  member_key VARCHAR(100) NOT NULL
);
CREATE INDEX feed_mark_scope ON feed_mark (feed, scope, id);

-- Every member a scope ever had; a row without content is a tombstone.
CREATE TABLE feed_member (
  feed VARCHAR(20) NOT NULL,
  scope VARCHAR(60) NOT NULL,
  member_key VARCHAR(100) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (feed, scope, member_key)
);
CREATE UNIQUE INDEX feed_member_version ON feed_member (feed, scope, version);

-- renewal_at: when this till was last the reason for a new generation; 0 = never.
CREATE TABLE till_subscription (
  till VARCHAR(16) NOT NULL PRIMARY KEY,
  parked INT NOT NULL,
  last_contact BIGINT NOT NULL,
  renewal_at BIGINT DEFAULT 0 NOT NULL
);

-- The scopes of each till. reached: how far its catch-up came, of the generation above; without meaning when LIVE.
CREATE TABLE till_feed (
  till VARCHAR(16) NOT NULL,
  feed VARCHAR(20) NOT NULL,
  scope VARCHAR(60) NOT NULL,
  state VARCHAR(12) NOT NULL,
  reached BIGINT NOT NULL,
  PRIMARY KEY (till, feed, scope)
);
CREATE INDEX till_feed_state ON till_feed (state);

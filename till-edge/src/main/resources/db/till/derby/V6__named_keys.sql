-- Look-ups of many rows name the key that they go by.
ALTER TABLE feed_membership DROP PRIMARY KEY;
ALTER TABLE feed_membership ADD CONSTRAINT feed_membership_pk PRIMARY KEY (member_key, feed, scope);
ALTER TABLE article DROP PRIMARY KEY;
ALTER TABLE article ADD CONSTRAINT article_pk PRIMARY KEY (number);
ALTER TABLE customer DROP PRIMARY KEY;
ALTER TABLE customer ADD CONSTRAINT customer_pk PRIMARY KEY (number);
ALTER TABLE supplier DROP PRIMARY KEY;
ALTER TABLE supplier ADD CONSTRAINT supplier_pk PRIMARY KEY (number);
ALTER TABLE stock_level DROP PRIMARY KEY;
ALTER TABLE stock_level ADD CONSTRAINT stock_level_pk PRIMARY KEY (number);
ALTER TABLE till_settings DROP PRIMARY KEY;
ALTER TABLE till_settings ADD CONSTRAINT till_settings_pk PRIMARY KEY (number);

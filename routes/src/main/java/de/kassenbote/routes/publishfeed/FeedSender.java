package de.kassenbote.routes.publishfeed;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;

/** The hub's way to its broker. A failure ends the connection; it never comes back by itself, see {@link #connect}. */
public interface FeedSender {
  boolean connected();

  /** Connects anew. Whoever calls it sets the subscriptions' filters afterwards, before anything is sent. */
  void connect();

  /** Sends durably to the feed's topic; returns when the broker has it on the disk. */
  void toAll(Feed feed, Packed envelope);

  /** Sends durably into the subscription of one till alone. */
  void toTill(TillId till, Feed feed, Packed envelope);
}

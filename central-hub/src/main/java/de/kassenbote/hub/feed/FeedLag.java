package de.kassenbote.hub.feed;

import de.kassenbote.routes.contract.Feed;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * How far the feeds are behind what was changed, and how the tills stand with them. Read from tables that have a row for
 * each scope or till, and from both ends of an index.
 *
 * @param unsent versions given and not sent yet, by feed; every feed is in it
 * @param marked changes that have no version yet: at most so many
 * @param parked tills whose subscription is parked
 * @param catchUps running or waiting for their till
 */
public record FeedLag(Map<Feed, Long> unsent, long marked, long parked, long catchUps) {
  public FeedLag {
    unsent = Map.copyOf(unsent);
  }

  public static FeedLag read(Handle tx) {
    return new FeedLag(
        unsent(tx),
        marked(tx),
        number(tx, "SELECT COUNT(*) FROM till_subscription WHERE parked = 1"),
        number(tx, "SELECT COUNT(*) FROM till_feed WHERE state = 'CATCHING_UP'"));
  }

  /** Two statements, as Derby reads the whole table for two ends in one. */
  private static long marked(Handle tx) {
    long first = number(tx, "SELECT COALESCE(MIN(id), 0) FROM feed_mark");
    long last = number(tx, "SELECT COALESCE(MAX(id), 0) FROM feed_mark");
    return first == 0 ? 0 : Math.max(0, last - first + 1);
  }

  private static Map<Feed, Long> unsent(Handle tx) {
    Map<Feed, Long> unsent = new EnumMap<>(Feed.class);
    for (Feed feed : Feed.values()) {
      unsent.put(feed, 0L);
    }
    tx.createQuery("SELECT feed, SUM(assigned - sent) FROM feed_scope GROUP BY feed")
        .map((row, context) -> Map.entry(Feed.of(row.getString(1)), row.getLong(2)))
        .forEach(e -> unsent.put(e.getKey(), e.getValue()));
    return unsent;
  }

  private static long number(Handle tx, String sql) {
    return tx.createQuery(sql).mapTo(Long.class).one();
  }
}

package de.kassenbote.hub.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generation that the hub's versions belong to. A hub restored from a backup gives versions a second time, to other
 * changes; under a new generation every till replaces what it holds.
 */
public final class FeedGenerations {
  private static final Logger log = LoggerFactory.getLogger(FeedGenerations.class);

  private static final Duration AT_MOST_EVERY = Duration.ofHours(1);

  private final Database database;
  private final Filters filters;
  private final Clock clock;
  private Instant lastAutomatic = Instant.EPOCH;

  FeedGenerations(Database database, Filters filters, Clock clock) {
    this.database = database;
    this.filters = filters;
    this.clock = clock;
  }

  /** Begins a new generation: every till is brought everything again, beside the live changes. */
  public void renew() {
    database.useTransaction(h -> renew(h, clock.millis()));
    filters.applyAll();
    log.warn("a new generation of the feeds begins: every till replaces its data");
  }

  /**
   * A till holds a version that this hub never gave: it was restored from a backup. At most once an hour, so that a till
   * with a fault cannot keep the whole fleet busy.
   */
  synchronized void renewBecause(TillId till, Cursor cursor) {
    if (lastAutomatic.plus(AT_MOST_EVERY).isAfter(clock.instant())) {
      log.error("till {} is ahead of the hub in {}, again within an hour; nothing is done", till, cursor.scope());
      return;
    }
    lastAutomatic = clock.instant();
    log.warn("till {} is ahead of the hub in {}: the hub was restored from a backup", till, cursor.scope());
    renew();
  }

  /** Makes the first generation when there is none. */
  void begin() {
    database.useTransaction(
        h -> {
          if (find(h).isEmpty()) {
            insert(h, clock.millis());
          }
        });
  }

  static String current(Handle handle) {
    return find(handle).orElseThrow(() -> new IllegalStateException("the feeds have no generation yet"));
  }

  private static Optional<String> find(Handle handle) {
    return handle.createQuery("SELECT generation FROM feed_generation WHERE id = 1").mapTo(String.class).findOne();
  }

  private static void renew(Handle h, long now) {
    h.execute("DELETE FROM feed_generation");
    insert(h, now);
    h.execute("UPDATE till_feed SET state = 'CATCHING_UP', reached = 0");
  }

  private static void insert(Handle h, long now) {
    h.execute("INSERT INTO feed_generation (id, generation, since) VALUES (1, ?, ?)", UUID.randomUUID().toString(), now);
  }
}

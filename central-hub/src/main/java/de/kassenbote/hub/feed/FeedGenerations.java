package de.kassenbote.hub.feed;

import de.kassenbote.database.Database;
import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
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
  private static final Duration ONE_TILL_AT_MOST_EVERY = Duration.ofDays(1);

  private final Database database;
  private final Filters filters;
  private final Alarms alarms;
  private final Clock clock;
  private Instant lastRenewal = Instant.EPOCH;

  FeedGenerations(Database database, Filters filters, Clock clock) {
    this.database = database;
    this.filters = filters;
    this.alarms = new Alarms(database);
    this.clock = clock;
  }

  /**
   * Begins a new generation: every till is brought everything again, beside the live changes. What tills know more is the
   * reason for this one.
   */
  public synchronized void renew() {
    lastRenewal = clock.instant();
    database.useTransaction(h -> renew(h, clock.millis()));
    announce();
  }

  private void announce() {
    filters.applyAll();
    log.warn("a new generation of the feeds begins: every till replaces its data");
  }

  /**
   * A till knows more than this hub: the hub was restored from a backup. Other tills that say so within the hour mean the
   * same event. A till with a fault keeps the fleet busy at most once a day; then it is an alarm.
   *
   * @param evidence what is said of the till, to follow its name
   */
  public synchronized void renewBecause(TillId till, String evidence) {
    Instant now = clock.instant();
    if (lastRenewal.plus(AT_MOST_EVERY).isAfter(now)) {
      log.info("till {} {}: the new generation has begun already", till, evidence);
    } else if (wasBecauseOf(till, now.minus(ONE_TILL_AT_MOST_EVERY))) {
      alarms.raise(
          new Alarm(till, Alarm.Kind.AHEAD_AGAIN, "feeds", "the till %s, again within a day".formatted(evidence), now));
    } else {
      lastRenewal = now;
      log.warn("till {} {}: the hub was restored from a backup", till, evidence);
      renew(till, now);
    }
  }

  private void renew(TillId till, Instant now) {
    database.useTransaction(
        h -> {
          h.execute("UPDATE till_subscription SET renewal_at = ? WHERE till = ?", now.toEpochMilli(), till.value());
          renew(h, now.toEpochMilli());
        });
    announce();
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

  /** The one in force. */
  public static String current(Handle handle) {
    return find(handle).orElseThrow(() -> new IllegalStateException("the feeds have no generation yet"));
  }

  private static Optional<String> find(Handle handle) {
    return handle.createQuery("SELECT generation FROM feed_generation WHERE id = 1").mapTo(String.class).findOne();
  }

  private boolean wasBecauseOf(TillId till, Instant since) {
    return database.read(
        h ->
            h.select("SELECT renewal_at FROM till_subscription WHERE till = ?", till.value())
                .mapTo(Long.class)
                .findOne()
                .filter(last -> last > since.toEpochMilli())
                .isPresent());
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

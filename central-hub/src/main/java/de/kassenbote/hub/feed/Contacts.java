package de.kassenbote.hub.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each till was last heard of; written to the database once a minute only. */
final class Contacts {
  private static final Duration WRITE_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private final Map<TillId, Instant> heard = new ConcurrentHashMap<>();
  private final Map<TillId, Instant> written = new ConcurrentHashMap<>();

  Contacts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void touch(TillId till) {
    Instant now = clock.instant();
    heard.put(till, now);
    Instant last = written.get(till);
    if (last == null || last.plus(WRITE_EVERY).isBefore(now)) {
      database.useTransaction(
          h -> h.execute("UPDATE till_subscription SET last_contact = ? WHERE till = ?", now.toEpochMilli(), till.value()));
      written.put(till, now);
    }
  }

  /** Heard of by this process, no longer ago than that. */
  boolean within(TillId till, Duration time) {
    return !heard.getOrDefault(till, Instant.MIN).isBefore(clock.instant().minus(time));
  }
}

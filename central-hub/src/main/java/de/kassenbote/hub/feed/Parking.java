package de.kassenbote.hub.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.catchup.Subscriptions;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.process.LogFields;
import de.kassenbote.routes.publishfeed.TillSubscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the hub's broker holds for absent tills bounded. A parked till gets nothing but what is for it alone; its
 * next contact brings it up to date out of the tables. Catch-ups do not count for the backlog, so it may be over its
 * budget by what one catch-up has in flight.
 */
final class Parking implements TillSubscriptions {
  private static final Logger log = LoggerFactory.getLogger(Parking.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Database database;
  private final Subscriptions subscriptions;
  private final Filters filters;
  private final Contacts contacts;
  private final FeedSettings settings;
  private final Clock clock;
  private final Clock steady;
  private Instant nextLook = Instant.MIN;

  Parking(
      Database database,
      Subscriptions subscriptions,
      Filters filters,
      Contacts contacts,
      FeedSettings settings,
      Clock clock,
      Clock steady) {
    this.database = database;
    this.subscriptions = subscriptions;
    this.filters = filters;
    this.contacts = contacts;
    this.settings = settings;
    this.clock = clock;
    this.steady = steady;
  }

  @Override
  public void restore() {
    filters.restore();
  }

  @Override
  public void parkOverBudget() {
    if (steady.instant().isBefore(nextLook)) {
      return;
    }
    nextLook = steady.instant().plus(LOOK_EVERY);
    Instant now = clock.instant();
    unparked().stream().filter(till -> isOverBudget(till, now)).forEach(this::park);
  }

  private boolean isOverBudget(Till till, Instant now) {
    boolean away =
        till.lastContact().isBefore(now.minus(settings.longestAbsence())) && !contacts.within(till.id(), settings.longestAbsence());
    return away || subscriptions.waiting(till.id()) > settings.backlogEnvelopes() + settings.inFlightPerTill();
  }

  /** First the database, then the filter, then the messages: nothing new can come in behind the clearing. */
  private void park(Till till) {
    database.useTransaction(h -> h.execute("UPDATE till_subscription SET parked = 1 WHERE till = ?", till.id().value()));
    filters.apply(till.id());
    subscriptions.clearUntargeted(till.id());
    log.atInfo().addKeyValue(LogFields.TILL, till.id()).log("till {} is parked, last heard of at {}", till.id(), till.lastContact());
  }

  private List<Till> unparked() {
    return database.read(
        h ->
            h.createQuery("SELECT till, last_contact FROM till_subscription WHERE parked = 0 ORDER BY till")
                .map((row, c) -> new Till(new TillId(row.getString("till")), Instant.ofEpochMilli(row.getLong("last_contact"))))
                .list());
  }

  private record Till(TillId id, Instant lastContact) {}
}

package de.kassenbote.hub.feed;

import de.kassenbote.hub.fleet.FeedState;
import de.kassenbote.routes.catchup.Subscriptions;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.QueueReport;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Queues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what each heartbeat says with what the hub sent, and starts what is missing. What is still on its way is not
 * missing: a cursor must stand behind in two heartbeats while nothing waits for the till, or for two minutes at all.
 */
public final class FeedProgress {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final JdbiTillFeeds tills;
  private final Contacts contacts;
  private final Subscriptions subscriptions;
  private final FeedGenerations generations;
  private final Clock clock;
  private final Map<Till, Lag> lags = new ConcurrentHashMap<>();

  FeedProgress(
      JdbiTillFeeds tills, Contacts contacts, Subscriptions subscriptions, FeedGenerations generations, Clock clock) {
    this.tills = tills;
    this.contacts = contacts;
    this.subscriptions = subscriptions;
    this.generations = generations;
    this.clock = clock;
  }

  /** Call it for each heartbeat, from any thread, once its till is known to be the one that sent it. */
  public void contact(Heartbeat heartbeat) {
    contacts.touch(heartbeat.till());
    lookAhead(heartbeat);
    if (tills.isParked(heartbeat.till())) {
      tills.unpark(heartbeat.till(), heartbeat.cursors());
      return;
    }
    Map<FeedScope, Standing> standings = standings(heartbeat.till());
    boolean quiet = subscriptions.waiting(heartbeat.till()) == 0 && localBacklog(heartbeat) == 0;
    heartbeat.cursors().stream()
        .filter(cursor -> standings.containsKey(cursor.scope()))
        .forEach(cursor -> compare(heartbeat.till(), cursor, standings.get(cursor.scope()), quiet));
  }

  /** How the till stands with each scope that it is to have. */
  public List<FeedState> states(Heartbeat heartbeat) {
    Map<FeedScope, Cursor> cursors =
        heartbeat.cursors().stream().collect(Collectors.toMap(Cursor::scope, cursor -> cursor, (a, b) -> b));
    return tills.standings(heartbeat.till()).stream()
        .map(standing -> standing.seenFrom(cursors.getOrDefault(standing.scope(), Cursor.start(standing.scope()))))
        .toList();
  }

  /** Also for a parked till, which is unparked from where it says it is. */
  private void lookAhead(Heartbeat heartbeat) {
    Map<FeedScope, Standing> standings = standings(heartbeat.till());
    heartbeat.cursors().stream()
        .filter(cursor -> standings.containsKey(cursor.scope()) && standings.get(cursor.scope()).isAhead(cursor))
        .findFirst()
        .ifPresent(cursor -> generations.renewBecause(heartbeat.till(), Standing.ahead(cursor)));
  }

  private Map<FeedScope, Standing> standings(TillId till) {
    return tills.standings(till).stream().collect(Collectors.toMap(Standing::scope, s -> s));
  }

  private void compare(TillId till, Cursor cursor, @Nullable Standing standing, boolean quiet) {
    if (standing != null && standing.isBehind(cursor)) {
      behind(till, cursor, standing, quiet);
    } else {
      lags.remove(new Till(till, cursor.scope()));
    }
  }

  private void behind(TillId till, Cursor cursor, Standing standing, boolean quiet) {
    Till key = new Till(till, cursor.scope());
    Lag before = lags.get(key);
    if (before == null || !before.cursor().equals(cursor)) {
      lags.put(key, new Lag(cursor, clock.instant(), quiet));
    } else if ((quiet && before.quiet()) || before.since().plus(PATIENCE).isBefore(clock.instant())) {
      lags.remove(key);
      tills.start(till, standing, cursor);
    } else {
      lags.put(key, new Lag(cursor, before.since(), quiet));
    }
  }

  private static long localBacklog(Heartbeat heartbeat) {
    return heartbeat.queues().stream().filter(q -> q.queue().equals(Queues.FEEDS_IN)).mapToLong(QueueReport::depth).sum();
  }

  private record Till(TillId id, FeedScope scope) {}

  private record Lag(Cursor cursor, Instant since, boolean quiet) {}
}

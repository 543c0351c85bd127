package de.kassenbote.routes.catchup;

import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How many envelopes are on their way to tills that catch up. A till that has taken none for a while does not count for
 * the fleet, so that a few stuck ones cannot hold up all others.
 */
final class Flights {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Subscriptions subscriptions;
  private final Clock clock;
  private final Map<TillId, Flight> flights = new HashMap<>();

  Flights(Subscriptions subscriptions, Clock clock) {
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** Looks at the queues of these tills and forgets all others. */
  void look(Collection<TillId> tills) {
    flights.keySet().retainAll(tills);
    tills.forEach(this::look);
  }

  long of(TillId till) {
    Flight flight = flights.get(till);
    return flight == null ? 0 : flight.waiting();
  }

  /** Over the fleet, each till with at most {@code perTill}. */
  long counted(int perTill) {
    Instant oldest = clock.instant().minus(PATIENCE);
    return flights.values().stream()
        .filter(f -> f.since().isAfter(oldest))
        .mapToLong(f -> Math.min(f.waiting(), perTill))
        .sum();
  }

  private void look(TillId till) {
    long waiting = subscriptions.waiting(till);
    Flight before = flights.get(till);
    if (before == null || before.waiting() != waiting) {
      flights.put(till, new Flight(waiting, clock.instant()));
    }
  }

  private record Flight(long waiting, Instant since) {}
}

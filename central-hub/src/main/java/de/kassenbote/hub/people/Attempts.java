package de.kassenbote.hub.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses: after five failures the next try must wait a second, then two, four and so on, fifteen minutes at most.
 * A try counts as failed from its beginning, so that many at once do not get around it. Kept in memory: 10,000 names and addresses, the
 * latest ones.
 */
final class Attempts {
  private static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
      return size() > MOST;
    }
  };

  private record Failures(int count, Instant last) {
    Duration pause() {
      if (count < FREE) {
        return Duration.ZERO;
      }
      Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE, 20));
      return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
  }

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins a try.
   *
   * @return how long it must wait yet; zero = it has begun, and counts as failed until {@link #succeeded}
   */
  synchronized Duration begin(String who) {
    Instant now = clock.instant();
    Failures before = failures.getOrDefault(who, new Failures(0, now));
    if (Duration.between(before.last(), now).compareTo(FORGOTTEN) > 0) {
      before = new Failures(0, now);
    }
    Duration left = Duration.between(now, before.last().plus(before.pause()));
    if (left.compareTo(Duration.ZERO) > 0) {
      return left;
    }
    failures.put(who, new Failures(before.count() + 1, now));
    return Duration.ZERO;
  }

  /** Its failures count no longer. */
  synchronized void succeeded(String who) {
    failures.remove(who);
  }

  /** Only this one try was no failure: somebody else of the same address may still be guessing. */
  synchronized void oneSucceeded(String who) {
    failures.computeIfPresent(who, (name, f) -> f.count() > 1 ? new Failures(f.count() - 1, f.last()) : null);
  }
}

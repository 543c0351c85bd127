package de.kassenbote.hub.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often an address may give a wrong code: twenty times in ten minutes. Remembers the addresses that did, a thousand at most. */
final class CallersPace {
  private static final int MOST = 20;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int REMEMBERED = 1_000;

  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  CallersPace(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean mayTry(String address) {
    Failures known = failures.get(address);
    return known == null || known.count() < MOST || known.began().plus(WINDOW).isBefore(clock.instant());
  }

  synchronized void failed(String address) {
    Failures known = failures.remove(address);
    boolean over = known == null || known.began().plus(WINDOW).isBefore(clock.instant());
    failures.put(address, over ? new Failures(clock.instant(), 1) : new Failures(known.began(), known.count() + 1));
    if (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  private record Failures(Instant began, int count) {}
}

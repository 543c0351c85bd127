package de.kassenbote.hub.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much one address may ask: 200 requests at once, and 50 more each second. Kept for the latest 10,000 addresses. */
final class RequestRate {
  static final int AT_ONCE = 200;
  private static final int PER_SECOND = 50;
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<String, Left> addresses = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
      return size() > MOST;
    }
  };

  private record Left(double requests, Instant at) {}

  RequestRate(Clock clock) {
    this.clock = clock;
  }

  /** Whether it may ask once more. */
  synchronized boolean allows(String address) {
    Instant now = clock.instant();
    Left before = addresses.getOrDefault(address, new Left(AT_ONCE, now));
    double gained = Math.max(0, Duration.between(before.at(), now).toMillis()) * PER_SECOND / 1000.0;
    double left = Math.min(AT_ONCE, before.requests() + gained);
    addresses.put(address, new Left(Math.max(0, left - 1), now));
    return left >= 1;
  }
}

package de.kassenbote.hub.access;

import de.kassenbote.hub.registry.TillRegistry;
import de.kassenbote.routes.envelope.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers for a few seconds that a till's password was right, as the broker asks with every message. Only what was
 * right is remembered, as a hash, one for each till.
 */
final class VerifiedPasswords {
  /** How long what was found holds; so long a till that is no longer known may go on. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private final TillRegistry registry;
  private final Clock clock;
  private final AtomicLong withdrawals = new AtomicLong();
  private final Map<String, Verified> verified = new ConcurrentHashMap<>();

  VerifiedPasswords(TillRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  boolean verify(String till, String password) {
    String hash = new Sha256().field(till).field(password).hex();
    Verified known = verified.get(till);
    if (known != null && known.hash().equals(hash) && known.until().isAfter(clock.instant())) {
      return true;
    }
    long before = withdrawals.get();
    boolean right = registry.isPassword(till, password);
    if (right) {
      remember(till, hash, before);
    }
    return right;
  }

  private synchronized void remember(String till, String hash, long before) {
    if (withdrawals.get() == before) {
      verified.put(till, new Verified(hash, clock.instant().plus(FRESH)));
    }
  }

  /** Asks the registry anew, also when it is being asked at this very moment. */
  synchronized void forget(String till) {
    withdrawals.incrementAndGet();
    verified.remove(till);
  }

  private record Verified(String hash, Instant until) {}
}

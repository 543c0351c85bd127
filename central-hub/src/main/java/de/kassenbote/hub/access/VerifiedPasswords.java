package de.kassenbote.hub.access;

import de.kassenbote.hub.registry.TillRegistry;
import de.kassenbote.routes.envelope.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a few seconds that a till's password was right, as the broker asks with every message. Only what was
 * right is remembered, as a hash, one for each till.
 */
final class VerifiedPasswords {
  /** How long what was found holds; so long a till that is no longer known may go on. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private final TillRegistry registry;
  private final Clock clock;
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
    boolean right = registry.isPassword(till, password);
    if (right) {
      verified.put(till, new Verified(hash, clock.instant().plus(FRESH)));
    }
    return right;
  }

  private record Verified(String hash, Instant until) {}
}

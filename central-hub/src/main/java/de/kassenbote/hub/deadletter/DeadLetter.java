package de.kassenbote.hub.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message that stepped aside, here or at a till.
 *
 * @param origin the flow that could not process it
 * @param key its business key; with the origin it names the message
 * @param till whose it is, as the broker validated
 * @param fingerprint the same for messages that failed for the same reason
 * @param discarded why it is not wanted; absent while it is
 */
public record DeadLetter(
    long id,
    Side side,
    String origin,
    String key,
    @Nullable String till,
    State state,
    String fingerprint,
    String causeClass,
    String causeMessage,
    Instant firstAt,
    Instant lastAt,
    int attempts,
    @Nullable Discarded discarded) {
  /** Who could not process it. */
  public enum Side {
    HUB,
    TILL
  }

  /** What became of it. */
  public enum State {
    OPEN,
    /** It went through after all. */
    RESOLVED,
    /** Somebody decided that it is not wanted. What depends on it stays waiting. */
    DISCARDED
  }

  /** Who decided that, when and why. */
  public record Discarded(Instant at, String by, String reason) {}
}

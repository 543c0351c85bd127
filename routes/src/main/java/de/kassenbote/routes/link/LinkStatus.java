package de.kassenbote.routes.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the till's link to the hub is.
 *
 * @param since when it became so
 * @param nextAttempt when the till tries again, while offline
 * @param reason why it is offline, one sentence
 */
public record LinkStatus(State state, Instant since, @Nullable Instant nextAttempt, @Nullable String reason) {
  public enum State {
    ONLINE,
    OFFLINE
  }

  public boolean online() {
    return state == State.ONLINE;
  }
}

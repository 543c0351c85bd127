package de.kassenbote.hub.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets so many through per second, evenly: what was not used is saved for a second at most. */
final class Pace {
  private final @Nullable Integer perSecond;
  private final Clock steady;
  private Instant countedAt;
  private double saved = 1;

  /**
   * @param perSecond absent = no limit
   */
  Pace(@Nullable Integer perSecond, Clock steady) {
    this.perSecond = perSecond;
    this.steady = steady;
    this.countedAt = steady.instant();
  }

  int allowed() {
    if (perSecond == null) {
      return Integer.MAX_VALUE;
    }
    Instant now = steady.instant();
    double seconds = Duration.between(countedAt, now).toNanos() / 1e9;
    saved = Math.min(saved + seconds * perSecond, perSecond);
    countedAt = now;
    return (int) saved;
  }

  void used(int letters) {
    if (perSecond != null) {
      saved -= letters;
    }
  }
}

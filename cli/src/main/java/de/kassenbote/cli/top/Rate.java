package de.kassenbote.cli.top;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fast a total grows, between the last two moments at which it was known. */
final class Rate {
  private long total;
  private @Nullable Instant at;
  private double perSecond;

  /** A total that fell, for it was counted anew, grows from there. */
  double of(long nowTotal, Instant now) {
    Instant before = at;
    if (before != null && now.isAfter(before)) {
      perSecond = Math.max(0, nowTotal - total) * 1000.0 / Duration.between(before, now).toMillis();
    }
    if (before == null || now.isAfter(before)) {
      total = nowTotal;
      at = now;
    }
    return perSecond;
  }
}

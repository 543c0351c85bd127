package de.kassenbote.cli.sell;

import static de.kassenbote.cli.terminal.Texts.text;

import java.util.concurrent.TimeUnit;

/** Lets one sale begin per interval. Time lost is not made up for: a till that was away is not flooded afterwards. */
public final class Pace {
  private final long intervalNanos;
  private long nextAt;

  /**
   * @param perSecond above 0; infinite = no waiting
   */
  public Pace(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException(text("sell.rate-range", perSecond));
    }
    intervalNanos = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    nextAt = System.nanoTime();
  }

  public void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nextAt - System.nanoTime());
    nextAt = Math.max(nextAt, System.nanoTime()) + intervalNanos;
  }
}

package de.kassenbote.routes.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * The clock for waiting: it begins at the time of day and from then on only runs forward, whatever is done to the time of
 * day. A wait measured with it always ends. Not for times that are written down.
 */
public final class SteadyClock extends Clock {
  private final Instant start;
  private final ZoneId zone;
  private final LongSupplier nanos;
  private final long startNanos;

  public SteadyClock(Clock timeOfDay) {
    this(timeOfDay, System::nanoTime);
  }

  SteadyClock(Clock timeOfDay, LongSupplier nanos) {
    this(timeOfDay.instant(), timeOfDay.getZone(), nanos, nanos.getAsLong());
  }

  private SteadyClock(Instant start, ZoneId zone, LongSupplier nanos, long startNanos) {
    this.start = start;
    this.zone = zone;
    this.nanos = nanos;
    this.startNanos = startNanos;
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.ofNanos(nanos.getAsLong() - startNanos));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SteadyClock(start, other, nanos, startNanos);
  }
}

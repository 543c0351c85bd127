package de.kassenbote.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when told to. */
public final class SteppedClock extends Clock {
  private volatile Instant now;

  /** It is noon in UTC. */
  public SteppedClock() {
    this(Instant.parse("2026-03-02T12:00:00Z"));
  }

  public SteppedClock(Instant now) {
    this.now = now;
  }

  public void set(Instant then) {
    now = then;
  }

  public void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

package de.kassenbote.routes.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waiting times between attempts: 1 s, then 1.2 times the last, up to 60 s, each shortened by up to a fifth at random. */
final class Backoff {
  private static final double FIRST_MILLIS = 1_000;
  private static final double GROWTH = 1.2;
  private static final double LONGEST_MILLIS = 60_000;

  private final RandomGenerator random;
  private double nextMillis = FIRST_MILLIS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  Duration next() {
    double millis = nextMillis * random.nextDouble(0.8, 1.0);
    nextMillis = Math.min(nextMillis * GROWTH, LONGEST_MILLIS);
    return Duration.ofMillis((long) millis);
  }

  void reset() {
    nextMillis = FIRST_MILLIS;
  }
}

package de.kassenbote.routes.projectentries;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets recording go first, because only what is recorded is safe: while it is behind, projecting pauses after each step four times as
 * long as that took, but never longer than two seconds.
 */
final class RightOfWay {
  private static final int SHARES_OF_RECORDING = 4;
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final BooleanSupplier recordingIsBehind;
  private final LongSupplier nanos;

  RightOfWay(BooleanSupplier recordingIsBehind, LongSupplier nanos) {
    this.recordingIsBehind = recordingIsBehind;
    this.nanos = nanos;
  }

  /** Does a step of projecting, then waits for recording in proportion to how long that took. */
  <T> T give(Supplier<T> step) {
    long before = nanos.getAsLong();
    T done = step.get();
    long after = nanos.getAsLong();
    long pause = Math.min(LONGEST.toNanos(), SHARES_OF_RECORDING * (after - before));
    while (recordingIsBehind.getAsBoolean() && nanos.getAsLong() - after < pause && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return done;
  }
}

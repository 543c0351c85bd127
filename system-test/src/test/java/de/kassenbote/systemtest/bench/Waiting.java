package de.kassenbote.systemtest.bench;

import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.Refused;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks again and again, often enough for a figure of seconds and seldom enough not to be one itself. */
final class Waiting {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Waiting() {}

  /** What does not answer meanwhile has not reached it. */
  static void until(String what, BooleanSupplier reached) {
    until(what, LOOK_EVERY, reached);
  }

  static void until(String what, Duration every, BooleanSupplier reached) {
    Stopwatch stopwatch = new Stopwatch();
    while (!isReached(reached)) {
      if (stopwatch.seconds() > LONGEST.toSeconds()) {
        throw new IllegalStateException("not within %d minutes: %s".formatted(LONGEST.toMinutes(), what));
      }
      pause(every);
    }
  }

  private static boolean isReached(BooleanSupplier reached) {
    try {
      return reached.getAsBoolean();
    } catch (Away | Refused e) {
      return false;
    }
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

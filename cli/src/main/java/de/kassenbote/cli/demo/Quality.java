package de.kassenbote.cli.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How good a line is at the moment; shared by all its connections. */
final class Quality {
  private boolean stalled;
  private long bitsPerSecond = Long.MAX_VALUE;
  private Duration delay = Duration.ZERO;

  synchronized void perfect() {
    stalled = false;
    bitsPerSecond = Long.MAX_VALUE;
    delay = Duration.ZERO;
    notifyAll();
  }

  synchronized void stall() {
    stalled = true;
  }

  synchronized void slow(long newBitsPerSecond, Duration newDelay) {
    bitsPerSecond = newBitsPerSecond;
    delay = newDelay;
    notifyAll();
  }

  /** When bytes that enter now come out, in {@link System#nanoTime}. */
  synchronized long dueAt() {
    return System.nanoTime() + delay.toNanos();
  }

  /** Waits while nothing moves. */
  synchronized void awaitMoving() throws InterruptedException {
    while (stalled) {
      wait();
    }
  }

  /** Takes the time that so many bytes need. */
  void awaitTransmission(int bytes) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep((long) (bytes * 8.0 / bandwidth() * TimeUnit.SECONDS.toNanos(1)));
  }

  private synchronized long bandwidth() {
    return bitsPerSecond;
  }
}

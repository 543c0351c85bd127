package de.kassenbote.systemtest.bench;

/** Counts from when it is made. */
final class Stopwatch {
  private final long began = System.nanoTime();

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** So many until now, per second. */
  double rate(long count) {
    return count / seconds();
  }
}

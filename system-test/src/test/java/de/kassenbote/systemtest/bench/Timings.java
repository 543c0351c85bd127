package de.kassenbote.systemtest.bench;

import java.util.List;

/**
 * What a number of sales, or of syncs, took.
 *
 * @param perSecond all cashiers together
 * @param nanos of each: a sale from the request to the answer
 */
record Timings(double perSecond, List<Long> nanos) {
  Timings {
    nanos = nanos.stream().sorted().toList();
  }

  /** So many of a hundred took at most these milliseconds. */
  double millis(int percent) {
    int rank = (int) Math.ceil(nanos.size() * percent / 100.0);
    return nanos.get(Math.max(rank, 1) - 1) / 1e6;
  }
}

package de.kassenbote.hub.samples;

import java.util.List;

/** How a figure was during a time; at a single moment all four are the same. */
record Spread(long minimum, long average, long maximum, long last) {
  static Spread of(long value) {
    return new Spread(value, value, value, value);
  }

  /**
   * @param moments in the order of time, one at least
   */
  static Spread over(List<Spread> moments) {
    return new Spread(
        moments.stream().mapToLong(Spread::minimum).min().orElseThrow(),
        Math.round(moments.stream().mapToLong(Spread::average).average().orElseThrow()),
        moments.stream().mapToLong(Spread::maximum).max().orElseThrow(),
        moments.get(moments.size() - 1).last());
  }
}

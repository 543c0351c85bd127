package de.kassenbote.systemtest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last line of a benchmark, for programs: {@code key=value}, a blank between them. */
final class ResultLine {
  private final List<String> pairs = new ArrayList<>();

  static ResultLine of(String benchmark) {
    return new ResultLine().with("bench", benchmark);
  }

  ResultLine with(String key, Object value) {
    pairs.add(key + "=" + value);
    return this;
  }

  ResultLine with(String key, long count) {
    return with(key, Long.toString(count));
  }

  /** Their median; unknown when no round has one. */
  ResultLine with(String key, Rates rates) {
    return rates.isEmpty() ? with(key, "unknown") : with(key, rates.median());
  }

  /** Whole numbers from 100 on, three digits below. */
  ResultLine with(String key, double figure) {
    return with(key, String.format(Locale.ROOT, figure >= 100 ? "%.0f" : "%.3g", figure));
  }

  @Override
  public String toString() {
    return String.join(" ", pairs);
  }
}

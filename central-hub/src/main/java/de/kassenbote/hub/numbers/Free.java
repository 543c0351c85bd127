package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.NumberRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the next range of a series lies: ordinary ones follow each other from below, so that a till's numbers do; reserves come from the
 * other end. Both may be shorter than wanted where something is in the way.
 */
final class Free {
  private final Series series;
  private final List<NumberRange> given;

  /**
   * @param given ascending
   */
  Free(Series series, List<NumberRange> given) {
    this.series = series;
    this.given = given;
  }

  Optional<NumberRange> next(boolean reserve) {
    return reserve ? reserve() : ordinary();
  }

  private Optional<NumberRange> ordinary() {
    long begin = begin();
    long before = given.stream().mapToLong(NumberRange::first).filter(first -> first > begin).min().orElse(Long.MAX_VALUE) - 1;
    return range(begin, Math.min(before, Math.min(begin + series.blockSize() - 1, series.last())), false);
  }

  /** The first ordinary number that is free. Never before one that was given: what is unknown there may be known at a till. */
  long begin() {
    long from = Math.max(series.first(), 1 + given.stream().filter(r -> !r.reserve()).mapToLong(NumberRange::last).max().orElse(0));
    for (NumberRange range : given) {
      if (range.first() <= from && range.last() >= from) {
        from = range.last() + 1;
      }
    }
    return from;
  }

  private Optional<NumberRange> reserve() {
    long to = series.last();
    for (NumberRange range : given.stream().sorted(Comparator.comparing(NumberRange::first).reversed()).toList()) {
      if (range.first() <= to && range.last() >= to) {
        to = range.first() - 1;
      }
    }
    long end = to;
    long after = given.stream().mapToLong(NumberRange::last).filter(last -> last < end).max().orElse(0) + 1;
    return range(Math.max(after, Math.max(series.first(), end - series.reserve() + 1)), end, true);
  }

  private Optional<NumberRange> range(long from, long to, boolean reserve) {
    return from > to ? Optional.empty() : Optional.of(new NumberRange(series.kind(), series.prefix(), series.width(), from, to, reserve));
  }
}

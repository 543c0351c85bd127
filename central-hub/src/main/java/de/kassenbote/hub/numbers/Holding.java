package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The ranges of one kind that a till was given, the earlier ones first, beside what it told of them. What was given after all that it told
 * of is on its way to it; what it no longer tells of it has used up.
 */
final class Holding {
  private final List<NumberRange> given;
  private final Collection<RangeUse> told;

  private Holding(List<NumberRange> given, Collection<RangeUse> told) {
    this.given = given;
    this.told = told;
  }

  /**
   * Of the kind that the series is of.
   *
   * @param given of all kinds
   */
  static Holding of(Series series, List<NumberRange> given, Collection<RangeUse> told) {
    return new Holding(given.stream().filter(range -> range.kind().equals(series.kind())).toList(), told);
  }

  List<NumberRange> given() {
    return given;
  }

  /** Numbers that it can still use, with those on their way. */
  long left(boolean reserve) {
    List<NumberRange> ranges = ranges(reserve);
    int latestTold = latestTold(ranges);
    long left = 0;
    for (int i = 0; i < ranges.size(); i++) {
      left += i > latestTold ? size(ranges.get(i)) : use(ranges.get(i)).map(RangeUse::left).orElse(0L);
    }
    return left;
  }

  /** Numbers that it has used, reserve or not. */
  long used() {
    return used(false) + used(true);
  }

  private long used(boolean reserve) {
    List<NumberRange> ranges = ranges(reserve);
    return ranges.subList(0, latestTold(ranges) + 1).stream().mapToLong(r -> use(r).map(RangeUse::used).orElse(size(r))).sum();
  }

  /** It has begun its reserve, and no ordinary number is left. */
  boolean isInReserve() {
    return left(false) == 0 && used(true) > 0;
  }

  private List<NumberRange> ranges(boolean reserve) {
    return given.stream().filter(r -> r.reserve() == reserve).toList();
  }

  private int latestTold(List<NumberRange> ranges) {
    int latest = ranges.size() - 1;
    while (latest >= 0 && use(ranges.get(latest)).isEmpty()) {
      latest--;
    }
    return latest;
  }

  private Optional<RangeUse> use(NumberRange range) {
    return told.stream().filter(u -> u.range().prefix().equals(range.prefix()) && u.range().first() == range.first()).findFirst();
  }

  private static long size(NumberRange range) {
    return range.last() - range.first() + 1;
  }
}

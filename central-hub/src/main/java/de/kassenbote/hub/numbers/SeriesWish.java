package de.kassenbote.hub.numbers;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operator says of a series: what is absent is usual for a new one, and stays as it is for one that is there. */
record SeriesWish(
    @Nullable String prefix,
    @Nullable String kind,
    @Nullable Integer width,
    @Nullable Long first,
    @Nullable Long last,
    @Nullable Long blockSize,
    @Nullable Long lowWater,
    @Nullable Long reserve) {
  private static final int WIDTH = 8;
  private static final int MOST_DIGITS = 18;
  private static final long BLOCK = 1_000;
  private static final long LOW_WATER = 200;
  private static final long RESERVE = 100;

  /**
   * @throws IllegalArgumentException with one sentence, when it cannot be one
   */
  Series added() {
    if (prefix == null || kind == null) {
      throw new IllegalArgumentException("%s is missing".formatted(prefix == null ? "prefix" : "kind"));
    }
    int digits = Objects.requireNonNullElse(width, WIDTH);
    long from = Objects.requireNonNullElse(first, 1L);
    long to = Objects.requireNonNullElseGet(last, () -> largest(digits));
    long block = Objects.requireNonNullElse(blockSize, Math.max(1, Math.min(BLOCK, to - from + 1)));
    return new Series(
        prefix,
        kind,
        digits,
        from,
        to,
        block,
        Objects.requireNonNullElse(lowWater, Math.min(LOW_WATER, block)),
        Objects.requireNonNullElse(reserve, Math.min(RESERVE, block)));
  }

  /**
   * @throws IllegalArgumentException with one sentence, when it cannot be that
   */
  Series changed(Series before) {
    Series after =
        new Series(
            Objects.requireNonNullElse(prefix, before.prefix()),
            Objects.requireNonNullElse(kind, before.kind()),
            Objects.requireNonNullElse(width, before.width()),
            Objects.requireNonNullElse(first, before.first()),
            Objects.requireNonNullElse(last, before.last()),
            Objects.requireNonNullElse(blockSize, before.blockSize()),
            Objects.requireNonNullElse(lowWater, before.lowWater()),
            Objects.requireNonNullElse(reserve, before.reserve()));
    if (!after.prefix().equals(before.prefix()) || !after.kind().equals(before.kind()) || after.width() != before.width()) {
      throw new IllegalArgumentException(
          "prefix, kind and width of a series stay: '%s' is of kind '%s' with %d digits".formatted(before.prefix(), before.kind(), before.width()));
    }
    return after;
  }

  private static long largest(int digits) {
    return Math.round(Math.pow(10, Math.max(1, Math.min(digits, MOST_DIGITS)))) - 1;
  }
}

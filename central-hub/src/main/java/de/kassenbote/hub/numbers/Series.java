package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.DocumentKind;
import de.kassenbote.routes.contract.NumberRange;

/**
 * Document numbers of one prefix, from which tills are given ranges.
 *
 * @param prefix capital letters, digits and hyphens, none of the digits at its end: so a number says by itself where its prefix ends
 * @param blockSize how many numbers a till is given at once
 * @param lowWater a till with fewer left is given the next ones
 * @param reserve how many a till keeps for when it has no others; 0 = none
 */
public record Series(String prefix, String kind, int width, long first, long last, long blockSize, long lowWater, long reserve) {
  public Series {
    DocumentKind.require(kind);
    new NumberRange(kind, prefix, width, first, last);
    require(prefix.matches(".*[A-Z-]"), "prefix must end with a capital letter or a hyphen, got '%s'".formatted(prefix));
    require(blockSize >= 1 && blockSize <= last - first + 1, "blockSize must be 1 to %d, got %d".formatted(last - first + 1, blockSize));
    require(lowWater >= 0 && lowWater <= blockSize, "lowWater must be 0 to blockSize (%d), got %d".formatted(blockSize, lowWater));
    require(reserve >= 0 && reserve <= blockSize, "reserve must be 0 to blockSize (%d), got %d".formatted(blockSize, reserve));
  }

  /** Below this a till is given another reserve, or more ordinary numbers. */
  long least(boolean ofReserve) {
    return ofReserve ? (reserve + 1) / 2 : lowWater;
  }

  long size(boolean ofReserve) {
    return ofReserve ? reserve : blockSize;
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new IllegalArgumentException(sentence);
    }
  }
}

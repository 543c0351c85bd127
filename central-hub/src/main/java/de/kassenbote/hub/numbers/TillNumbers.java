package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.TillId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a till has of one kind of document, as it told last.
 *
 * @param prefix of the series that it is given ranges of
 * @param left ordinary numbers, with those on their way to it
 * @param reserveLeft numbers of its reserve
 * @param inReserve no ordinary number is left, and its reserve is being used
 * @param usedPerDay over the last week; absent = not yet known
 * @param abandoned what earlier installations had left and nobody will use, as the till journalled it
 * @param enoughForDays ordinary numbers at that pace; absent = not known, or it uses none
 */
public record TillNumbers(
    TillId till,
    String kind,
    String prefix,
    long left,
    long reserveLeft,
    boolean inReserve,
    @Nullable Double usedPerDay,
    @Nullable Double enoughForDays,
    List<Interval> ranges,
    List<Interval> abandoned) {

  /** From the first to the last number, as they are printed. */
  public record Interval(String first, String last, boolean reserve) {}
}

package de.kassenbote.hub.numbers;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes ranges out of series: one taker after the other, and none of a series of which a hub that was restored from a backup may have
 * forgotten what it gave. Nobody gives numbers but by this.
 */
final class Blocks {
  private static final Logger log = LoggerFactory.getLogger(Blocks.class);

  private final Function<Handle, String> generation;
  private final Clock clock;

  /**
   * @param generation of the hub's data; another one after a restore
   */
  Blocks(Function<Handle, String> generation, Clock clock) {
    this.generation = generation;
    this.clock = clock;
  }

  /** Tills that have, had or are to have ranges of that series, of which the hub may have forgotten some. */
  List<String> unknown(Handle h, Series series) {
    return KnownTills.unknown(h, series.prefix(), generation.apply(h));
  }

  Free free(Handle h, Series series) {
    return new Free(series, RangeTable.ofSeries(h, series.prefix()).stream().map(GivenRange::range).toList());
  }

  /**
   * Gives the till what comes next.
   *
   * @return false when the series has nothing left
   * @throws HttpProblem 409 while some of its tills have not told what they have
   */
  boolean give(Handle h, TillId till, Series series, boolean reserve) {
    Series now = taken(h, series);
    Optional<NumberRange> next = free(h, now).next(reserve);
    next.ifPresent(range -> put(h, till, range));
    return next.isPresent();
  }

  /**
   * Gives the till exactly this.
   *
   * @throws HttpProblem 409 while some of the series' tills have not told what they have
   * @throws IllegalStateException when a number of it was given already
   */
  void give(Handle h, TillId till, Series series, NumberRange range) {
    taken(h, series);
    refuseGiven(h, range);
    put(h, till, range);
  }

  static void refuseGiven(Handle h, NumberRange range) {
    RangeTable.overlapping(h, range)
        .ifPresent(given -> {
          throw new IllegalStateException("till %s was given %s".formatted(given.till(), given.text()));
        });
  }

  /** As it is once everybody else has to wait. */
  private Series taken(Handle h, Series series) {
    SeriesTable.lock(h, series.prefix());
    List<String> unknown = unknown(h, series);
    if (!unknown.isEmpty()) {
      throw HttpProblem.conflict(
          "the hub was restored, and till %s has not told since which numbers of '%s' it has: let it connect, or say up to which number they were used (kassenbote hub numbers skip)"
              .formatted(String.join(", ", unknown), series.prefix()));
    }
    return SeriesTable.find(h, series.prefix()).orElseThrow();
  }

  private void put(Handle h, TillId till, NumberRange range) {
    RangeTable.insert(h, till, range, clock.millis());
    log.info("till {} is given {}{}", till, new GivenRange(till, range).text(), range.reserve() ? " as its reserve" : "");
  }
}

package de.kassenbote.hub.numbers;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where numbers come from, which ones each till has, and how long they will last. */
final class NumberOverview {
  private static final Duration LEAST_SPAN = Duration.ofHours(1);

  private final Database database;
  private final Clock clock;

  NumberOverview(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  List<SeriesView> series() {
    return database.read(
        h -> SeriesTable.all(h).stream().map(s -> new SeriesView(s, RangeTable.given(h, s.prefix()), SeriesTable.tills(h, s.prefix()))).toList());
  }

  /**
   * What each till has of each kind.
   *
   * @param told what a till told last of its ranges
   * @param only that till; null = all
   */
  List<TillNumbers> tills(Function<TillId, List<RangeUse>> told, @Nullable TillId only) {
    return database.read(
        h ->
            TillsInUse.all(h).stream()
                .filter(till -> only == null || till.equals(only))
                .flatMap(till -> numbers(h, till, told.apply(till)).stream())
                .toList());
  }

  private List<TillNumbers> numbers(Handle h, TillId till, List<RangeUse> told) {
    List<NumberRange> given = Numbers.usable(h, till);
    return SeriesTable.of(h, till).stream().map(series -> numbers(h, till, series, Holding.of(series, given, told))).toList();
  }

  private TillNumbers numbers(Handle h, TillId till, Series series, Holding holding) {
    Double perDay = UseTable.earliest(h, till, series.kind()).flatMap(note -> perDay(note, holding.used())).orElse(null);
    long left = holding.left(false);
    return new TillNumbers(
        till,
        series.kind(),
        series.prefix(),
        left,
        holding.left(true),
        holding.isInReserve(),
        perDay,
        perDay == null || perDay == 0 ? null : left / perDay,
        holding.given().stream().map(NumberOverview::interval).toList(),
        AbandonedNumbers.of(h, till, series.kind()).stream().map(NumberOverview::interval).toList());
  }

  private static TillNumbers.Interval interval(NumberRange r) {
    return new TillNumbers.Interval(r.format(r.first()), r.format(r.last()), r.reserve());
  }

  private Optional<Double> perDay(UseTable.Note note, long used) {
    Duration span = Duration.between(note.at(), clock.instant());
    return span.compareTo(LEAST_SPAN) < 0
        ? Optional.empty()
        : Optional.of((double) Math.max(0, used - note.used()) * Duration.ofDays(1).toMillis() / span.toMillis());
  }
}

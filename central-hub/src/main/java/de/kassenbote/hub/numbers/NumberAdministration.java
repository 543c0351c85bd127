package de.kassenbote.hub.numbers;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Series and ranges as head office sees and changes them; each change is noted as an act. */
public final class NumberAdministration {
  private static final Duration LEAST_SPAN = Duration.ofHours(1);

  private final Database database;
  private final Leases leases;
  private final Function<Handle, String> generation;
  private final BiConsumer<Handle, TillId> settingsChanged;
  private final OperatorActs acts;
  private final Clock clock;

  /**
   * @param generation of the hub's data; another one after a restore
   * @param settingsChanged is told that a till's settings, to which its ranges belong, are about to change
   */
  public NumberAdministration(
      Database database,
      Leases leases,
      Function<Handle, String> generation,
      BiConsumer<Handle, TillId> settingsChanged,
      OperatorActs acts,
      Clock clock) {
    this.database = database;
    this.leases = leases;
    this.generation = generation;
    this.settingsChanged = settingsChanged;
    this.acts = acts;
    this.clock = clock;
  }

  /** The ranges that all installations of a till were given, the earlier ones of a kind first. */
  public static List<NumberRange> ranges(Handle transaction, TillId till) {
    return RangeTable.of(transaction, till).stream().map(GivenRange::range).toList();
  }

  /** Those that its present installation may use. */
  public static List<NumberRange> usable(Handle transaction, TillId till) {
    return RangeTable.ofInstallation(transaction, till).stream().map(GivenRange::range).toList();
  }

  /**
   * Gives a new installation of a till ranges of each kind of document: of the series that the till is assigned, or else of one of its
   * own; one that was prepared under its prefix is taken as it is. What an earlier installation had left is abandoned.
   *
   * @throws IllegalArgumentException when such a series is of another kind
   * @throws HttpProblem 409 when it has no numbers left, or the hub was restored and may have forgotten some
   */
  public void begin(Handle transaction, TillId till) {
    UseTable.forget(transaction, till);
    Map<String, Series> assigned = SeriesTable.of(transaction, till).stream().collect(Collectors.toMap(Series::kind, Function.identity()));
    for (Series standard : StandardSeries.of(till)) {
      begin(transaction, till, standard, assigned.getOrDefault(standard.kind(), standard).prefix());
    }
    SeriesTable.known(transaction, till, generation.apply(transaction));
  }

  private void begin(Handle h, TillId till, Series standard, String prefix) {
    Series series = SeriesTable.find(h, prefix).orElseGet(() -> inserted(h, standard));
    if (!series.kind().equals(standard.kind())) {
      throw new IllegalArgumentException(
          "number series '%s' is of kind '%s'; till %s needs it for '%s'".formatted(series.prefix(), series.kind(), till, standard.kind()));
    }
    requireKnown(h, series);
    SeriesTable.assign(h, till, series);
    if (!leases.give(h, till, series, false)) {
      throw HttpProblem.conflict("number series '%s' has no numbers left for till %s: make it longer first".formatted(prefix, till));
    }
    leases.give(h, till, series, true);
  }

  /** Gives tills of an earlier version numbers of the kinds of documents that there are since. */
  public void completeKinds() {
    List<String> tills = database.read(h -> h.createQuery("SELECT id FROM till WHERE stage <> 'RETIRED' ORDER BY id").mapTo(String.class).list());
    tills.stream().map(TillId::new).forEach(till -> database.useTransaction(h -> completeKinds(h, till)));
  }

  private void completeKinds(Handle h, TillId till) {
    Set<String> known = SeriesTable.of(h, till).stream().map(Series::kind).collect(Collectors.toSet());
    List<Series> missing = StandardSeries.of(till).stream().filter(series -> !known.contains(series.kind())).toList();
    if (!missing.isEmpty()) {
      settingsChanged.accept(h, till);
      missing.forEach(series -> begin(h, till, series, series.prefix()));
    }
  }

  /** Whoever gives numbers without this gives them twice when the hub was restored. */
  private void requireKnown(Handle h, Series series) {
    List<String> unknown = leases.unknown(h, series);
    if (!unknown.isEmpty()) {
      throw HttpProblem.conflict(
          "the hub was restored, and till %s has not told since which numbers of '%s' it has: let it connect, or say up to which number they were used (kassenbote hub numbers skip)"
              .formatted(String.join(", ", unknown), series.prefix()));
    }
  }

  /**
   * A till that cannot tell any more has used the numbers of a series up to this one, as far as anybody knows: none of them is given again, and
   * nobody waits for what it had of that series.
   */
  void skip(TillId till, String prefix, long last, Operator who) {
    database.useTransaction(
        h -> {
          requireTill(h, till);
          SeriesTable.lock(h, prefix);
          Series series = require(h, prefix);
          long first = RangeTable.ofSeries(h, prefix).stream().map(GivenRange::range).filter(r -> !r.reserve()).mapToLong(NumberRange::last).max().orElse(series.first() - 1) + 1;
          if (last < first || last > series.last()) {
            throw new IllegalArgumentException("numbers of '%s' can be skipped up to %d to %d, got %d".formatted(prefix, first, series.last(), last));
          }
          NumberRange skipped = new NumberRange(series.kind(), prefix, series.width(), first, last);
          RangeTable.overlapping(h, skipped)
              .ifPresent(given -> {
                throw new IllegalStateException("till %s was given %s".formatted(given.till(), given.text()));
              });
          RangeTable.abandon(h, till, skipped, clock.millis());
          SeriesTable.known(h, till, generation.apply(h));
          acts.note(h, who, "skip-numbers", Map.of("till", till, "range", skipped), "skipped");
        });
    leases.changed();
  }

  private static Series inserted(Handle h, Series series) {
    SeriesTable.insert(h, series);
    return series;
  }

  List<SeriesView> series() {
    return database.read(
        h -> SeriesTable.all(h).stream().map(s -> new SeriesView(s, RangeTable.given(h, s.prefix()), SeriesTable.tills(h, s.prefix()))).toList());
  }

  /**
   * @throws IllegalStateException when the prefix has a series already
   */
  void add(Series series, Operator who) {
    database.useTransaction(
        h -> {
          SeriesTable.find(h, series.prefix())
              .ifPresent(s -> {
                throw new IllegalStateException("prefix '%s' has a series already, of kind '%s'".formatted(s.prefix(), s.kind()));
              });
          SeriesTable.insert(h, series);
          acts.note(h, who, "add-number-series", series, "added");
        });
  }

  /**
   * Changes bounds and sizes.
   *
   * @throws IllegalArgumentException when there is no such series, or its kind or width would be another one
   * @throws IllegalStateException when numbers outside of the new bounds were given to tills
   */
  void set(Series series, Operator who) {
    database.useTransaction(
        h -> {
          SeriesTable.lock(h, series.prefix());
          Series before = require(h, series.prefix());
          if (!before.kind().equals(series.kind()) || before.width() != series.width()) {
            throw new IllegalArgumentException(
                "kind and width of a series stay: '%s' is of kind '%s' with %d digits".formatted(before.prefix(), before.kind(), before.width()));
          }
          RangeTable.ofSeries(h, series.prefix()).stream()
              .filter(given -> given.range().first() < series.first() || given.range().last() > series.last())
              .findFirst()
              .ifPresent(given -> {
                throw new IllegalStateException(
                    "%d to %d leaves out numbers %s, which till %s was given".formatted(series.first(), series.last(), given.text(), given.till()));
              });
          SeriesTable.update(h, series);
          acts.note(h, who, "set-number-series", Map.of("before", before, "after", series), "set");
        });
    leases.changed();
  }

  /**
   * From now on the till's next numbers come from that series; the ones that it has, it uses up.
   *
   * @throws IllegalArgumentException when there is no such till or series
   */
  void assign(TillId till, String prefix, Operator who) {
    database.useTransaction(
        h -> {
          requireTill(h, till);
          Series series = require(h, prefix);
          SeriesTable.assign(h, till, series);
          acts.note(h, who, "assign-number-series", Map.of("till", till, "kind", series.kind(), "prefix", prefix), "assigned");
        });
    leases.changed();
  }

  /**
   * Gives a till exactly these numbers.
   *
   * @throws IllegalArgumentException when there is no such till or series, or the numbers are not the series'
   * @throws IllegalStateException when one of them was given already
   */
  NumberRange give(TillId till, String prefix, long first, long last, boolean reserve, Operator who) {
    return database.inTransaction(
        h -> {
          requireTill(h, till);
          settingsChanged.accept(h, till);
          SeriesTable.lock(h, prefix);
          Series series = require(h, prefix);
          requireKnown(h, series);
          if (first < series.first() || last > series.last() || last < first) {
            throw new IllegalArgumentException("series '%s' has the numbers %d to %d, got %d to %d".formatted(prefix, series.first(), series.last(), first, last));
          }
          NumberRange range = new NumberRange(series.kind(), prefix, series.width(), first, last, reserve);
          RangeTable.overlapping(h, range)
              .ifPresent(given -> {
                throw new IllegalStateException("till %s was given %s".formatted(given.till(), given.text()));
              });
          RangeTable.insert(h, till, range, clock.millis());
          acts.note(h, who, "give-numbers", Map.of("till", till, "range", range), "given to till " + till);
          return range;
        });
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
            h.createQuery("SELECT id FROM till WHERE stage <> 'RETIRED' ORDER BY id").mapTo(String.class).list().stream()
                .map(TillId::new)
                .filter(till -> only == null || till.equals(only))
                .flatMap(till -> SeriesTable.of(h, till).stream().map(series -> numbers(h, till, series, told.apply(till))))
                .toList());
  }

  private TillNumbers numbers(Handle h, TillId till, Series series, List<RangeUse> told) {
    List<NumberRange> given = usable(h, till).stream().filter(r -> r.kind().equals(series.kind())).toList();
    Holding holding = new Holding(given, told);
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
        given.stream().map(r -> new TillNumbers.Interval(r.format(r.first()), r.format(r.last()), r.reserve())).toList());
  }

  private Optional<Double> perDay(UseTable.Note note, long used) {
    Instant now = clock.instant();
    Duration span = Duration.between(note.at(), now);
    return span.compareTo(LEAST_SPAN) < 0
        ? Optional.empty()
        : Optional.of((double) Math.max(0, used - note.used()) * Duration.ofDays(1).toMillis() / span.toMillis());
  }

  private static Series require(Handle h, String prefix) {
    return SeriesTable.find(h, prefix)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no number series '%s'; known are %s".formatted(prefix, SeriesTable.all(h).stream().map(Series::prefix).limit(50).toList())));
  }

  private static void requireTill(Handle h, TillId till) {
    if (h.select("SELECT id FROM till WHERE id = ? AND stage <> 'RETIRED'", till.value()).mapTo(String.class).findOne().isEmpty()) {
      throw new IllegalArgumentException("there is no till %s in use".formatted(till));
    }
  }
}

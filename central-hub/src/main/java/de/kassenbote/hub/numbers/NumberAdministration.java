package de.kassenbote.hub.numbers;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What head office decides of series and ranges; each change is one transaction with its act. */
final class NumberAdministration {
  private static final int SERIES_NAMED = 50;

  private final Database database;
  private final Function<Handle, String> generation;
  private final BiConsumer<Handle, TillId> settingsChanged;
  private final Blocks blocks;
  private final Leases leases;
  private final OperatorActs acts;
  private final Clock clock;

  NumberAdministration(
      Database database,
      Function<Handle, String> generation,
      BiConsumer<Handle, TillId> settingsChanged,
      Blocks blocks,
      Leases leases,
      OperatorActs acts,
      Clock clock) {
    this.database = database;
    this.generation = generation;
    this.settingsChanged = settingsChanged;
    this.blocks = blocks;
    this.leases = leases;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException when it cannot be a series
   * @throws IllegalStateException when the prefix has a series already
   */
  Series add(SeriesWish wish, Operator who) {
    Series series = wish.added();
    return database.inTransaction(
        h -> {
          SeriesTable.find(h, series.prefix())
              .ifPresent(s -> {
                throw new IllegalStateException("prefix '%s' has a series already, of kind '%s'".formatted(s.prefix(), s.kind()));
              });
          SeriesTable.insert(h, series);
          note(h, who, "number-series-add", Map.of("prefix", series.prefix()), new OperatorActs.Change(null, series), "added series " + series.prefix());
          return series;
        });
  }

  /**
   * Changes bounds and sizes; what is absent stays.
   *
   * @throws HttpProblem 404 when there is no such series
   * @throws IllegalArgumentException when it cannot be that
   * @throws IllegalStateException when numbers outside of the new bounds were given to tills
   */
  Series set(String prefix, SeriesWish wish, Operator who) {
    Series changed =
        database.inTransaction(
            h -> {
              SeriesTable.lock(h, prefix);
              Series before = SeriesTable.find(h, prefix).orElseThrow(() -> HttpProblem.notFound(noSeries(h, prefix)));
              Series after = wish.changed(before);
              refuseGivenOutside(h, after);
              SeriesTable.update(h, after);
              note(h, who, "number-series-set", Map.of("prefix", prefix), new OperatorActs.Change(before, after), "changed series " + prefix);
              return after;
            });
    leases.changed();
    return changed;
  }

  /**
   * From now on the till's next numbers come from that series; the ones that it has, it uses up.
   *
   * @throws IllegalArgumentException when there is no such till or series
   */
  void assign(TillId till, String prefix, Operator who) {
    database.useTransaction(
        h -> {
          TillsInUse.require(h, till);
          Series after = require(h, prefix);
          String before = SeriesTable.of(h, till).stream().filter(s -> s.kind().equals(after.kind())).map(Series::prefix).findFirst().orElse(null);
          SeriesTable.assign(h, till, after);
          Map<String, Object> parameters = Map.of("till", till, "kind", after.kind());
          note(h, who, "number-series-assign", parameters, new OperatorActs.Change(before, prefix), "till %s takes its next numbers from %s".formatted(till, prefix));
        });
    leases.changed();
  }

  /**
   * Gives a till exactly these numbers.
   *
   * @throws HttpProblem 409 while the hub may have forgotten what it gave of the series
   * @throws IllegalArgumentException when there is no such till or series, or the numbers are not the series'
   * @throws IllegalStateException when one of them was given already
   */
  NumberRange give(TillId till, String prefix, long first, long last, boolean reserve, Operator who) {
    return database.inTransaction(
        h -> {
          TillsInUse.require(h, till);
          settingsChanged.accept(h, till);
          Series series = require(h, prefix);
          if (first < series.first() || last > series.last() || last < first) {
            throw new IllegalArgumentException("series '%s' has the numbers %d to %d, got %d to %d".formatted(prefix, series.first(), series.last(), first, last));
          }
          NumberRange range = new NumberRange(series.kind(), prefix, series.width(), first, last, reserve);
          blocks.give(h, till, series, range);
          note(h, who, "numbers-give", Map.of("till", till), new OperatorActs.Change(null, range), "gave till %s %s".formatted(till, new GivenRange(till, range).text()));
          return range;
        });
  }

  /**
   * A till that cannot tell any more, retired or not, has used the numbers of a series up to this one, as far as anybody knows: none of them is
   * given again, and nobody waits for what it had of that series.
   *
   * @throws IllegalArgumentException when there is no such till or series, or the number is none that is free
   * @throws IllegalStateException when one of them was given already
   */
  void skip(TillId till, String prefix, long last, Operator who) {
    database.useTransaction(
        h -> {
          requireTill(h, till);
          SeriesTable.lock(h, prefix);
          Series series = require(h, prefix);
          long first = blocks.free(h, series).begin();
          if (last < first || last > series.last()) {
            throw new IllegalArgumentException("numbers of '%s' can be skipped up to %d to %d, got %d".formatted(prefix, first, series.last(), last));
          }
          NumberRange skipped = new NumberRange(series.kind(), prefix, series.width(), first, last);
          Blocks.refuseGiven(h, skipped);
          RangeTable.abandon(h, till, skipped, clock.millis());
          KnownTills.skipped(h, till, prefix, generation.apply(h));
          note(h, who, "numbers-skip", Map.of("till", till), new OperatorActs.Change(null, skipped), "gives none of %s".formatted(new GivenRange(till, skipped).text()));
        });
    leases.changed();
  }

  private void note(Handle h, Operator who, String what, Map<String, Object> parameters, OperatorActs.Change change, String result) {
    acts.noteChange(h, who, what, parameters, change, result);
  }

  private static void refuseGivenOutside(Handle h, Series series) {
    RangeTable.ofSeries(h, series.prefix()).stream()
        .filter(given -> given.range().first() < series.first() || given.range().last() > series.last())
        .findFirst()
        .ifPresent(given -> {
          throw new IllegalStateException(
              "%d to %d leaves out numbers %s, which till %s was given".formatted(series.first(), series.last(), given.text(), given.till()));
        });
  }

  private static Series require(Handle h, String prefix) {
    return SeriesTable.find(h, prefix).orElseThrow(() -> new IllegalArgumentException(noSeries(h, prefix)));
  }

  private static String noSeries(Handle h, String prefix) {
    return "there is no number series '%s'; known are %s".formatted(prefix, SeriesTable.all(h).stream().map(Series::prefix).limit(SERIES_NAMED).toList());
  }

  private static void requireTill(Handle h, TillId till) {
    if (h.select("SELECT id FROM till WHERE id = ?", till.value()).mapTo(String.class).findOne().isEmpty()) {
      throw new IllegalArgumentException("there is no till %s".formatted(till));
    }
  }
}

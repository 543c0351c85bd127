package de.kassenbote.hub.numbers;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the installations of tills the numbers that they begin with. */
public final class FirstNumbers {
  private static final Logger log = LoggerFactory.getLogger(FirstNumbers.class);

  private final Database database;
  private final Function<Handle, String> generation;
  private final BiConsumer<Handle, TillId> settingsChanged;
  private final Blocks blocks;
  private volatile boolean complete;

  FirstNumbers(Database database, Function<Handle, String> generation, BiConsumer<Handle, TillId> settingsChanged, Blocks blocks) {
    this.database = database;
    this.generation = generation;
    this.settingsChanged = settingsChanged;
    this.blocks = blocks;
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
    Map<String, String> assigned = assigned(transaction, till);
    for (Series standard : StandardSeries.of(till)) {
      begin(transaction, till, standard, assigned.getOrDefault(standard.kind(), standard.prefix()));
    }
    KnownTills.told(transaction, till, generation.apply(transaction));
  }

  /**
   * Gives tills of an earlier version numbers of the kinds of documents that there are since. One that cannot be given any yet, as in a
   * restored hub, does not keep the others or the hub waiting: call it again until all have them.
   */
  public void completeKinds() {
    if (!complete) {
      complete = database.read(h -> TillsInUse.all(h)).stream().filter(till -> !isCompleted(till)).count() == 0;
    }
  }

  private boolean isCompleted(TillId till) {
    try {
      database.useTransaction(h -> completeKinds(h, till));
      return true;
    } catch (HttpProblem e) {
      log.warn("till {} has no numbers yet of a kind of documents that is new: {}", till, e.getMessage());
      return false;
    }
  }

  private void completeKinds(Handle h, TillId till) {
    Map<String, String> assigned = assigned(h, till);
    List<Series> missing = StandardSeries.of(till).stream().filter(series -> !assigned.containsKey(series.kind())).toList();
    if (!missing.isEmpty()) {
      settingsChanged.accept(h, till);
      missing.forEach(series -> begin(h, till, series, series.prefix()));
    }
  }

  private void begin(Handle h, TillId till, Series standard, String prefix) {
    Series series = SeriesTable.find(h, prefix).orElseGet(() -> SeriesTable.insert(h, standard));
    if (!series.kind().equals(standard.kind())) {
      throw new IllegalArgumentException(
          "number series '%s' is of kind '%s'; till %s needs it for '%s'".formatted(series.prefix(), series.kind(), till, standard.kind()));
    }
    if (!blocks.give(h, till, series, false)) {
      throw HttpProblem.conflict("number series '%s' has no numbers left for till %s: make it longer first".formatted(prefix, till));
    }
    SeriesTable.assign(h, till, series);
    if (series.reserve() > 0) {
      blocks.give(h, till, series, true);
    }
  }

  /** Kind → prefix. */
  private static Map<String, String> assigned(Handle h, TillId till) {
    return SeriesTable.of(h, till).stream().collect(Collectors.toMap(Series::kind, Series::prefix));
  }
}

package de.kassenbote.hub.numbers;

import de.kassenbote.database.Database;
import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives tills their next numbers before the ones they have run out. A hub that was restored from a backup may have forgotten ranges that it
 * gave: it gives none of a series before all its tills have told which ones they have.
 */
public final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(5);

  private final Database database;
  private final Function<Handle, String> generation;
  private final BiConsumer<Handle, TillId> settingsChanged;
  private final Alarms alarms;
  private final Clock clock;
  private final Map<TillId, Enough> enough = new ConcurrentHashMap<>();

  /**
   * @param generation of the hub's data; another one after a restore
   * @param settingsChanged is told that the till's settings, to which its ranges belong, are about to change
   */
  public Leases(Database database, Function<Handle, String> generation, BiConsumer<Handle, TillId> settingsChanged, Clock clock) {
    this.database = database;
    this.generation = generation;
    this.settingsChanged = settingsChanged;
    this.alarms = new Alarms(database);
    this.clock = clock;
  }

  /**
   * A till told how far it has used its ranges, in a heartbeat of its registered installation; one of a version that tells nothing is given
   * nothing. What fails is tried again with the next heartbeat, and never keeps this one from being answered.
   */
  public void told(TillId till, List<RangeUse> uses) {
    Enough known = enough.get(till);
    if (uses.isEmpty() || (known != null && known.covers(uses, clock.instant()))) {
      return;
    }
    try {
      look(till, uses);
    } catch (RuntimeException e) {
      log.warn("cannot look whether till {} needs numbers", till, e);
    }
  }

  /** One till after the other: they take from the same series. */
  private synchronized void look(TillId till, List<RangeUse> uses) {
    enough.remove(till);
    Enough found = database.inTransaction(h -> tell(h, till, uses));
    if (found.isKnowledgeNew()) {
      enough.clear();
    }
    if (!found.isGiven()) {
      enough.put(till, found);
    }
  }

  /** Series or ranges were changed: what was found to be enough may not be so any more. */
  void changed() {
    enough.clear();
  }

  private Enough tell(Handle h, TillId till, List<RangeUse> uses) {
    String now = generation.apply(h);
    boolean knowledgeIsNew = !SeriesTable.isKnown(h, till, now);
    learn(h, till, uses, knowledgeIsNew);
    if (knowledgeIsNew) {
      SeriesTable.known(h, till, now);
    }
    List<Stock> stocks = stocks(h, till, uses);
    List<Stock> wanting = stocks.stream().filter(stock -> stock.spare() < 0 && canGive(h, stock.series(), stock.reserve())).toList();
    if (!wanting.isEmpty()) {
      settingsChanged.accept(h, till);
      wanting.forEach(stock -> give(h, till, stock.series(), stock.reserve()));
    }
    long spare = stocks.stream().mapToLong(Stock::spare).filter(s -> s >= 0).min().orElse(0);
    return new Enough(List.copyOf(uses), spare, clock.instant(), knowledgeIsNew, !wanting.isEmpty());
  }

  /**
   * @param spare numbers that the till has beyond those below which it is given more; negative = it is to be given some
   */
  private record Stock(Series series, boolean reserve, long spare) {}

  private List<Stock> stocks(Handle h, TillId till, List<RangeUse> uses) {
    List<NumberRange> given = RangeTable.ofInstallation(h, till).stream().map(GivenRange::range).toList();
    List<Stock> stocks = new ArrayList<>();
    for (Series series : SeriesTable.of(h, till)) {
      Holding holding = new Holding(given.stream().filter(r -> r.kind().equals(series.kind())).toList(), uses);
      UseTable.note(h, till, series.kind(), clock.instant(), holding.used());
      for (boolean reserve : new boolean[] {false, true}) {
        stocks.add(new Stock(series, reserve, holding.left(reserve) - series.least(reserve)));
      }
    }
    return stocks;
  }

  private boolean canGive(Handle h, Series series, boolean reserve) {
    List<String> unknown = unknown(h, series);
    if (!unknown.isEmpty()) {
      log.warn("no numbers of {} are given before {} told which ones they have", series.prefix(), unknown);
      return false;
    }
    boolean isPossible = next(h, series, reserve).isPresent();
    if (!isPossible) {
      log.warn("series {} has no numbers left to give: make it longer, or assign its tills another one", series.prefix());
    }
    return isPossible;
  }

  /** Tills whose ranges of that series the hub may have forgotten. */
  List<String> unknown(Handle h, Series series) {
    return SeriesTable.unknown(h, series.prefix(), generation.apply(h));
  }

  private static Optional<NumberRange> next(Handle h, Series series, boolean reserve) {
    return new Free(series, RangeTable.ofSeries(h, series.prefix()).stream().map(GivenRange::range).toList()).next(reserve);
  }

  /**
   * As many as there are, with everybody else who takes from that series waiting.
   *
   * @return whether there were any
   */
  boolean give(Handle h, TillId till, Series series, boolean reserve) {
    SeriesTable.lock(h, series.prefix());
    Optional<NumberRange> range = SeriesTable.find(h, series.prefix()).flatMap(now -> next(h, now, reserve));
    range.ifPresent(
        given -> {
          RangeTable.insert(h, till, given, clock.millis());
          log.info("till {} is given {} {}", till, reserve ? "the reserve" : "numbers", new GivenRange(till, given).text());
        });
    return range.isPresent();
  }

  /** What it has used beyond what it was given, and, of a generation in which it has not told yet, ranges that the hub has forgotten. */
  private void learn(Handle h, TillId till, List<RangeUse> uses, boolean mayHaveForgotten) {
    Map<List<Object>, NumberRange> known =
        RangeTable.ofInstallation(h, till).stream().collect(Collectors.toMap(given -> begin(given.range()), GivenRange::range));
    for (RangeUse use : uses) {
      NumberRange given = known.get(begin(use.range()));
      if (given == null) {
        learnRange(h, till, use.range(), mayHaveForgotten);
      } else if (use.next() - 1 > given.last()) {
        learnEnd(h, till, given, use.next() - 1);
      }
    }
  }

  private void learnRange(Handle h, TillId till, NumberRange range, boolean mayHaveForgotten) {
    if (SeriesTable.find(h, range.prefix()).isEmpty()) {
      return;
    }
    SeriesTable.lock(h, range.prefix());
    Optional<GivenRange> other = RangeTable.overlapping(h, range);
    if (other.isPresent()) {
      warn(till, range, "of which till %s was given %s".formatted(other.get().till(), other.get().text()));
    } else if (mayHaveForgotten) {
      RangeTable.insert(h, till, range, clock.millis());
    } else {
      warn(till, range, "which it was not given");
    }
  }

  private void learnEnd(Handle h, TillId till, NumberRange given, long used) {
    SeriesTable.lock(h, given.prefix());
    NumberRange beyond = new NumberRange(given.kind(), given.prefix(), given.width(), given.last() + 1, used, given.reserve());
    RangeTable.overlapping(h, beyond)
        .ifPresentOrElse(
            other -> warn(till, beyond, "of which till %s was given %s".formatted(other.till(), other.text())),
            () -> RangeTable.lengthen(h, given, used));
  }

  private void warn(TillId till, NumberRange told, String reason) {
    String detail = "has numbers %s, %s".formatted(new GivenRange(till, told).text(), reason);
    alarms.raise(new Alarm(till, Alarm.Kind.NUMBERS_OF_ANOTHER, told.prefix() + told.first(), detail, clock.instant()));
  }

  private static List<Object> begin(NumberRange range) {
    return List.of(range.prefix(), range.first());
  }

  /**
   * What a till told when it was looked at.
   *
   * @param spare how many numbers it can use before it is to be looked at again
   * @param isKnowledgeNew others may have waited for what it told
   * @param isGiven it was given some, which is to be looked at again
   */
  private record Enough(List<RangeUse> then, long spare, Instant at, boolean isKnowledgeNew, boolean isGiven) {
    boolean covers(List<RangeUse> now, Instant moment) {
      return ranges(then).equals(ranges(now)) && used(now) - used(then) <= spare && at.plus(LOOK_AGAIN_AFTER).isAfter(moment);
    }

    private static List<NumberRange> ranges(List<RangeUse> uses) {
      return uses.stream().map(RangeUse::range).toList();
    }

    private static long used(List<RangeUse> uses) {
      return uses.stream().mapToLong(RangeUse::used).sum();
    }
  }
}

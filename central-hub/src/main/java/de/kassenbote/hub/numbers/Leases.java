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
import java.util.Set;
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
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(10);

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
    long spare = database.inTransaction(h -> tell(h, till, uses));
    if (spare > 0) {
      enough.put(till, new Enough(List.copyOf(uses), spare, clock.instant()));
    }
  }

  /** Series or ranges were changed: what was found to be enough may not be so any more. */
  void changed() {
    enough.clear();
  }

  /** How many numbers it can use before it is to be looked at again; 0 = it was given some, or waits for some. */
  private long tell(Handle h, TillId till, List<RangeUse> uses) {
    learn(h, till, uses);
    SeriesTable.known(h, till, generation.apply(h));
    List<Stock> stocks = stocks(h, till, uses);
    List<Stock> wanting = stocks.stream().filter(stock -> stock.spare() < 0 && canGive(h, stock.series(), stock.reserve())).toList();
    if (!wanting.isEmpty()) {
      settingsChanged.accept(h, till);
      wanting.forEach(stock -> give(h, till, stock.series(), stock.reserve()));
    }
    return Math.max(0, stocks.stream().mapToLong(Stock::spare).min().orElse(0));
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
    List<String> unknown = SeriesTable.unknown(h, series.prefix(), generation.apply(h));
    if (!unknown.isEmpty()) {
      log.info("no numbers of {} are given before {} told which ones they have", series.prefix(), unknown);
      return false;
    }
    return next(h, series, reserve).isPresent();
  }

  private static Optional<NumberRange> next(Handle h, Series series, boolean reserve) {
    return new Free(series, RangeTable.ofSeries(h, series.prefix()).stream().map(GivenRange::range).toList()).next(reserve);
  }

  /** As many as there are, with everybody else who takes from that series waiting. */
  void give(Handle h, TillId till, Series series, boolean reserve) {
    SeriesTable.lock(h, series.prefix());
    next(h, series, reserve)
        .ifPresent(
            range -> {
              RangeTable.insert(h, till, range, clock.millis());
              log.info("till {} is given {} {}", till, reserve ? "the reserve" : "numbers", new GivenRange(till, range).text());
            });
  }

  /** Ranges that the hub gave and has forgotten. */
  private void learn(Handle h, TillId till, List<RangeUse> uses) {
    Set<List<Object>> known = RangeTable.ofInstallation(h, till).stream().map(given -> begin(given.range())).collect(Collectors.toSet());
    uses.stream().map(RangeUse::range).filter(range -> !known.contains(begin(range))).forEach(range -> learn(h, till, range));
  }

  private void learn(Handle h, TillId till, NumberRange range) {
    if (SeriesTable.find(h, range.prefix()).isPresent()) {
      SeriesTable.lock(h, range.prefix());
      RangeTable.overlapping(h, range)
          .ifPresentOrElse(other -> compare(till, range, other), () -> RangeTable.insert(h, till, range, clock.millis()));
    }
  }

  private static List<Object> begin(NumberRange range) {
    return List.of(range.prefix(), range.first());
  }

  private void compare(TillId till, NumberRange told, GivenRange given) {
    if (!given.till().equals(till)) {
      String detail = "has numbers %s, of which till %s was given %s".formatted(new GivenRange(till, told).text(), given.till(), given.text());
      alarms.raise(new Alarm(till, Alarm.Kind.NUMBERS_OF_ANOTHER, told.prefix() + told.first(), detail, clock.instant()));
    }
  }

  /** What a till told when it had enough of everything. */
  private record Enough(List<RangeUse> then, long spare, Instant at) {
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
